"""Signals of likes alone: several contents far above all before them, and contents that are too much alike."""

from collections.abc import Sequence
from math import exp, gcd, log1p
from statistics import median

from cogs.analytics.model import Content
from cogs.analytics.model_check import Kind, Signal
from cogs.analytics.model_check_robust import interval, mad, resampled, times

RECENT = 6
STAND_OUT = 3
USUAL = 20
LEAST_USUAL = 12
HIGHEST_Z = 3.5
SMALLEST_SCALE = 0.25
"""Of the logarithm: nobody is so steady that a quarter more is news."""

EVEN_OF = 12
EVEN_MOST = 20
EVEN_BELOW = 0.05
EVEN_FROM = 100
"""Likes. Below, a spread of five percent is less than the steps of the count."""


def liked(contents: Sequence[Content]) -> list[Content]:
    """The content whose likes are known."""
    return [content for content in contents if content.numbers.likes is not None]


def can_see_raised(contents: Sequence[Content]) -> bool:
    """Whether there is enough content with likes, before the last six."""
    return len(contents) >= RECENT + LEAST_USUAL


def raised_likes(contents: Sequence[Content]) -> Signal | None:
    """Three or more of the last six far above the twenty before. Content newest first, all with likes."""
    recent, usual = contents[:RECENT], _likes(contents[RECENT : RECENT + USUAL])
    high = [content for content, z in zip(recent, _robust_z(_likes(recent), usual), strict=True) if z > HIGHEST_Z]
    if len(high) < STAND_OUT:
        return None
    low, top = interval(resampled(_likes(high), usual, times))
    return Signal(
        kind=Kind.RAISED_LIKES,
        since=high[-1].published_at,
        until=high[0].published_at,
        n=len(recent),
        of=len(usual),
        count=len(high),
        value=median(_likes(high)),
        baseline=median(usual),
        effect=times(_likes(high), usual),
        low=low,
        high=top,
    )


def _robust_z(values: Sequence[int], usual: Sequence[int]) -> list[float]:
    logs = [log1p(value) for value in usual]
    middle = median(logs)
    # A handful of likes varies by its root, however steady the audience is.
    scale = max(mad(logs, middle), SMALLEST_SCALE, exp(-middle / 2))
    return [(log1p(value) - middle) / scale for value in values]


def can_see_even(contents: Sequence[Content]) -> bool:
    """Whether there is enough content with likes, and enough likes, to speak of their spread."""
    return len(contents) >= EVEN_OF and median(_likes(contents[:EVEN_MOST])) >= EVEN_FROM


def even_likes(contents: Sequence[Content]) -> Signal | None:
    """Likes that hardly differ between contents. Numbers that were rounded before they came are no sign of it."""
    chosen = contents[:EVEN_MOST]
    likes = _likes(chosen)
    if max(_spread(likes), gcd(*likes) / 2 / median(likes) if gcd(*likes) > 1 else 0) >= EVEN_BELOW:
        return None
    low, high = interval(resampled(likes, (), lambda drawn, _: 100 * _spread(drawn)))
    return Signal(
        kind=Kind.EVEN_LIKES,
        since=chosen[-1].published_at,
        until=chosen[0].published_at,
        n=len(chosen),
        of=len(chosen),
        count=len(chosen),
        value=mad(likes),
        baseline=median(likes),
        effect=100 * _spread(likes),
        low=low,
        high=high,
    )


def _spread(likes: Sequence[int]) -> float:
    return mad(likes) / max(median(likes), 1)


def _likes(contents: Sequence[Content]) -> list[int]:
    return [content.numbers.likes or 0 for content in contents]
