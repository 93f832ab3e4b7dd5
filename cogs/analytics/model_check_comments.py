"""The signal of comments against likes: how many come to 100 likes now, and how many came before."""

from collections.abc import Sequence
from functools import lru_cache
from math import exp, log, sqrt

from cogs.analytics.model import Content
from cogs.analytics.model_check import Kind, Signal
from cogs.analytics.model_check_robust import interval, resampled, standard_error

NOW = 12
BEFORE = 24
HIGHEST_Z = 3.0
_WORTH_RESAMPLING = 1.5
"""Standard errors, estimated by formula: below, resampling could not come to more than three."""

Pair = tuple[int, int]
"""Comments and likes of one content."""


def talked_about(contents: Sequence[Content]) -> list[Content]:
    """The content whose comments and likes are both known."""
    return [each for each in contents if each.numbers.comments is not None and each.numbers.likes is not None]


def can_see_shift(contents: Sequence[Content]) -> bool:
    """Whether there are twelve and twenty-four before them, with some comments at all."""
    return len(contents) >= NOW + BEFORE and any(content.numbers.comments for content in contents[NOW : NOW + BEFORE])


def comment_shift(contents: Sequence[Content]) -> Signal | None:
    """The last twelve against the twenty-four before. Content newest first, all with comments and likes."""
    recent, now, before = contents[:NOW], _pairs(contents[:NOW]), _pairs(contents[NOW : NOW + BEFORE])
    shift = _shift(now, before)
    if abs(shift) < _WORTH_RESAMPLING * sqrt(_variance(now) + _variance(before)):
        return None
    drawn = _resampled(now, before)
    if abs(shift) <= HIGHEST_Z * standard_error(drawn):
        return None
    low, high = interval(drawn)
    return Signal(
        kind=Kind.COMMENT_SHIFT,
        since=recent[-1].published_at,
        until=recent[0].published_at,
        n=len(now),
        of=len(before),
        count=len(now),
        value=c100(now),
        baseline=c100(before),
        effect=exp(shift),
        low=exp(low),
        high=exp(high),
    )


def c100(pairs: Sequence[Pair]) -> float:
    """Comments per 100 likes over all of them together."""
    return 100 * sum(comments for comments, _ in pairs) / max(sum(likes for _, likes in pairs), 1)


@lru_cache(maxsize=8)
def _resampled(now: Sequence[Pair], before: Sequence[Pair]) -> Sequence[float]:
    """Kept for the next look: from one day to the next most accounts have nothing new to compare."""
    return resampled(now, before, _shift)


def _shift(now: Sequence[Pair], before: Sequence[Pair]) -> float:
    return log(_share(now)) - log(_share(before))


def _share(pairs: Sequence[Pair]) -> float:
    """Half a comment and half a like more than there are: nothing is divided by zero."""
    return (sum([comments for comments, _ in pairs]) + 0.5) / (sum([likes for _, likes in pairs]) + 0.5)


def _variance(pairs: Sequence[Pair]) -> float:
    """Of the logarithm of the share."""
    share, comments = _share(pairs), sum(each for each, _ in pairs) + 0.5
    return sum((each - share * likes) ** 2 for each, likes in pairs) / comments**2


def _pairs(contents: Sequence[Content]) -> tuple[Pair, ...]:
    return tuple((content.numbers.comments or 0, content.numbers.likes or 0) for content in contents)
