"""The batched writer against a transaction each: the same statement, the same rows, without Discord around it."""

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from statistics import median

from benchmarks.press import AT_ONCE, crowd_size
from benchmarks.wire import FIRST_PERSON, GUILD
from bot.batch import BatchWriter
from bot.clock import system_clock
from bot.db import Database, open_database
from cogs.onboarding import service
from cogs.onboarding.service import Start, Started

Write = Callable[[Start], Awaitable[Started]]


@dataclass
class Row:
    """Microseconds per write, round by round, at one number of writes in flight."""

    at_once: int
    alone: list[float] = field(default_factory=list)
    batched: list[float] = field(default_factory=list)

    def gain(self) -> float:
        """How many batched writes fit into one of the others: the median of the pairs."""
        return median(alone / batched for alone, batched in zip(self.alone, self.batched, strict=True))


async def measure(url: str, rounds: int, writes: int) -> list[Row]:
    """Measure on a database that has the tables."""
    db = open_database(url)
    starter: BatchWriter[Start, Started] = BatchWriter(db, service.start)
    people = itertools.count(FIRST_PERSON * 2)
    rows = [Row(at_once) for at_once in AT_ONCE]
    for _, row in itertools.product(range(rounds), rows):
        for write, figures in ((_alone(db), row.alone), (starter.submit, row.batched)):
            figures.append(await _spend(write, itertools.islice(people, crowd_size(writes, row.at_once)), row.at_once))
    await db.close()
    return rows


def _alone(db: Database) -> Write:
    async def write(start: Start) -> Started:
        async with db.write() as conn:
            return (await service.start(conn, [start]))[0]

    return write


async def _spend(write: Write, people: Iterable[int], at_once: int) -> float:
    """Microseconds per write."""
    waiting = [Start(GUILD, person, system_clock()) for person in people]
    starts = iter(waiting)

    async def writer() -> None:
        for start in starts:
            await write(start)

    began = time.perf_counter()
    await asyncio.gather(*(writer() for _ in range(at_once)))
    return (time.perf_counter() - began) * 1e6 / len(waiting)
