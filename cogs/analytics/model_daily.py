"""Engagement of whole days (`er_daily`): all that came for a day's content, by followers, for the weekly card alone.

It grows with how much is published, so it mixes how often with how well: it is never ranked, shared or compared.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from cogs.analytics.model import Content
from cogs.analytics.model_formulas import percent, total

DAILY = "100 × (likes + comments) of all content of a day ÷ followers"


@dataclass(frozen=True, slots=True)
class Daily:
    """One day: the rate in percent of the `n` pieces with all numbers, of the `of` that came out."""

    day: date
    n: int
    of: int
    percent: float


def daily(contents: Sequence[Content], zone: tzinfo) -> tuple[Daily, ...]:
    """Each day with a figure, on the creator's own clock, the oldest first. A day without one is left out, not zero."""
    days: defaultdict[date, list[Content]] = defaultdict(list)
    for content in sorted(contents, key=lambda each: each.published_at):
        if not content.repost:
            days[content.published_at.astimezone(zone).date()].append(content)
    return tuple(found for day in sorted(days) if (found := _daily(day, days[day])) is not None)


def _daily(day: date, contents: Sequence[Content]) -> Daily | None:
    """Followers are those of the day's last piece."""
    known = [(engaged, each.followers) for each in contents if (engaged := _engaged(each)) is not None]
    value = percent(sum(engaged for engaged, _ in known), known[-1][1]) if known else None
    return Daily(day, len(known), len(contents), value) if value is not None else None


def _engaged(content: Content) -> int | None:
    """Likes and comments, where followers are known as well."""
    return total(content.numbers.likes, content.numbers.comments) if content.followers else None
