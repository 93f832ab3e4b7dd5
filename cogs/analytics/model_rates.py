"""Engagement rates: which content counts, and the value of an account with its interval.

Every rate is in percent. Hidden or missing is not zero: content without a number that the formula needs is left out,
and the sample says so. The formulas (`model_formulas`), tiers and places (`model_ranks`) can be had from here too.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median

from cogs.analytics.model import VIEW_CHANGES, Content, Source
from cogs.analytics.model_formulas import (
    BY_VIEWS,
    FORMULAS,
    NAMES,
    Metric,
    default_metric,
    derivable,
    may_derive,
    percent,
    total,
    value_of,
)
from cogs.analytics.model_intervals import interval_of, interval_of_median
from cogs.analytics.model_ranks import TIERS, Place, Standing, Tier, ranked, tier_of
from cogs.profiles.model import Platform

__all__ = [
    "BY_VIEWS",
    "FORMULAS",
    "NAMES",
    "PRESETS",
    "TIERS",
    "LeftOut",
    "Metric",
    "Place",
    "Preset",
    "Rate",
    "Sample",
    "Standing",
    "Tier",
    "allowed_rate",
    "default_metric",
    "derivable",
    "is_mature",
    "may_derive",
    "percent",
    "ranked",
    "rate",
    "rate_of",
    "sample",
    "tier_of",
    "total",
    "value_of",
]

MATURE = timedelta(hours=72)
"""Numbers counted earlier are still growing."""
WINDOW = timedelta(days=90)
TWO_MONTHS = timedelta(days=61)
LAST = 12
TO_SHOW = 5
TO_RANK = 8
FOR_FULL_CONFIDENCE = 12


class Preset(StrEnum):
    """Ways to make one value of many contents, named after what a brand may quote."""

    HOUSE = "house"
    HYPEAUDITOR = "hypeauditor-like"
    MODASH = "modash-like"


PRESETS: Mapping[Preset, str] = {
    Preset.HOUSE: f"median of the last {LAST}",
    Preset.HYPEAUDITOR: f"mean of the last {LAST}, as HypeAuditor counts",
    Preset.MODASH: "likes only, over about two months, as Modash counts: "
    "the median by followers, or average likes by average views",
}


class LeftOut(StrEnum):
    """Why content is not in a sample."""

    REPOST = "shared from somebody else"
    YOUNG = "counted before it was 72 hours old"
    OLD = "older than 90 days"
    HIDDEN = "a number is hidden or missing"
    OTHER_VIEWS = "from before the platform changed what a view is"
    NOT_ALLOWED = "YouTube's own numbers, which may not be turned into a rate here"
    BEYOND = f"before the last {LAST}"


@dataclass(frozen=True, slots=True)
class Sample:
    """The content that counts, newest first, and how much was left out for which reason."""

    used: tuple[Content, ...]
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One account's rate in percent, with everything that must stand beside it.

    `low` and `high` are the 90 % interval of the preset's value. All figures are None below five contents. `newest`
    is when the newest numbers were counted.
    """

    metric: Metric
    n: int
    of: int = LAST
    preset: Preset = Preset.HOUSE
    median: float | None = None
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    newest: datetime | None = None
    sources: frozenset[Source] = frozenset()
    left_out: Mapping[str, int] = field(default_factory=dict)
    value: float | None = None
    """What the preset calls the rate."""

    @property
    def enough_to_show(self) -> bool:
        """Whether there is a figure at all."""
        return self.n >= TO_SHOW

    @property
    def enough_to_rank(self) -> bool:
        """Whether it may stand in a leaderboard."""
        return self.n >= TO_RANK

    @property
    def is_full(self) -> bool:
        """Whether the sample is as large as it gets."""
        return self.n >= FOR_FULL_CONFIDENCE


def is_mature(content: Content, now: datetime) -> bool:
    """Whether its numbers were counted when it was 72 hours old or more."""
    return min(content.captured_at, now) - content.published_at >= MATURE


def sample(
    contents: Sequence[Content],
    metric: Metric,
    now: datetime,
    *,
    platform: Platform | None = None,
    most: int | None = LAST,
) -> Sample:
    """The last `most` mature contents of 90 days that have a value; None takes them all.

    With a platform, views from before it changed what a view is are left out of rates by views.
    """
    return _sampled(contents, now, most, WINDOW, lambda content: _fault(content, metric, now, platform))


def rate(
    contents: Sequence[Content],
    metric: Metric,
    now: datetime,
    preset: Preset = Preset.HOUSE,
    *,
    platform: Platform | None = None,
) -> Rate:
    """The account's rate as the preset counts it. Ask `may_derive` first: this takes the content as it is."""
    if preset is Preset.MODASH:
        return _modash(contents, metric, now, platform)
    chosen = sample(contents, metric, now, platform=platform)
    return rate_of(chosen, metric, preset)


def allowed_rate(
    contents: Sequence[Content],
    metric: Metric,
    now: datetime,
    platform: Platform,
    *,
    youtube_allowed: bool,
    preset: Preset = Preset.HOUSE,
) -> Rate:
    """The rate of the content that `may_derive` allows, and how much it does not. The one to use for showing."""
    allowed = derivable(contents, platform, youtube_allowed)
    found = rate(allowed, metric, now, preset, platform=platform)
    refused = len(contents) - len(allowed)
    return replace(found, left_out={**found.left_out, LeftOut.NOT_ALLOWED: refused}) if refused else found


def rate_of(chosen: Sample, metric: Metric, preset: Preset = Preset.HOUSE) -> Rate:
    """The rate of a sample that was chosen already: the median of the house, or the mean."""
    values = [value for content in chosen.used if (value := value_of(content, metric)) is not None]
    if len(values) < TO_SHOW:
        return _described(chosen, metric, preset)
    middle, mean = median(values), _mean(values)
    by_mean = preset is Preset.HYPEAUDITOR
    low, high = interval_of(values, _mean) if by_mean else interval_of_median(values)
    return _described(chosen, metric, preset, (middle, mean, mean if by_mean else middle, low, high))


def _fault(content: Content, metric: Metric, now: datetime, platform: Platform | None) -> LeftOut | None:
    changed = VIEW_CHANGES.get(platform) if platform is not None and metric in BY_VIEWS else None
    if changed is not None and content.published_at < changed <= now:
        return LeftOut.OTHER_VIEWS
    return LeftOut.HIDDEN if value_of(content, metric) is None else None


def _sampled(
    contents: Sequence[Content],
    now: datetime,
    most: int | None,
    window: timedelta,
    fault: Callable[[Content], LeftOut | None],
) -> Sample:
    left_out: Counter[str] = Counter()
    used: list[Content] = []
    for content in sorted(contents, key=lambda content: content.published_at, reverse=True):
        reason = _outside(content, now, window) or fault(content)
        if reason is None and most is not None and len(used) >= most:
            reason = LeftOut.BEYOND
        if reason is None:
            used.append(content)
        else:
            left_out[reason] += 1
    return Sample(tuple(used), dict(left_out))


def _outside(content: Content, now: datetime, window: timedelta) -> LeftOut | None:
    if content.repost:
        return LeftOut.REPOST
    if not is_mature(content, now):
        return LeftOut.YOUNG
    return LeftOut.OLD if now - content.published_at > window else None


def _modash(contents: Sequence[Content], metric: Metric, now: datetime, platform: Platform | None) -> Rate:
    """Likes alone: the median by followers, or the average likes by the average views."""
    by_views = metric in BY_VIEWS - {Metric.VIEW_RATE}

    def likes_rate(content: Content) -> float | None:
        return percent(content.numbers.likes, content.numbers.views if by_views else content.followers)

    def fault(content: Content) -> LeftOut | None:
        hidden = LeftOut.HIDDEN if likes_rate(content) is None else None
        broken = _fault(content, Metric.ERV_LC, now, platform) if by_views else None
        return LeftOut.OTHER_VIEWS if broken is LeftOut.OTHER_VIEWS else hidden

    chosen = _sampled(contents, now, None, TWO_MONTHS, fault)
    values = [value for content in chosen.used if (value := likes_rate(content)) is not None]
    if len(values) < TO_SHOW:
        return _described(chosen, metric, Preset.MODASH)
    middle, mean, (low, high) = median(values), _mean(values), interval_of_median(values)
    if not by_views:
        return _described(chosen, metric, Preset.MODASH, (middle, mean, middle, low, high))
    pairs = [(content.numbers.likes or 0, content.numbers.views or 0) for content in chosen.used]
    low, high = interval_of(pairs, _likes_by_views)
    return _described(chosen, metric, Preset.MODASH, (middle, mean, _likes_by_views(pairs), low, high))


def _mean(values: Sequence[float]) -> float:
    """Ten times as quick as the exact one of the standard library, which a thousand resamples feel."""
    return sum(values) / len(values)


def _likes_by_views(pairs: Sequence[tuple[int, int]]) -> float:
    return 100 * sum(likes for likes, _ in pairs) / sum(views for _, views in pairs)


def _described(
    chosen: Sample,
    metric: Metric,
    preset: Preset,
    figures: tuple[float | None, float | None, float | None, float | None, float | None] = (None,) * 5,
) -> Rate:
    middle, mean, value, low, high = figures
    return Rate(
        metric=metric,
        preset=preset,
        n=len(chosen.used),
        of=len(chosen.used) if preset is Preset.MODASH else LAST,
        median=middle,
        mean=mean,
        value=value,
        low=low,
        high=high,
        newest=max((content.captured_at for content in chosen.used), default=None),
        sources=frozenset(content.source for content in chosen.used),
        left_out=chosen.left_out,
    )
