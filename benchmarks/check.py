"""How often the check asks an honest creator for nothing, and how often it notices bought likes.

`python -m benchmarks.check [creators]`. Each simulated creator is looked at once a day for ninety days, as the bot
does. A false alarm is a creator who was asked at least once. Everything is seeded: two runs print the same.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from statistics import median

from rich.console import Console
from rich.table import Table

from benchmarks.check_creators import BEFORE, DAY, START, WATCHED, creator, inflated
from cogs.analytics.model import Content
from cogs.analytics.model_check import Kind, Look
from cogs.analytics.model_check_look import Given, look
from cogs.analytics.model_check_robust import mad

AIM = 0.01
CREATORS = 2000
BOUGHT = 200
"""Creators per line of the second table."""
SHARES = {"4 of 12 contents": 1 / 3, "every second content": 1 / 2, "every content": 1.0}
FACTORS = (2, 3, 5)
REAL = ("0.81, 2.11", "0.06, 0.20", "0.60, 1.50, 4.10")
"""What was measured on real accounts, line by line as in `restlessness`."""

console = Console()
Make = Callable[[int], Given]


@dataclass(frozen=True, slots=True)
class Watched:
    """What ninety days of looking at one creator came to."""

    asked_on: int | None
    signals: frozenset[Kind]
    """Everything that ever stood out, also alone."""
    asked_about: frozenset[Kind]
    enough: bool
    """Whether there was ever enough to say anything."""


def days(given: Given, every: int) -> Iterator[tuple[int, Look]]:
    """A look every so many days. A note is known from the day on which it begins."""
    for day in range(0, WATCHED, every):
        now = START + (BEFORE + day) * DAY
        yield day, look(_as_of(given, now), now)


def _as_of(given: Given, now: datetime) -> Given:
    return replace(given, notes=[note for note in given.notes if note.since <= now])


def watch(make: Make, seed: int, every: int = 1) -> Watched:
    """Look until something is asked."""
    seen: set[Kind] = set()
    enough = False
    for day, found in days(make(seed), every):
        seen |= {signal.kind for signal in found.signals}
        enough = enough or bool(found.looked_at)
        if found.together:
            return Watched(day, frozenset(seen), frozenset(each.kind for each in found.together), enough)
    return Watched(None, frozenset(seen), frozenset(), enough)


def bought(factor: int, share: float, seed: int) -> Given:
    """A creator who buys likes."""
    return inflated(creator(seed), seed, factor, share)


def watch_all(pool: ProcessPoolExecutor, make: Make, creators: int) -> list[Watched]:
    """All of them."""
    return list(pool.map(partial(watch, make), range(creators), chunksize=10))


def share_asked(watched: Sequence[Watched]) -> float:
    """Of all creators, how many were asked."""
    return sum(each.asked_on is not None for each in watched) / len(watched)


def restlessness(creators: int) -> dict[str, tuple[float, ...]]:
    """How restless the simulated creators are, to be held against what was measured on real ones."""
    lives = [_newest_first(creator(seed).contents) for seed in range(creators)]
    ratios, spreads, talk = [], [], []
    for contents in lives:
        likes = [each.numbers.likes for each in contents if each.numbers.likes is not None]
        if len(likes) >= 24:
            ratios.append(median(likes[:12]) / max(median(likes[12:24]), 1))
            spreads.append(mad(likes[:12]) / max(median(likes[:12]), 1))
            comments = sum(each.numbers.comments or 0 for each in contents[:12])
            talk.append(100 * comments / max(sum(likes[:12]), 1))
    return {
        "median likes of 12 contents to the 12 before, 5 % and 95 %": _quantiles(ratios, 0.05, 0.95),
        "robust spread of the likes of 12 contents, 1 % and 50 %": _quantiles(spreads, 0.01, 0.5),
        "comments per 100 likes, 5 %, 50 % and 95 %": _quantiles(talk, 0.05, 0.5, 0.95),
    }


def _newest_first(contents: Sequence[Content]) -> list[Content]:
    return sorted(contents, key=lambda each: each.published_at, reverse=True)


def _quantiles(values: Sequence[float], *shares: float) -> tuple[float, ...]:
    ordered = sorted(values) or [0.0]
    return tuple(ordered[int(share * (len(ordered) - 1))] for share in shares)


def show_honest(watched: Sequence[Watched]) -> None:
    """False alarms."""
    asked = [each for each in watched if each.asked_on is not None]
    rate = share_asked(watched)
    console.print(
        f"{len(watched):,} honest creators, looked at daily for {WATCHED} days: {len(asked)} were asked about their "
        f"numbers for nothing, {100 * rate:.2f} % (aim: at most {100 * AIM:.0f} %)."
    )
    alone = Counter(kind for each in watched for kind in each.signals)
    stood_out = ", ".join(f"{kind} {100 * alone[kind] / len(watched):.1f} %" for kind in Kind)
    console.print(f"One signal stood out at some time, which alone asks nobody anything: {stood_out}.")
    said = sum(each.enough for each in watched)
    console.print(f"There was enough to say anything about {100 * said / len(watched):.0f} % of them.\n")


def show_restlessness(creators: int) -> None:
    """Simulated against real."""
    table = Table(title="How restless they are")
    for heading in ("", "simulated", "measured on real accounts"):
        table.add_column(heading)
    for (what, values), real in zip(restlessness(creators).items(), REAL, strict=True):
        table.add_row(what, ", ".join(f"{value:.2f}" for value in values), real)
    console.print(table)


def show_power(pool: ProcessPoolExecutor, creators: int) -> None:
    """Bought likes."""
    table = Table(title=f"Bought likes: how many of {creators} creators are asked within {WATCHED} days")
    table.add_column("bought for")
    for factor in FACTORS:
        table.add_column(f"likes × {factor}", justify="right")
    for what, share in SHARES.items():
        found = [share_asked(watch_all(pool, partial(bought, factor, share), creators)) for factor in FACTORS]
        table.add_row(what, *(f"{100 * each:.0f} %" for each in found))
    console.print(table)
    console.print(
        "Words of caution: these creators are simulated. Only blatant buying is noticed, and much of that is not; that "
        "nothing stood out says nothing about anybody. What stands out has many honest causes, so the check asks, its "
        "creator first, and judges nobody.\n"
    )


def measure(creators: int, dishonest: int) -> float:
    """Print everything; answers the share of false alarms."""
    with ProcessPoolExecutor() as pool:
        watched = watch_all(pool, creator, creators)
        show_honest(watched)
        show_restlessness(min(creators, 500))
        show_power(pool, dishonest)
    return share_asked(watched)


def main() -> int:
    """Fail when honest creators are asked too often."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.check", description=__doc__)
    parser.add_argument("creators", nargs="?", type=int, default=CREATORS)
    parser.add_argument("--bought", type=int, default=BOUGHT, help="creators per line of the second table")
    options = parser.parse_args()
    return int(measure(options.creators, options.bought) > AIM)


if __name__ == "__main__":
    sys.exit(main())
