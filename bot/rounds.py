"""Looking at each group once the bot is ready, and then once a day: whatever happened unheard is noticed then.

Discord tells a bot nothing of what happened while it was away: who left, and which threads were deleted.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import discord

from bot import jobs
from bot.by import By
from bot.metrics import stopwatch
from bot.reach import LINE_TROUBLE, absent
from bot.whom import Ask, asked

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.client import Greenroom

EVERY = timedelta(days=1)
LONGEST = 0.1
"""Seconds after which a tick begins with no further group: what is due elsewhere must not wait for a look around."""

Look = Callable[["Greenroom", discord.Guild, Sequence[int]], Awaitable[None]]
"""What is done in a group about these people. It may raise what Discord raises: then it is looked again tomorrow."""
Left = Callable[["AsyncConnection", By], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Round:
    """What a feature looks after in each group: about whom it is, and what is done. About nobody, nothing is."""

    whom: Ask
    look: Look


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
    """The daily look of all features at each group. Its `tick` is among the jobs."""

    def __init__(self, bot: "Greenroom", rounds: Mapping[str, Round]) -> None:
        """Begin anew with each connection. Each round is measured by its name."""
        self._bot = bot
        self._rounds = rounds
        self._asks = {name: each.whom for name, each in rounds.items()}
        self._around = Around(bot, EVERY, self._look_at)
        bot.add_listener(self.start_over, "on_ready")

    async def start_over(self) -> None:
        """Discord told nothing of what happened meanwhile."""
        self._around.start_over()

    async def tick(self) -> None:
        """Look at groups whose turn it is. Without all its members somebody would seem to have left."""
        await self._around.tick(whole=True)

    async def _look_at(self, guild: discord.Guild) -> None:
        for name, people in (await asked(self._bot.db, self._asks, guild.id)).items():
            await jobs.run(name, partial(self._round, name, guild, people))

    async def _round(self, name: str, guild: discord.Guild, people: Sequence[int]) -> None:
        with self._bot.metrics.working(name), suppress(discord.HTTPException, *LINE_TROUBLE):
            await self._rounds[name].look(self._bot, guild, people)


def of_features(bot: "Greenroom") -> Rounds:
    """All that the features of this bot look after."""
    return Rounds(bot, {f"{each.name}.{name}": one for each in bot.features for name, one in each.rounds.items()})


def leaving(whom: Ask, left: Left) -> Round:
    """Have `left` happen to those of these people who left unheard."""

    async def look(bot: "Greenroom", guild: discord.Guild, people: Sequence[int]) -> None:
        await let_go(bot, guild, people, left)

    return Round(whom, look)


async def let_go(bot: "Greenroom", guild: discord.Guild, people: Iterable[int], left: Left) -> Sequence[int]:
    """Have `left` happen to those of these people who are not in the group any more; answers them.

    Raises discord.HTTPException when Discord does not answer.
    """
    gone = await absent(guild, people)
    for person in gone:
        async with bot.db.write() as conn:
            await left(conn, By(guild.id, person, bot.now()))
    return gone
