"""Looking at each group once the bot is ready, and then once a day: whatever happened unheard is noticed then.

Discord tells a bot nothing of what happened while it was away: who left, and which threads were deleted.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import discord

from bot.by import By
from bot.metrics import stopwatch
from bot.reach import LINE_TROUBLE, absent

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.client import Greenroom

EVERY = timedelta(days=1)
LONGEST = 0.1
"""Seconds after which a tick begins with no further group: what is due elsewhere must not wait for a look around."""

Look = Callable[["Greenroom", discord.Guild], Awaitable[None]]
Left = Callable[["AsyncConnection", By], Awaitable[None]]


class Around:
    """Every group of this process in its turn, now and again; many groups take several ticks."""

    def __init__(self, bot: "Greenroom", every: timedelta, look: Callable[[discord.Guild], Awaitable[None]]) -> None:
        """When a group was looked at is about this process's view of it, so it is not stored."""
        self._bot = bot
        self._every = every
        self._look = look
        self._looked: dict[int, datetime] = {}

    def start_over(self) -> None:
        """The connection is new: events may have been missed."""
        self._looked.clear()

    async def tick(self, *, whole: bool = False) -> None:
        """Look at groups whose turn it is; with `whole` only at those of which all members are known."""
        now, began = self._bot.now(), stopwatch()
        for guild in self._bot.guilds:
            looked = self._looked.get(guild.id)
            is_there = not guild.unavailable and (guild.chunked or not whole)
            if is_there and (looked is None or now - looked >= self._every):
                self._looked[guild.id] = now
                await self._look(guild)
                if stopwatch() - began > LONGEST:
                    return


class Rounds:
    """One feature's daily look at each group; its `tick` is among the feature's ticks."""

    def __init__(self, bot: "Greenroom", look: Look) -> None:
        """Begin anew with each connection."""
        self._bot = bot
        self._look = look
        self._around = Around(bot, EVERY, self._look_at)
        bot.add_listener(self.start_over, "on_ready")

    async def start_over(self) -> None:
        """Discord told nothing of what happened meanwhile."""
        self._around.start_over()

    async def tick(self) -> None:
        """Look at groups whose turn it is. Without all its members somebody would seem to have left."""
        await self._around.tick(whole=True)

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
