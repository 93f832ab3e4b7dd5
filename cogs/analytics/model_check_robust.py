"""Figures that a few outliers cannot move, and how sure they are: 90 % intervals by resampling.

The chance is seeded: the same numbers always give the same answer.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import fsum, sqrt
from random import Random  # edge: seeded, so that nothing depends on luck
from statistics import median
from typing import TypeVar

MAD_TO_SIGMA = 1.4826
_RESAMPLES = 500
_TAIL = 0.05

_Now = TypeVar("_Now")
_Before = TypeVar("_Before")


def mad(values: Sequence[float], middle: float | None = None) -> float:
    """The median distance from the median, on the scale of a standard deviation."""
    around = median(values) if middle is None else middle
    return MAD_TO_SIGMA * median([abs(value - around) for value in values])


def resampled(
    now: Sequence[_Now], before: Sequence[_Before], compare: Callable[[Sequence[_Now], Sequence[_Before]], float]
) -> list[float]:
    """The comparison of both samples, worked out anew for each of 500 resamples, in ascending order."""
    both = zip(_places(len(now), "now"), _places(len(before), "before"), strict=True)
    return sorted(compare([now[place] for place in ours], [before[place] for place in theirs]) for ours, theirs in both)


@lru_cache(maxsize=32)
def _places(size: int, which: str) -> Sequence[Sequence[int]]:
    """Which of `size` values each resample takes, drawn once. Two samples are drawn apart from each other."""
    chance = Random(f"{which} of {size}")  # noqa: S311  resampling, no secret
    return [chance.choices(range(size), k=size) if size else () for _ in range(_RESAMPLES)]


def interval(drawn: Sequence[float]) -> tuple[float, float]:
    """What is left of sorted resamples when five percent are cut from each end."""
    cut = int(len(drawn) * _TAIL)
    return drawn[cut], drawn[-cut - 1]


def standard_error(drawn: Sequence[float]) -> float:
    """How far resamples lie apart."""
    mean = fsum(drawn) / len(drawn)
    return sqrt(fsum((each - mean) ** 2 for each in drawn) / len(drawn))


def times(now: Sequence[float], before: Sequence[float]) -> float:
    """How many times the median of `before` the median of `now` is. What is nothing counts as one."""
    return max(median(now), 1) / max(median(before), 1)
