"""How a creator works: cadence, what each format brings, sponsored against organic, and the best times."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from itertools import pairwise
from statistics import median, quantiles

from cogs.analytics.model import Content, Format
from cogs.analytics.model_rates import (
    LAST,
    TO_SHOW,
    Metric,
    Rate,
    is_mature,
    rate,
    sample,
    total,
    value_of,
)
from cogs.profiles.model import Platform

CADENCE_OVER = timedelta(days=28)
WEEK = timedelta(days=7)
WEEKS_LOOKED_BACK = 13
"""Weeks in a row are counted up to here: nobody needs to read years of content for it."""
EACH_SIDE = 4
"""How much sponsored and how much organic content a comparison needs."""
TO_COLOUR = 2
"""A cell of the heatmap with less stays grey."""
DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """How often, and how evenly. Reposts do not count.

    `gap` is the median between two contents and `regularity` the range of the middle half of the gaps, both in hours;
    None where there are too few. `sponsored_share` is in percent of the contents of 28 days.
    """

    contents: int
    per_week: float
    gap: float | None
    regularity: float | None
    weeks_in_a_row: int
    sponsored_share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sponsored:
    """The medians of sponsored and organic content in percent, and one divided by the other.

    The figures are None unless there are four of each.
    """

    sponsored: int
    organic: int
    sponsored_median: float | None = None
    organic_median: float | None = None
    ratio: float | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Some hours of a weekday: how much content, and its median; None is grey."""

    n: int
    median: float | None


Heatmap = tuple[tuple[Cell, ...], ...]
"""Seven rows, Monday first, of cells from midnight on."""


def cadence(contents: Sequence[Content], now: datetime) -> Cadence:
    """The cadence of the last 28 days; the weeks in a row go back up to 13 weeks."""
    own = [content for content in contents if not content.repost and content.published_at <= now]
    recent = [content for content in own if now - content.published_at <= CADENCE_OVER]
    gaps = _gaps(recent)
    return Cadence(
        contents=len(recent),
        per_week=len(recent) * WEEK / CADENCE_OVER,
        gap=median(gaps) if gaps else None,
        regularity=_middle_half(gaps),
        weeks_in_a_row=_weeks_in_a_row(own, now),
        sponsored_share=100 * sum(content.sponsored for content in recent) / len(recent) if recent else None,
    )


def by_format(
    contents: Sequence[Content], metric: Metric, now: datetime, *, platform: Platform | None = None
) -> Mapping[Format, Rate]:
    """The rate of each format alone, the most used first. A format with fewer than five has no figure."""
    kinds = Counter(content.format for content in contents if not content.repost)
    return {
        kind: rate([one for one in contents if one.format is kind], metric, now, platform=platform)
        for kind, _ in kinds.most_common()
    }


def sponsored_against_organic(
    contents: Sequence[Content], metric: Metric, now: datetime, *, platform: Platform | None = None
) -> Sponsored:
    """Both medians over the mature content of 90 days."""
    used = sample(contents, metric, now, platform=platform, most=None).used
    paid = _values([one for one in used if one.sponsored], metric)
    organic = _values([one for one in used if not one.sponsored], metric)
    if min(len(paid), len(organic)) < EACH_SIDE:
        return Sponsored(sponsored=len(paid), organic=len(organic))
    theirs, own = median(paid), median(organic)
    return Sponsored(
        sponsored=len(paid),
        organic=len(organic),
        sponsored_median=theirs,
        organic_median=own,
        ratio=theirs / own if own else None,
    )


def heatmap(contents: Sequence[Content], metric: Metric, zone: tzinfo, *, hours: int = 3) -> Heatmap:
    """The median for each weekday and each `hours` of the day, in the creator's own time zone.

    Content that was counted before it was 72 hours old, reposts, and hidden numbers are left out.
    """
    found: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    for content in contents:
        value = value_of(content, metric)
        if value is not None and not content.repost and is_mature(content, content.captured_at):
            local = content.published_at.astimezone(zone)
            found[local.weekday(), local.hour // hours].append(value)
    return tuple(tuple(_cell(found[day, part]) for part in range(24 // hours)) for day in range(DAYS))


def comments_per_100_likes(contents: Sequence[Content], now: datetime) -> float | None:
    """All comments by all likes of the last 12 mature contents; None below five, or without a like."""
    counted = [one for one in contents if total(one.numbers.likes, one.numbers.comments) is not None]
    own = [one for one in counted if not one.repost and is_mature(one, now)]
    last = sorted(own, key=lambda one: one.published_at, reverse=True)[:LAST]
    likes = sum(one.numbers.likes or 0 for one in last)
    if len(last) < TO_SHOW or not likes:
        return None
    return 100 * sum(one.numbers.comments or 0 for one in last) / likes


def _gaps(contents: Sequence[Content]) -> list[float]:
    moments = sorted(content.published_at for content in contents)
    return [(later - earlier) / timedelta(hours=1) for earlier, later in pairwise(moments)]


def _middle_half(gaps: Sequence[float]) -> float | None:
    if len(gaps) < EACH_SIDE:
        return None
    lower, _, upper = quantiles(gaps, n=4, method="inclusive")
    return upper - lower


def _weeks_in_a_row(contents: Sequence[Content], now: datetime) -> int:
    """Weeks of seven days back from now, until the first without content."""
    weeks = {(now - content.published_at) // WEEK for content in contents}
    return next((week for week in range(WEEKS_LOOKED_BACK) if week not in weeks), WEEKS_LOOKED_BACK)


def _values(contents: Sequence[Content], metric: Metric) -> list[float]:
    return [value for content in contents if (value := value_of(content, metric)) is not None]


def _cell(values: Sequence[float]) -> Cell:
    return Cell(len(values), median(values) if len(values) >= TO_COLOUR else None)
