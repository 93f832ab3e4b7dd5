"""The bot on several shards, perhaps one process among several: each shard has a line of its own to Discord."""

from typing import Any

import discord

from bot.client import Greenroom
from bot.clock import Clock
from bot.jobs import Driver
from bot.settings import Settings


class ShardedGreenroom(Greenroom, discord.AutoShardedClient):
    """The same bot, on the shards of its settings."""

    def __init__(self, settings: Settings, clock: Clock, driver: Driver | None) -> None:
        """A turn to identify may take long where there are many processes: no shard gives up waiting."""
        shards = {"shard_count": settings.shard_count, "shard_ids": list(settings.shards)}
        super().__init__(settings, clock, driver, **shards, shard_connect_timeout=None)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Keep Discord's order over all processes; alone, discord.py keeps it by itself."""
        if self.processes.home.is_everything:
            await super().before_identify_hook(shard_id, initial=initial)
            return
        limits = await self.fetch_session_start_limits()
        await self.processes.identify(shard_id or 0, limits.max_concurrency)

    def get_guild(self, id: int, /) -> discord.Guild | None:  # noqa: A002 - discord.py's own name
        """The group, also one of another process that was reached for."""
        return super().get_guild(id) or self.borrowed.get(id)

    def get_channel(self, id: int, /) -> Any:  # noqa: A002, ANN401 - as above, and its kinds are many
        """A channel or thread, also of such a group."""
        return super().get_channel(id) or self.borrowed.channel(id)
