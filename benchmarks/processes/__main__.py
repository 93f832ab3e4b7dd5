"""Several processes on one PostgreSQL with the due work of 200 groups: `python -m benchmarks.processes`, `make bench`.

One of them is killed again and again: nothing is done twice, nothing is lost, nobody is taken for gone, and nothing is
later than two ticks after the lease of whoever had it. Then a backlog is sent by one, two and four. Exit status 1 when
a promise is broken. The simulated Discord shares the machine, so the ratios are a lower bound.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.databases import databases
from benchmarks.processes import child, items
from benchmarks.processes.town import Town
from benchmarks.survival.hunter import Hunter
from benchmarks.survival.pace import Pace
from benchmarks.survival.stage import come_to_rest, errors
from bot import leases, outbox_store
from bot.db import Database, open_database
from bot.migrate import migrate

GROUPS = 200
SPEED = 5.0
TICK = timedelta(seconds=child.TICK_SECONDS * SPEED)
ACTED_WITHIN = leases.LEASE + 2 * TICK
SENT_WITHIN = ACTED_WITHIN + outbox_store.LEASE
"""Whoever died may have claimed the message a moment before."""
AWAY = (0.2, 4.5)
"""Real seconds until it is started again: too soon to be missed, and longer than a lease."""
_PATIENCE = 120.0
_SHARDS = {1: ("0 1 2 3",), 2: ("0 1", "2 3"), 4: ("0", "1", "2", "3")}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the items. `acted` and `sent`: how late the latest one was, in seconds of the faster clock."""

    processes: int
    items: int
    kills: int
    lost: int
    twice: int
    gone: int
    bugs: int
    acted: float
    sent: float
    borrowed: int

    @property
    def is_good(self) -> bool:
        """Whether every promise was kept."""
        on_time = self.acted <= ACTED_WITHIN.total_seconds() and self.sent <= SENT_WITHIN.total_seconds()
        return not (self.lost or self.twice or self.gone or self.bugs) and on_time


class Play:
    """A database, a town, and processes on it."""

    def __init__(self, url: str, folder: Path, count: int, seed: int) -> None:
        """Nothing runs yet."""
        self.url = url
        self.rng = random.Random(seed)
        self.town = Town(Pace(time.time(), SPEED), self.rng)
        self.town.build(GROUPS)
        self.db: Database = open_database(url)
        names = enumerate(_SHARDS[count])
        self.hunters = [
            Hunter(self.town, url, folder, self.rng, f"bot{each}", begin=child.begin, more=(shards,))
            for each, shards in names
        ]

    async def open(self) -> None:
        """Start every process, and wait until it is there."""
        await migrate(self.url, None)
        await items.create(self.db)
        for hunter in self.hunters:
            await hunter.open()
            await hunter.start()
        for hunter in self.hunters:
            await hunter.started()
        await asyncio.sleep(1)  # the processes get to know their groups

    async def close(self) -> None:
        """Leave nothing behind."""
        for hunter in self.hunters:
            await hunter.close()
        await self.db.close()

    def rows(self, each: int, spread: timedelta) -> list[dict[str, Any]]:
        """So many items of each group, due at random moments within that time."""
        places = list(self.town.places_of.items()) * each
        now = self.town.pace.now()
        return [
            {
                "id": number,
                "guild_id": guild_id,
                "channel_id": channel_id,
                "user_id": person_id,
                "due_at": now + self.rng.random() * spread,
                "acted_at": None,
            }
            for number, (guild_id, (channel_id, person_id)) in enumerate(places)
        ]

    async def hunt(self, victim: Hunter, kills: int) -> None:
        """Kill it again and again, mostly in the middle of its work."""
        for number in range(kills):
            await victim.started()
            await asyncio.sleep(self.rng.uniform(0.8, 2.5))
            await victim.kill()
            await asyncio.sleep(AWAY[number % 2])
            await victim.start()
        await victim.started()


async def survive(url: str, folder: Path, count: int, kills: int, seed: int) -> Outcome:
    """Have the work done while the first of `count` processes is killed so many times."""
    play = Play(url, folder, count, seed)
    await play.open()
    try:
        rows = play.rows(1 + kills // 2, timedelta(seconds=4 * kills * SPEED))
        await items.store(play.db, rows, as_errands=False)
        await play.hunt(play.hunters[0], kills)
        async with asyncio.timeout(_PATIENCE):
            while await items.waiting(play.db):  # noqa: ASYNC110 - what is waited for happens in other processes
                await asyncio.sleep(0.2)
        await come_to_rest(url, play.town.pace)
        return await _judge(play, rows)
    finally:
        await play.close()


async def _judge(play: Play, rows: Sequence[dict[str, Any]]) -> Outcome:
    due = {row["id"]: row["due_at"] for row in rows}
    acted = await items.acted(play.db)
    said = Counter(int(words.split()[1]) for words, _ in play.town.sent)
    first = {int(words.split()[1]): at for words, at in reversed(play.town.sent)}
    return Outcome(
        processes=len(play.hunters),
        items=len(rows),
        kills=play.hunters[0].kills,
        lost=len(due.keys() - said.keys()),
        twice=sum(times - 1 for times in said.values()),
        gone=sum(items.GONE in words for words, _ in play.town.sent),
        bugs=sum(_bugs(hunter.log) for hunter in play.hunters),
        acted=max((at - due[each]).total_seconds() for each, at in acted.items()),
        sent=max((at - due[each]).total_seconds() for each, at in first.items()),
        borrowed=play.town.figures["requests for groups of others"],
    )


def _bugs(log: Path) -> int:
    """How many there are; the first of them is shown."""
    if found := errors(log):
        print(log.read_text(errors="replace")[:3000], flush=True)
    return found


async def send(url: str, folder: Path, count: int, each: int, seed: int) -> float:
    """How many messages of a backlog leave in a real second."""
    play = Play(url, folder, count, seed)
    await play.open()
    try:
        rows = play.rows(each, timedelta())
        await items.store(play.db, rows, as_errands=True)
        began = time.monotonic()
        async with asyncio.timeout(_PATIENCE):
            while len(play.town.sent) < len(rows):  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.01)
        return len(rows) / (time.monotonic() - began)
    finally:
        await play.close()


def show(outcomes: Sequence[Outcome], rates: dict[int, float]) -> None:
    """Print both tables."""
    title = f"Several processes, one killed again and again, {GROUPS} groups: postgresql"
    table = Table("", *(f"{each.processes} processes" for each in outcomes), title=title)
    for name in Outcome.__slots__[1:]:
        figures = (getattr(each, name) for each in outcomes)
        table.add_row(_NAMES[name], *(f"{each:.1f}" if isinstance(each, float) else str(each) for each in figures))
    Console().print(table)
    ratios = ", ".join(f"{count}: {rate:,.0f} ({rate / rates[1]:.1f} ×)" for count, rate in rates.items())
    Console().print(f"Messages a second of a backlog, by processes, to one: {ratios}\n")


_NAMES = {
    "items": "items",
    "kills": "kills",
    "lost": "lost (aim 0)",
    "twice": "seen twice (aim 0)",
    "gone": "somebody taken for gone (aim 0)",
    "bugs": "bugs in the logs (aim 0)",
    "acted": f"latest act, seconds (aim {ACTED_WITHIN.total_seconds():.0f})",
    "sent": f"latest message, seconds (aim {SENT_WITHIN.total_seconds():.0f})",
    "borrowed": "requests for groups of others",
}


def measure(kills: int, each: int, seed: int, counts: Sequence[int] = (2, 4)) -> bool:
    """Play everything, where there is a PostgreSQL. A minute and a half; answers whether every promise was kept."""
    with databases(["postgresql"]) as engines:
        if "postgresql" not in engines:
            return True
        url_in = engines["postgresql"]
        with tempfile.TemporaryDirectory(prefix="greenroom-") as name:
            folder = Path(name)

            def place(title: str) -> Path:
                (inside := folder / title).mkdir()
                return inside

            outcomes = [asyncio.run(survive(url_in(folder), place(f"s{many}"), many, kills, seed)) for many in counts]
            rates = {
                many: asyncio.run(send(url_in(folder), place(f"t{many}"), many, each, seed)) for many in (1, *counts)
            }
    show(outcomes, rates)
    return all(outcome.is_good for outcome in outcomes)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.processes", description=__doc__)
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--each", type=int, default=10, help="messages of each group in the backlog")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    return 0 if measure(options.kills, options.each, options.seed) else 1


if __name__ == "__main__":
    sys.exit(main())
