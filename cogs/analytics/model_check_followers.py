"""Signals of followers: a jump that nothing else shows, and a jump of which much is lost again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from cogs.analytics.model import Note, Snapshot
from cogs.analytics.model_check import Kind, Signal
from cogs.analytics.model_check_robust import interval, mad, resampled

HISTORY = timedelta(days=120)
LONGEST_GAP = 8.0
"""Days. Snapshots further apart say nothing about a single day."""
_DAY = 86_400
LEAST_STEPS = 14
HIGHEST = 5.0
SHARE_OF_FOLLOWERS = 0.0025
LOSS_WITHIN = timedelta(days=30)
LOSS_SHARE = 0.3
ECHO = timedelta(days=3)
"""What a giveaway brings may come some days later; a note covers that too."""


class Step(NamedTuple):
    """From one snapshot to the next: how long it took, never less than a day, and the change in one day."""

    before: Snapshot
    after: Snapshot
    days: float
    a_day: float


@dataclass(frozen=True, slots=True)
class Jump:
    """Steps beside each other that all stand out."""

    steps: tuple[Step, ...]
    usual: tuple[float, ...]
    """The changes a day in all steps."""

    @property
    def since(self) -> datetime:
        """The snapshot before it."""
        return self.steps[0].before.at

    @property
    def until(self) -> datetime:
        """The snapshot after it."""
        return self.steps[-1].after.at

    @property
    def top(self) -> int:
        """How many followed after it."""
        return self.steps[-1].after.followers or 0

    @property
    def gained(self) -> int:
        """How many more follow after it."""
        return self.top - (self.steps[0].before.followers or 0)

    @property
    def expected(self) -> float:
        """How many more would usually follow after as many days."""
        return median(self.usual) * sum(step.days for step in self.steps)

    def is_explained(self, notes: Sequence[Note]) -> bool:
        """Whether the creator told what it was."""
        return any(note.since <= self.until and note.until + ECHO >= self.since for note in notes)


def steps(snapshots: Sequence[Snapshot], now: datetime) -> list[Step]:
    """From day to day: the last known number of each day, where days are not too far apart."""
    last: dict[date, Snapshot] = {}
    for snapshot in snapshots:
        if snapshot.followers and now - HISTORY <= snapshot.at <= now:
            last[snapshot.at.date()] = snapshot
    days = [last[day] for day in sorted(last)]
    return [step for before, after in pairwise(days) if (step := _step(before, after)).days <= LONGEST_GAP]


def _step(before: Snapshot, after: Snapshot) -> Step:
    days = max((after.at - before.at).total_seconds() / _DAY, 1.0)
    return Step(before, after, days, ((after.followers or 0) - (before.followers or 0)) / days)


def can_see_jumps(taken: Sequence[Step]) -> bool:
    """Whether there are enough days to know what is usual."""
    return len(taken) >= LEAST_STEPS


def jumps(taken: Sequence[Step]) -> list[Jump]:
    """Every jump, oldest first."""
    usual = tuple(step.a_day for step in taken)
    middle = median(usual)
    spread = mad(usual, middle)
    found: list[list[Step]] = []
    for step in taken:
        if not _stands_out(step, middle, spread):
            continue
        if found and found[-1][-1].after is step.before:
            found[-1].append(step)
        else:
            found.append([step])
    return [Jump(tuple(each), usual) for each in found]


def _stands_out(step: Step, middle: float, spread: float) -> bool:
    quantum = max(step.before.quantum, step.after.quantum)
    scale = max(spread, quantum, SHARE_OF_FOLLOWERS * (step.before.followers or 0))
    return (step.a_day - middle) / scale > HIGHEST


def jump_and_loss(jump: Jump, snapshots: Sequence[Snapshot]) -> Signal | None:
    """Whether thirty percent or more of the jump were lost again within thirty days."""
    later = [each for each in snapshots if jump.until < each.at <= jump.until + LOSS_WITHIN and each.followers]
    low_point = min(later, key=lambda each: each.followers or 0, default=None)
    lost = jump.top - (low_point.followers or 0) if low_point else 0
    if low_point is None or lost < LOSS_SHARE * jump.gained or lost <= low_point.quantum:
        return None
    low, high = _share_lost(jump, lost)
    return Signal(
        kind=Kind.JUMP_AND_LOSS,
        since=jump.since,
        until=low_point.at,
        n=len(jump.steps),
        of=len(jump.usual),
        count=len(jump.steps),
        value=jump.gained,
        baseline=lost,
        effect=100 * lost / jump.gained,
        low=low,
        high=high,
    )


def _share_lost(jump: Jump, lost: int) -> tuple[float, float]:
    """In percent of the gain, of which a part would have come anyway; how large a part is not known exactly."""
    days, middle = sum(step.days for step in jump.steps), median(jump.usual)

    def share(usual: Sequence[float], _: Sequence[float]) -> float:
        return 100 * lost / max(jump.gained - (median(usual) - middle) * days, 1)

    return interval(resampled(jump.usual, (), share))
