"""Growth of an account over some days, honest about the step a platform counts in and about changed counts.

Never annualised. Followers that are hidden or missing are no snapshot at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median

from cogs.analytics.model import VIEW_CHANGES, Snapshot
from cogs.profiles.model import Platform

SPANS = (7, 28, 90)
"""The spans people look at, in days."""
SMOOTHED_OVER = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """What changed between two snapshots about `days` apart. `percent` is None where there was nobody before."""

    days: int
    net: int
    percent: float | None
    quantum: int
    since: Snapshot
    until: Snapshot

    @property
    def under_quantum(self) -> bool:
        """Whether the change is smaller than the step the platform counts in, so that only "less than" can be said."""
        return self.quantum > 1 and abs(self.net) < self.quantum


@dataclass(frozen=True, slots=True)
class Day:
    """New followers a day: as counted, and the median of seven days. None is "too small to be counted"."""

    day: date
    net: float | None
    smoothed: float | None


def growth(snapshots: Sequence[Snapshot], days: int, now: datetime) -> Growth | None:
    """The growth over about so many days; None without a fresh snapshot, or one from about that long ago.

    "About" is a seventh of the span and no less than a day: few people write their numbers down at the same hour.
    """
    known = [snapshot for snapshot in snapshots if snapshot.followers is not None and snapshot.at <= now]
    until = max(known, key=lambda snapshot: snapshot.at, default=None)
    if until is None or now - until.at > timedelta(days=days):
        return None
    wanted, tolerance = until.at - timedelta(days=days), max(timedelta(days=1), timedelta(days=days) / 7)
    since = min(known, key=lambda snapshot: abs(snapshot.at - wanted))
    return _between(since, until, days) if abs(since.at - wanted) <= tolerance else None


def smoothed(snapshots: Sequence[Snapshot]) -> tuple[Day, ...]:
    """New followers for each day between the first snapshot and the last, oldest first.

    Days without a snapshot share evenly in what came until the next. Values under the platform's step are None.
    """
    known = sorted((one for one in snapshots if one.followers is not None), key=lambda one: one.at)
    last_of_day = list({one.at.date(): one for one in known}.values())
    nets = [net for pair in pairwise(last_of_day) for net in _daily(*pair)]
    return tuple(_day(nets[max(0, at + 1 - SMOOTHED_OVER) : at + 1]) for at in range(len(nets)))


def usual_day(snapshots: Sequence[Snapshot], now: datetime) -> float | None:
    """New followers on a usual day: the median of the last seven.

    None where there are fewer than seven days, where the last one is a week old, or under the platform's step.
    """
    days = smoothed([one for one in snapshots if one.at <= now])
    if len(days) < SMOOTHED_OVER or (now.date() - days[-1].day).days > SMOOTHED_OVER:
        return None
    return days[-1].smoothed


def comparable_views(platform: Platform, first: datetime, second: datetime) -> bool:
    """Whether the platform meant the same by a view at both moments."""
    changed = VIEW_CHANGES.get(platform)
    return changed is None or (first < changed) == (second < changed)


def _between(since: Snapshot, until: Snapshot, days: int) -> Growth:
    before, after = since.followers or 0, until.followers or 0
    return Growth(
        days=days,
        net=after - before,
        percent=100 * (after - before) / before if before else None,
        quantum=max(since.quantum, until.quantum),
        since=since,
        until=until,
    )


def _daily(earlier: Snapshot, later: Snapshot) -> list[tuple[date, float, int]]:
    """Day, new followers and step for each day after the earlier snapshot up to the later."""
    apart = (later.at.date() - earlier.at.date()).days
    net = ((later.followers or 0) - (earlier.followers or 0)) / apart
    quantum = max(earlier.quantum, later.quantum)
    return [(earlier.at.date() + timedelta(days=after), net, quantum) for after in range(1, apart + 1)]


def _day(window: list[tuple[date, float, int]]) -> Day:
    day, net, _ = window[-1]
    step = max(quantum for _, _, quantum in window)
    return Day(day, _told(net, step), _told(median(net for _, net, _ in window), step))


def _told(net: float, step: int) -> float | None:
    return None if step > 1 and abs(net) < step else net
