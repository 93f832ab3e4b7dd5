"""Groups of other processes' shards, asked for by REST: whole, as the gateway would have told them, for a minute.

Discord tells a process nothing of the groups on other shards. Whoever works for such a group, because its process is
dead or because somebody pressed a button in direct messages, calls `reach` first; then `bot.get_guild` has it,
with its channels, roles, threads and every member, and nobody is taken for gone.
"""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import discord

from bot.clock import Clock
from bot.share import Share

if TYPE_CHECKING:
    from discord.abc import GuildChannel

FRESH = timedelta(minutes=1)
_PAGE = 1000
"""Members in one of Discord's answers."""


class BorrowedGuild(discord.Guild):
    """A group that no gateway of ours knows."""

    async def query_members(  # type: ignore[override]  # as much of it as the bot uses
        self,
        query: str | None = None,
        *,
        limit: int = 5,
        user_ids: Sequence[int] = (),
        presences: bool = False,
        cache: bool = True,
    ) -> list[discord.Member]:
        """Those of these people who are in it. Nobody has to be asked: everybody was listed a moment ago."""
        del query, limit, presences, cache
        return [member for user_id in user_ids if (member := self.get_member(user_id)) is not None]


class Borrowed:
    """Those that this process has borrowed."""

    def __init__(self, client: discord.Client, home: Share, clock: Clock) -> None:
        """Nothing is asked before the first `reach`. Groups of `home` are never asked for."""
        self._client = client
        self._home = home
        self._clock = clock
        self._known: dict[int, tuple[datetime, BorrowedGuild]] = {}

    async def reach(self, guild_id: int) -> None:
        """Know the group as it is now, if it is another process's; one that has sent the bot away stays unknown.

        Raises discord.HTTPException, or what a line does, when Discord does not answer.
        """
        if self._home.has(guild_id):
            return
        now = self._clock()
        self._known = {each: kept for each, kept in self._known.items() if now - kept[0] < FRESH}
        if guild_id in self._known:
            return
        try:
            self._known[guild_id] = now, await self._ask(guild_id)
        except (discord.NotFound, discord.Forbidden):
            return

    def get(self, guild_id: int) -> discord.Guild | None:
        """The group, if it is borrowed."""
        kept = self._known.get(guild_id)
        return kept[1] if kept is not None else None

    def channel(self, channel_id: int) -> "GuildChannel | discord.Thread | None":
        """A channel or thread of one of them."""
        found = (guild.get_channel_or_thread(channel_id) for _, guild in self._known.values())
        return next((channel for channel in found if channel is not None), None)

    async def _ask(self, guild_id: int) -> BorrowedGuild:
        http = self._client.http
        guild, channels, threads, members = await asyncio.gather(
            http.get_guild(guild_id),
            http.get_all_guild_channels(guild_id),
            http.get_active_threads(guild_id),
            self._members(guild_id),
        )
        data: Any = {**guild, "channels": channels, "threads": threads["threads"], "members": members}
        data["member_count"] = len(members)
        return BorrowedGuild(data=data, state=self._client._connection)  # noqa: SLF001 - as Client.fetch_guild does

    async def _members(self, guild_id: int) -> list[Any]:
        members: list[Any] = []
        while True:
            last = int(members[-1]["user"]["id"]) if members else None
            page = await self._client.http.get_members(guild_id, _PAGE, last)
            members += page
            if len(page) < _PAGE:
                return members
