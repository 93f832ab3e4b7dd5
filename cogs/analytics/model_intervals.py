"""How sure a figure is: 90 % intervals by resampling, always the same for the same numbers.

The chance is seeded, so that nobody's interval moves between two looks at it.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from random import Random  # edge: seeded once and for all, so it is no chance at all
from typing import TypeVar

_SEED = 12
_RESAMPLES = 2_000
_RESAMPLES_OF_ANY = 500
_LEVEL = 0.90

_Value = TypeVar("_Value")


def interval_of_median(values: Sequence[float]) -> tuple[float, float]:
    """The 90 % interval of the median. Raises IndexError without values."""
    ordered = sorted(values)
    middles = [((ordered[a] + ordered[b]) / 2, times) for (a, b), times in _middles(len(ordered)).items()]
    return _inner(middles, _RESAMPLES)


def interval_of(values: Sequence[_Value], statistic: Callable[[Sequence[_Value]], float]) -> tuple[float, float]:
    """The 90 % interval of any figure worked out from the values. Raises IndexError without values."""
    drawn = _draws(len(values), _RESAMPLES_OF_ANY)
    return _inner([(statistic([values[at] for at in places]), 1) for places in drawn], len(drawn))


@lru_cache(maxsize=16)
def _draws(count: int, times: int) -> Sequence[Sequence[int]]:
    """Which of `count` values are in each resample, drawn once for each size of a sample."""
    chance = Random(_SEED)  # noqa: S311 - resampling, no secret
    return [chance.choices(range(count), k=count) for _ in range(times)]


@lru_cache(maxsize=128)
def _middles(count: int) -> Mapping[tuple[int, int], int]:
    """Which two of `count` ordered values are in the middle of a resample, and how often.

    The median of a resample depends only on the places drawn, so an interval costs some microseconds.
    """
    low, high = (count - 1) // 2, count // 2
    ordered = map(sorted, _draws(count, _RESAMPLES))
    return Counter((places[low], places[high]) for places in ordered)


def _inner(weighted: list[tuple[float, int]], whole: int) -> tuple[float, float]:
    """What is left when the same share is cut from both ends."""
    cut = whole * (1 - _LEVEL) / 2
    return _reached(sorted(weighted), cut), _reached(sorted(weighted, reverse=True), cut)


def _reached(weighted: list[tuple[float, int]], cut: float) -> float:
    seen = 0
    for value, times in weighted:
        seen += times
        if seen > cut:
            return value
    return weighted[-1][0]
