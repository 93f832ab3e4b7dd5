"""Looking at each group once the bot is ready, and then once a day: whatever happened unheard is noticed then.

Discord tells a bot nothing of what happened while it was away: who left, and which threads were deleted.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import discord

from bot.by import By
from bot.reach import LINE_TROUBLE, absent

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.client import Greenroom

EVERY = timedelta(days=1)

Look = Callable[["Greenroom", discord.Guild], Awaitable[None]]
Left = Callable[["AsyncConnection", By], Awaitable[None]]


class Rounds:
    """One feature's look at each group; its `tick` is among the feature's ticks."""

    def __init__(self, bot: "Greenroom", look: Look) -> None:
        """When a group was looked at is about this process's list of members, so it is not stored."""
        self._bot = bot
        self._look = look
        self._looked: dict[int, datetime] = {}
        bot.add_listener(self.start_over, "on_ready")

    async def start_over(self) -> None:
        """The connection is new: events may have been missed."""
        self._looked.clear()

    async def tick(self) -> None:
        """Look at the groups whose turn it is. Without all its members somebody would seem to have left."""
        now = self._bot.now()
        for guild in self._bot.guilds:
            looked = self._looked.get(guild.id)
            if guild.chunked and not guild.unavailable and (looked is None or now - looked >= EVERY):
                self._looked[guild.id] = now
                await self._look_at(guild)

    async def _look_at(self, guild: discord.Guild) -> None:
        try:
            await self._look(self._bot, guild)
        except (discord.HTTPException, *LINE_TROUBLE):
            return  # it cannot be known now; it is looked for again tomorrow


async def let_go(bot: "Greenroom", guild: discord.Guild, people: Iterable[int], left: Left) -> Sequence[int]:
    """Have `left` happen to those of these people who are not in the group any more; answers them.

    Raises discord.HTTPException when Discord does not answer.
    """
    gone = await absent(guild, people)
    for person in gone:
        async with bot.db.write() as conn:
            await left(conn, By(guild.id, person, bot.now()))
    return gone
