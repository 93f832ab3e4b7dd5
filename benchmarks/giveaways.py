"""The cost of entering a giveaway, through the client's own parser: against bare bots, against itself when there is
much in the store, and with a Discord that takes its time.

Presses, people and payloads are the same for all; what was answered is counted in the store afterwards.
"""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.bare import bare_bot
from benchmarks.bare_giveaways import ENTER, Answering, Blocking, Storing, opened
from benchmarks.databases import UrlIn
from benchmarks.press import Rig, connected
from benchmarks.wire import CHANNEL, FIRST_PERSON, GUILD, refuse
from bot.client import Greenroom, create_bot
from bot.settings import Settings
from cogs.giveaways import service, store_entries
from cogs.giveaways.model import Giveaway, State, control
from cogs.giveaways.model_spec import Spec
from cogs.giveaways.store_entries import Asked

CROWD = 256
SLOW = 0.08
"""Seconds that a slow Discord takes for a request."""
_TRICKLE = 11
"""Seconds that people go on pressing with a slow Discord, while edits are counted."""
_WARM = 600
"""Presses until SQLite's log has its size: while it grows, each write to the disk takes longer."""

people: Iterator[int] = itertools.count(FIRST_PERSON)


@dataclass
class Pairs:
    """Microseconds per press, round by round: ours, and what it is held against. `aim` is the least ratio we want."""

    what: str
    aim: float
    ours: list[float] = field(default_factory=list)
    other: list[float] = field(default_factory=list)

    def ratio(self) -> float:
        """Presses per second, ours against the other's: the median of the pairs. Larger is better."""
        return median(other / ours for ours, other in zip(self.ours, self.other, strict=True))


@dataclass(frozen=True)
class Slow:
    """With a slow Discord: seconds until the last of a hundred was answered, and card edits in so many seconds."""

    seconds: float
    edits: int
    during: float


class Ours:
    """Our bot on its line, with giveaways."""

    def __init__(self, rig: Rig, bot: Greenroom) -> None:
        """Connected already."""
        self.rig = rig
        self.bot = bot

    async def open(self, guild_id: int = GUILD, entries: int = 0) -> Giveaway:
        """Open a giveaway with so many entries."""
        now = self.bot.now()
        async with self.bot.db.write() as conn:
            whose = (guild_id, FIRST_PERSON, CHANNEL)
            draft = await service.draft(conn, whose, Spec("A ring light"), now + timedelta(hours=1), now)
            await service.start(conn, guild_id, draft.id, now)
        await self.bot.outbox.idle()  # its card is posted, and that is a change of the giveaway
        async with self.bot.db.write() as conn:
            giveaway = await service.load(conn, guild_id, draft.id)
        asked = [
            Asked(guild_id, giveaway.id, person, giveaway.version, f"{person:016x}", now, None)
            for person in itertools.islice(people, entries)
        ]
        if asked and not all(await store_entries.enter(self.bot.db, asked)):
            refuse("entries were not taken")
        return giveaway

    async def end(self, giveaway: Giveaway) -> None:
        """Close it."""
        async with self.bot.db.write() as conn:
            loaded = await service.load(conn, giveaway.guild_id, giveaway.id)
            await service.keep(conn, loaded.becomes(State.CLOSED), self.bot.now())

    async def spend(self, giveaway: Giveaway, crowd: list[int], at_once: int) -> float:
        """Microseconds per press of these people; each of them is in afterwards."""
        before = await self.count(giveaway)
        spent = await self.rig.spend(crowd, at_once, control("enter", giveaway.id))
        if await self.count(giveaway) != before + len(crowd):
            refuse(f"{len(crowd)} presses were answered, {await self.count(giveaway) - before} are stored")
        return spent

    async def count(self, giveaway: Giveaway) -> int:
        """How many are in the store."""
        async with self.bot.db.read() as conn:
            return await store_entries.count(conn, giveaway.guild_id, giveaway.id)


@asynccontextmanager
async def ours_on(url: str, delay: float = 0) -> AsyncIterator[Ours]:
    """Our bot on an empty database."""
    bot = create_bot(Settings(database_url=url, _env_file=None))
    async with connected(bot, delay) as rig:
        yield Ours(rig, bot)


def crowd_of(size: int) -> list[int]:
    """So many people who never pressed before."""
    return list(itertools.islice(people, size))


async def against_bare(url: str, folder: Path, rounds: int, presses: int) -> list[Pairs]:
    """A crowd enters one giveaway, and then people one by one; the bare bots get the same presses in between."""
    crowded = Pairs(f"{CROWD} at once, to a bare bot that only answers", 0.8)
    single = Pairs("one at a time, to a bare bot with an insert each (aiosqlite)", 0.7)
    strict = Pairs("one at a time, to a bare bot that blocks for each insert", 0.7)
    connection, blocking = await opened(folder), Blocking(folder)
    async with (
        ours_on(url) as ours,
        connected(bare_bot(Answering())) as answering,
        connected(bare_bot(Storing(connection))) as storing,
        connected(bare_bot(blocking)) as blocked,
    ):
        giveaway = await ours.open()
        for rig in (answering, storing, blocked):
            await rig.spend(crowd_of(_WARM), 8, ENTER)
        await ours.spend(giveaway, crowd_of(100), 8)
        for _ in range(rounds):
            crowd = crowd_of(presses)
            crowded.other.append(await answering.spend(crowd, CROWD, ENTER))
            crowded.ours.append(await ours.spend(giveaway, crowd, CROWD))
        for _, (pairs, bare) in itertools.product(range(rounds), [(single, storing), (strict, blocked)]):
            crowd = crowd_of(presses // 10)
            pairs.other.append(await bare.spend(crowd, 1, ENTER))
            pairs.ours.append(await ours.spend(giveaway, crowd, 1))
    await connection.close()
    blocking.close()
    return [crowded, single, strict]


async def grown(url: str, rounds: int, presses: int, entries: int) -> Pairs:
    """The last entries of a giveaway that has many, against the first of one that has few."""
    pairs = Pairs(f"the {entries:,}th entry to the 100th", 1 / 1.2)
    async with ours_on(url) as ours:
        large = await ours.open(entries=entries - rounds * presses)
        await ours.spend(large, crowd_of(1), 1)
        for _ in range(rounds):
            small = await ours.open(entries=100 - 1)
            await ours.spend(small, crowd_of(1), 1)
            pairs.other.append(await ours.spend(small, crowd_of(presses), CROWD))
            pairs.ours.append(await ours.spend(large, crowd_of(presses), CROWD))
    return pairs


async def among_others(url: str, crowded_url: str, rounds: int, presses: int) -> Pairs:
    """With 50 other groups and 50 ended giveaways in the store, against an empty store."""
    pairs = Pairs("with 50 other groups and 50 ended giveaways, to a store without them", 1 / 1.1)
    async with ours_on(url) as alone, ours_on(crowded_url) as among:
        for number in range(50):
            await among.open(GUILD + 1 + number, entries=50)
            await among.end(await among.open(entries=200))
        for each in (alone, among):
            await each.end(await each.open(entries=10 * _WARM))
        ones = [(each, await each.open()) for each in (alone, among)]
        for each, giveaway in ones:
            await each.spend(giveaway, crowd_of(200), 8)
        for number in range(2 * rounds):
            for each, giveaway in ones if number % 2 else reversed(ones):  # so that neither is always the second
                spent = await each.spend(giveaway, crowd_of(presses), CROWD)
                (pairs.other if each is alone else pairs.ours).append(spent)
    return pairs


async def with_slow_discord(url: str, seconds: float = _TRICKLE) -> Slow:
    """A hundred press at once; then they come one by one, while the tick does its work every second."""
    async with ours_on(url, SLOW) as ours:
        giveaway = await ours.open()
        enter = control("enter", giveaway.id)
        await ours.rig.spend(crowd_of(1), 1, enter)
        ours.rig.line.edits.clear()
        began = time.perf_counter()
        ticking = asyncio.create_task(_tick(ours.bot))
        await ours.rig.spend(crowd_of(100), 100, enter)
        answered = time.perf_counter() - began
        while time.perf_counter() - began < seconds:
            await ours.rig.spend(crowd_of(5), 5, enter)
        during = time.perf_counter() - began
        ticking.cancel()
        await asyncio.wait([ticking])
        return Slow(answered, len(ours.rig.line.edits), during)


async def _tick(bot: Greenroom) -> None:
    while True:
        await bot.tick()
        await asyncio.sleep(1)


def measure(url_in: UrlIn, rounds: int, presses: int, entries: int) -> tuple[list[Pairs], Slow]:
    """All figures of one engine, each on fresh databases."""
    with TemporaryDirectory(prefix="greenroom-") as folder:
        folders = [Path(folder) / str(number) for number in range(5)]
        for each in folders:
            each.mkdir()
        bare, large, alone, among, slow = map(url_in, folders)
        pairs = asyncio.run(against_bare(bare, folders[0], rounds, presses))
        pairs.append(asyncio.run(grown(large, rounds, presses, entries)))
        pairs.append(asyncio.run(among_others(alone, among, rounds, presses)))
        return pairs, asyncio.run(with_slow_discord(slow))
