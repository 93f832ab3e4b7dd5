"""The cost of one press through the whole bot, against a bare bot: "Start here", stored before it is answered.

Members are distinct, as after a shoutout elsewhere. Both bots get the same raw payloads; see `benchmarks.wire`.
"""

import asyncio
import gc
import itertools
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from statistics import median

import discord
from discord.ext import commands
from sqlalchemy import func, select

from benchmarks.bare import START, OneLine, SameCard, bare_bot
from benchmarks.wire import FIRST_PERSON, GUILD, Line, refuse
from bot.client import Greenroom, create_bot
from bot.settings import Settings as BotSettings
from cogs.onboarding import store, text, ui
from cogs.onboarding.model import Scene, Settings, Status, Step
from cogs.profiles.model import Profile

AT_ONCE = (1, 32, 256)


def crowd_size(members: int, at_once: int) -> int:
    """One at a time takes longest and varies least: a quarter of the members will do."""
    return members // 4 if at_once == 1 else members


@dataclass
class Row:
    """Microseconds per press, round by round, at one number of presses in flight."""

    at_once: int
    one_line: list[float] = field(default_factory=list)
    same_card: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)

    def times_one_line(self) -> float:
        """How often a bare answer of one line fits into one press of ours: the median of the pairs."""
        return median(ours / bare for ours, bare in zip(self.whole, self.one_line, strict=True))

    def times_same_card(self) -> float:
        """The same against a bare bot that answers with the same card."""
        return median(ours / bare for ours, bare in zip(self.whole, self.same_card, strict=True))


class Rig:
    """One logged-in bot and its line."""

    def __init__(self, bot: commands.Bot, delay: float = 0) -> None:
        """Not connected yet. Discord takes `delay` seconds for each request."""
        self.bot = bot
        self.line = Line(delay)

    async def spend(self, people: Iterable[int], at_once: int, custom_id: str = START) -> float:
        """Microseconds per press when each of the people presses once, `at_once` of them at a time."""
        self.line.speak()
        waiting = iter(list(people))
        count = 0
        gc.collect()  # each pays for its own rubbish, not for what another left behind

        async def presser() -> None:
            nonlocal count
            for person in waiting:
                await self.line.press(self.bot, person, custom_id)
                count += 1

        began = time.perf_counter()
        await asyncio.gather(*(presser() for _ in range(at_once)))
        return (time.perf_counter() - began) * 1e6 / count


@asynccontextmanager
async def connected(bot: commands.Bot, delay: float = 0) -> AsyncIterator[Rig]:
    """The bot on its line, logged in; rubbish is collected as `greenroom run` does it, for bare bots too."""
    rig = Rig(bot, delay)
    rig.line.connect(bot)
    await rig.line.log_in(bot)
    gc.collect()
    gc.freeze()
    yield rig
    await bot.close()


_AT = datetime(2026, 1, 1, tzinfo=UTC)
_SCENE = Scene(
    status=Status(guild_id=GUILD, user_id=FIRST_PERSON, step=Step.RULES, started_at=_AT),
    settings=Settings(text.DEFAULT_RULES, text.DEFAULT_PLEDGE, 0),
    profile=Profile(guild_id=GUILD, user_id=FIRST_PERSON),
    channel_id=None,
)


def _card() -> discord.ui.LayoutView:
    return ui.step_card(_SCENE, "person")


async def measure(url: str, rounds: int, members: int) -> list[Row]:
    """Measure on an empty database: interleaved rounds of a bare bot, a bare bot with our card, and ours."""
    settings = BotSettings(database_url=url, _env_file=None)
    whole_bot = create_bot(settings)
    people = itertools.count(FIRST_PERSON)
    async with (
        connected(bare_bot(OneLine())) as one_line,
        connected(bare_bot(SameCard(_card))) as same,
        connected(whole_bot) as whole,
    ):
        rows = [Row(at_once) for at_once in AT_ONCE]
        for rig in (one_line, same, whole):
            await rig.spend(itertools.islice(people, 100), 8)
        for _, row in itertools.product(range(rounds), rows):
            crowd = list(itertools.islice(people, crowd_size(members, row.at_once)))
            row.one_line.append(await one_line.spend(crowd, row.at_once))
            row.same_card.append(await same.spend(crowd, row.at_once))
            row.whole.append(await whole.spend(crowd, row.at_once))
        await _count(whole_bot, rounds * sum(crowd_size(members, row.at_once) for row in rows) + 100)
    return rows


async def _count(bot: Greenroom, expected: int) -> None:
    async with bot.db.read() as conn:
        stored = await conn.scalar(select(func.count()).select_from(store.people))
    if stored != expected:
        refuse(f"{expected} presses were answered, {stored} are stored")
