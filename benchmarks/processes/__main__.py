"""Several processes on one PostgreSQL with the work of 200 groups: `python -m benchmarks.processes`, `make bench`.

They are killed at random, again and again: nothing is done twice, nothing is lost, nobody is taken for gone, and
nothing is later than two ticks. The work is giveaways, newcomers, and bare items. Then a backlog is sent by one, two
and four. Exit status 1 when a promise is broken. The simulated Discord shares the machine, so the ratios are a lower
bound.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.databases import databases
from benchmarks.processes import duties, items
from benchmarks.processes.child import TICK_SECONDS
from benchmarks.processes.duties import Duty, Place
from benchmarks.processes.play import Play, Size
from benchmarks.survival.stage import come_to_rest, errors
from cogs.giveaways.model_spec import After

ACTED_WITHIN = 2 * TICK_SECONDS
SENT_WITHIN = 2 * TICK_SECONDS
"""After it was done: whoever died may have claimed the message a moment before."""
WARM = 16
"""Groups whose work is done before it counts: then every process has met all of it once."""
_PATIENCE = 60.0
_SOON = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it all. Times are seconds: how late the latest was done, and the latest word of one after that."""

    processes: int
    kills: int
    done: int
    lost: int
    twice: int
    gone: int
    wrong: int
    bugs: int
    item: float
    greeting: float
    close: float
    draw: float
    sent: float
    borrowed: int

    @property
    def is_good(self) -> bool:
        """Whether every promise was kept."""
        on_time = max(self.item, self.greeting, self.close, self.draw) <= ACTED_WITHIN and self.sent <= SENT_WITHIN
        return not (self.lost or self.twice or self.gone or self.wrong or self.bugs) and on_time


async def survive(url: str, folder: Path, size: Size, seed: int) -> Outcome:
    """Have the work done while the processes are killed so many times."""
    play = Play(url, folder, size, seed)
    await play.open()
    try:
        now, lead, span = play.town.pace.now(), timedelta(seconds=size.lead), timedelta(seconds=size.each * size.kills)
        await _give(play, play.town.groups[:WARM], now, timedelta(seconds=1))
        await _give(play, play.town.groups[WARM:], now + lead, span)
        await asyncio.sleep((now + lead - play.town.pace.now()).total_seconds())
        await play.hunt()
        async with asyncio.timeout(_PATIENCE):
            while any(each.done is None for each in await _duties(play)):  # noqa: ASYNC110 - it happens elsewhere
                await asyncio.sleep(0.5)
        await come_to_rest(url, play.town.pace, _SOON)
        return await _judge(play)
    finally:
        await play.close()


async def _give(play: Play, places: Sequence[Place], since: datetime, span: timedelta) -> None:
    await items.store(play.db, play.rows(places, since, span), as_errands=False)
    await duties.begin(play.db, places, play.rng, since, span, After(beacon=play.size.beacon))


async def _duties(play: Play) -> Sequence[Duty]:
    return [*await items.of(play.db), *await duties.of(play.db, play.town.groups)]


async def _judge(play: Play) -> Outcome:
    done = await _duties(play)
    heard = [(each, _heard(play, each)) for each in done]
    said = [words for channel in play.town.sent.values() for words, _ in channel]
    warm = {place.channel_id for place in play.town.groups[:WARM]}
    late = [(each.what, _late(each)) for each in done if each.channel_id not in warm]
    return Outcome(
        processes=len(play.hunters),
        kills=play.size.kills,
        done=len(done),
        lost=sum(not times for _, times in heard),
        twice=sum(len(times) > 1 for _, times in heard),
        gone=sum(items.GONE in words for words in said),
        wrong=await duties.wrong_draws(play.db, play.town.groups),
        bugs=sum(_bugs(hunter.log) for hunter in play.hunters),
        item=max(seconds for what, seconds in late if what == "item"),
        greeting=max(seconds for what, seconds in late if what == "greeting"),
        close=max(seconds for what, seconds in late if what == "close"),
        draw=max(seconds for what, seconds in late if what == "draw"),
        sent=max((times[0] - each.done).total_seconds() for each, times in heard if times and each.done),
        borrowed=play.town.figures["requests for groups of others"],
    )


def _late(duty: Duty) -> float:
    return (duty.done - duty.due).total_seconds() if duty.done else float("inf")


def _heard(play: Play, duty: Duty) -> Sequence[datetime]:
    return [at for words, at in play.town.sent[duty.channel_id] if all(each in words for each in duty.words)]


def _bugs(log: Path) -> int:
    """How many there are; the first of them is shown."""
    if found := errors(log):
        print(log.read_text(errors="replace")[:3000], flush=True)
    return found


async def send(url: str, folder: Path, count: int, each: int, seed: int) -> float:
    """How many messages of a backlog leave in a second."""
    play = Play(url, folder, Size(count), seed)
    await play.open()
    try:
        rows = play.rows(play.town.groups * each, play.town.pace.now(), timedelta())
        await items.store(play.db, rows, as_errands=True)
        began = time.monotonic()
        async with asyncio.timeout(_PATIENCE):
            while sum(map(len, play.town.sent.values())) < len(rows):  # noqa: ASYNC110 - it happens in other processes
                await asyncio.sleep(0.01)
        return len(rows) / (time.monotonic() - began)
    finally:
        await play.close()


def show(outcomes: Sequence[Outcome], rates: dict[int, float]) -> None:
    """Print both tables."""
    title = f"Several processes, one after the other killed, {Size(1).groups} groups: postgresql"
    table = Table("", *(f"{each.processes} processes" for each in outcomes), title=title)
    for name in Outcome.__slots__[1:]:
        figures = (getattr(each, name) for each in outcomes)
        table.add_row(_NAMES[name], *(f"{each:.1f}" if isinstance(each, float) else str(each) for each in figures))
    Console().print(table)
    ratios = ", ".join(f"{count}: {rate:,.0f} ({rate / rates[1]:.1f} ×)" for count, rate in rates.items())
    Console().print(f"Messages a second of a backlog, by processes, to one: {ratios}\n")


_AIM = f"(aim {ACTED_WITHIN:.0f})"
_NAMES = {
    "kills": "kills",
    "done": "things to do",
    "lost": "lost (aim 0)",
    "twice": "seen twice (aim 0)",
    "gone": "somebody taken for gone (aim 0)",
    "wrong": "drawn otherwise than the proof says (aim 0)",
    "bugs": "bugs in the logs (aim 0)",
    "item": f"latest item, seconds after it was due {_AIM}",
    "greeting": f"latest greeting {_AIM}",
    "close": f"latest close of a giveaway {_AIM}",
    "draw": f"latest draw {_AIM}",
    "sent": f"latest message, seconds after what it tells (aim {SENT_WITHIN:.0f})",
    "borrowed": "requests for groups of others",
}


def measure(kills: int, each: int, seed: int, counts: Sequence[int] = (2, 4)) -> bool:
    """Play everything, where there is a PostgreSQL. Two minutes; answers whether every promise was kept."""
    with databases(["postgresql"]) as engines:
        if "postgresql" not in engines:
            return True
        url_in = engines["postgresql"]
        with tempfile.TemporaryDirectory(prefix="greenroom-") as name:
            folder = Path(name)

            def place(title: str) -> Path:
                (inside := folder / title).mkdir()
                return inside

            outcomes = [
                asyncio.run(survive(url_in(folder), place(f"s{many}"), Size(many, kills), seed)) for many in counts
            ]
            rates = {
                many: asyncio.run(send(url_in(folder), place(f"t{many}"), many, each, seed)) for many in (1, *counts)
            }
    show(outcomes, rates)
    return all(outcome.is_good for outcome in outcomes)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.processes", description=__doc__)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--each", type=int, default=10, help="messages of each group in the backlog")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    return 0 if measure(options.kills, options.each, options.seed) else 1


if __name__ == "__main__":
    sys.exit(main())
