"""How steadily somebody publishes: in how many of the last weeks there was content.

A share of weeks with its interval, so that a short history is not put above a long one by chance. Weeks are counted
back from when numbers were last told, not from now: who has not logged for a while has not been silent for it.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt

from cogs.analytics.model import Content, Source

WEEK = timedelta(days=7)
WEEKS = 13
"""How far it looks back."""
FRESH = timedelta(days=28)
"""Who told nothing for longer has no figure."""
TO_SHOW = 5
TO_RANK = 8
_Z = 1.645
"""Of a normal distribution, 90 % lie so many deviations around the middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consistency:
    """Weeks with content, of the weeks since the first content that is known, `WEEKS` at most; `until` the last one.

    `percent`, `low` and `high` (the 90 % interval after Wilson) are in percent.
    """

    weeks: int
    of: int
    until: datetime
    sources: frozenset[Source] = frozenset()

    @property
    def percent(self) -> float:
        """The share of weeks with content."""
        return 100 * self.weeks / self.of

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the true one lies, with 90 % certainty."""
        share, n, square = self.weeks / self.of, self.of, _Z * _Z
        middle = (share + square / (2 * n)) / (1 + square / n)
        reach = _Z * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
        return 100 * max(0.0, middle - reach), 100 * min(1.0, middle + reach)

    @property
    def enough_to_show(self) -> bool:
        """Whether there are enough weeks for a figure."""
        return self.of >= TO_SHOW

    @property
    def enough_to_rank(self) -> bool:
        """Whether there are enough for a place on a leaderboard."""
        return self.of >= TO_RANK


def consistency(contents: Sequence[Content], now: datetime) -> Consistency | None:
    """The figure of an account; None without content, or when the last telling is too long ago."""
    own = [each for each in contents if not each.repost and each.published_at <= now]
    until = max((min(each.captured_at, now) for each in own), default=None)
    if until is None:
        return None
    weeks = {(until - each.published_at) // WEEK for each in own}
    return of_weeks(weeks, until, now, [each.source for each in own])


def of_weeks(weeks: Collection[int], until: datetime, now: datetime, sources: Iterable[Source]) -> Consistency | None:
    """The same from the numbers of the weeks with content, counted back from `until`."""
    counted = {week for week in weeks if 0 <= week < WEEKS}
    if not counted or now - until > FRESH:
        return None
    return Consistency(weeks=len(counted), of=max(counted) + 1, until=until, sources=frozenset(sources))
