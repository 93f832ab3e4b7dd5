"""The signal of likes against views: more people liked a public video than can well have seen it."""

from collections.abc import Sequence
from datetime import datetime
from statistics import median

from cogs.analytics.model import VIEW_CHANGES, Content, Format
from cogs.analytics.model_check import Kind, Signal
from cogs.analytics.model_check_robust import interval, resampled
from cogs.profiles.model import Platform

PUBLIC_VIDEO = frozenset({Format.VIDEO, Format.REEL, Format.SHORT})
LAST = 12
LEAST_VIDEOS = 5
STAND_OUT = 2
"""One alone may be a slip of the pen, or a count that came late."""
HIGHEST_SHARE = 0.6
FEW = 100
"""Where hardly anybody watched, friends make the share."""


def comparable(contents: Sequence[Content], platform: Platform, now: datetime) -> list[Content]:
    """The content with views that were counted in one way: nothing from before the platform changed its view."""
    changed = VIEW_CHANGES.get(platform)
    seen = [content for content in contents if content.numbers.views is not None]
    return seen if changed is None or now < changed else [each for each in seen if each.published_at >= changed]


def videos(contents: Sequence[Content]) -> list[Content]:
    """The last twelve public videos with likes and views. A video with likes and no views hides its views."""
    chosen = [each for each in contents if each.format in PUBLIC_VIDEO and each.numbers.likes is not None]
    return [each for each in chosen if each.numbers.views and max(_likes(each), _views(each)) >= FEW][:LAST]


def can_see_over(chosen: Sequence[Content]) -> bool:
    """Whether there are enough videos."""
    return len(chosen) >= LEAST_VIDEOS


def likes_over_views(chosen: Sequence[Content]) -> Signal | None:
    """Videos with more likes than six tenths of their views. Videos newest first."""
    over = [content for content in chosen if _likes(content) > HIGHEST_SHARE * _views(content)]
    if len(over) < STAND_OUT:
        return None
    shares = [100 * _likes(content) / max(_views(content), 1) for content in over]
    low, high = interval(resampled(shares, (), lambda drawn, _: median(drawn)))
    return Signal(
        kind=Kind.LIKES_OVER_VIEWS,
        since=over[-1].published_at,
        until=over[0].published_at,
        n=len(chosen),
        of=len(chosen) - len(over),
        count=len(over),
        value=median(map(_likes, over)),
        baseline=median(map(_views, over)),
        effect=median(shares),
        low=low,
        high=high,
    )


def _likes(content: Content) -> int:
    return content.numbers.likes or 0


def _views(content: Content) -> int:
    return content.numbers.views or 0
