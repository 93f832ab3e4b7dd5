"""The formulas of engagement rates by name, the value of one content, and where a rate may be worked out at all."""

from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum

from cogs.analytics.model import FROM_PLATFORM, Content, Numbers, Source
from cogs.profiles.model import Platform


class Metric(StrEnum):
    """The formulas. Rates of different metrics are never compared with each other."""

    ERF = "erf"
    ERF_PLUS = "erf_plus"
    ERV = "erv"
    ERV_LC = "erv_lc"
    ERR = "err"
    ERI = "eri"
    VIEW_RATE = "view_rate"
    REACH_RATE = "reach_rate"


FORMULAS: Mapping[Metric, str] = {
    Metric.ERF: "100 × (likes + comments) ÷ followers",
    Metric.ERF_PLUS: "100 × (likes + comments + shares + saves) ÷ followers",
    Metric.ERV: "100 × (likes + comments + shares) ÷ views",
    Metric.ERV_LC: "100 × (likes + comments) ÷ views",
    Metric.ERR: "100 × (likes + comments + shares + saves) ÷ reach",
    Metric.ERI: "100 × (likes + comments + shares + saves) ÷ impressions",
    Metric.VIEW_RATE: "100 × views ÷ followers",
    Metric.REACH_RATE: "100 × reach ÷ followers",
}

NAMES: Mapping[Metric, str] = {
    Metric.ERF: "engagement rate by followers",
    Metric.ERF_PLUS: "engagement rate by followers, with shares and saves",
    Metric.ERV: "engagement rate by views",
    Metric.ERV_LC: "engagement rate by views, likes and comments only",
    Metric.ERR: "engagement rate by reach",
    Metric.ERI: "engagement rate by impressions",
    Metric.VIEW_RATE: "view rate",
    Metric.REACH_RATE: "reach rate",
}

BY_VIEWS = frozenset({Metric.ERV, Metric.ERV_LC, Metric.VIEW_RATE})
"""What cannot be compared across a change of what a view is."""

_DEFAULTS = {
    Platform.TIKTOK: Metric.ERV,
    Platform.YOUTUBE: Metric.ERV_LC,
    Platform.TWITCH: Metric.VIEW_RATE,
}


def default_metric(platform: Platform) -> Metric:
    """The metric a platform's creators quote."""
    return _DEFAULTS.get(platform, Metric.ERF)


def may_derive(platform: Platform, source: Source, youtube_allowed: bool) -> bool:  # noqa: FBT001 - the operator's flag
    """Whether a number from there may be turned into a rate, a place or a score.

    YouTube forbids that for data of its API, unless the operator has its amendment. What a creator typed in is theirs.
    """
    return youtube_allowed or platform is not Platform.YOUTUBE or source not in FROM_PLATFORM


def is_made_of_youtubes(platform: Platform, sources: Collection[Source]) -> bool:
    """Whether a figure was made of what YouTube's API tells, which must be said beside it."""
    return platform is Platform.YOUTUBE and not FROM_PLATFORM.isdisjoint(sources)


def derivable(
    contents: Iterable[Content],
    platform: Platform,
    youtube_allowed: bool,  # noqa: FBT001 - as above
) -> tuple[Content, ...]:
    """The content of which `may_derive` allows a rate."""
    return tuple(content for content in contents if may_derive(platform, content.source, youtube_allowed))


def value_of(content: Content, metric: Metric) -> float | None:
    """The rate of one content in percent; None when a number is hidden, missing, or would divide by zero."""
    part, whole = _PARTS[metric]
    return percent(part(content.numbers), whole(content))


def total(*counts: int | None) -> int | None:
    """The sum, or None when one of them is unknown."""
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def percent(part: int | None, whole: int | None) -> float | None:
    """`part` of `whole` in percent; None when one is unknown or there is no whole."""
    return 100 * part / whole if part is not None and whole else None


def _all_four(numbers: Numbers) -> int | None:
    return total(numbers.likes, numbers.comments, numbers.shares, numbers.saves)


def _likes_and_comments(numbers: Numbers) -> int | None:
    return total(numbers.likes, numbers.comments)


def _followers(content: Content) -> int | None:
    return content.followers


def _views(content: Content) -> int | None:
    return content.numbers.views


_PARTS: Mapping[Metric, tuple[Callable[[Numbers], int | None], Callable[[Content], int | None]]] = {
    Metric.ERF: (_likes_and_comments, _followers),
    Metric.ERF_PLUS: (_all_four, _followers),
    Metric.ERV: (lambda numbers: total(numbers.likes, numbers.comments, numbers.shares), _views),
    Metric.ERV_LC: (_likes_and_comments, _views),
    Metric.ERR: (_all_four, lambda content: content.numbers.reach),
    Metric.ERI: (_all_four, lambda content: content.numbers.impressions),
    Metric.VIEW_RATE: (lambda numbers: numbers.views, _followers),
    Metric.REACH_RATE: (lambda numbers: numbers.reach, _followers),
}
