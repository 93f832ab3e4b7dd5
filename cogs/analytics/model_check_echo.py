"""Whether a jump in followers is echoed in what people do: the signal of a jump that nothing else shows."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from statistics import median

from cogs.analytics.model import Content
from cogs.analytics.model_check import Kind, Signal
from cogs.analytics.model_check_followers import Jump
from cogs.analytics.model_check_robust import interval, resampled
from cogs.analytics.model_check_views import comparable
from cogs.profiles.model import Platform

NEAR = timedelta(days=14)
SETTLED = NEAR + timedelta(days=3)
"""By then the content of the fourteen days is mature."""
LEAST_NEAR = 3
USUAL = 12
LEAST_USUAL = 6
RISE = 1.1
ONE_HIT = 2.0
"""One content with twice the usual is a rise as well: that is how people find somebody."""

Measure = Callable[[Content], float | None]


def engagement(content: Content) -> float | None:
    """Likes and comments."""
    likes, comments = content.numbers.likes, content.numbers.comments
    return likes + comments if likes is not None and comments is not None else None


def rate(content: Content) -> float | None:
    """The engagement rate by followers."""
    engaged = engagement(content)
    return 100 * engaged / content.followers if engaged is not None and content.followers else None


def views(content: Content) -> float | None:
    """Views."""
    return content.numbers.views


def echoes(
    jump: Jump, contents: Sequence[Content], platform: Platform, now: datetime
) -> list[tuple[list[float], list[float]]]:
    """For each measure that enough is known of: the values near the jump, and those before."""
    measured = [(contents, engagement), (contents, rate), (comparable(contents, platform, now), views)]
    both = [(_near(jump, found, measure), _before(jump, found, measure)) for found, measure in measured]
    return [(near, before) for near, before in both if len(near) >= LEAST_NEAR and len(before) >= LEAST_USUAL]


def _near(jump: Jump, contents: Sequence[Content], measure: Measure) -> list[float]:
    within = [each for each in contents if jump.since - NEAR <= each.published_at <= jump.until + NEAR]
    return [value for each in within if (value := measure(each)) is not None]


def _before(jump: Jump, contents: Sequence[Content], measure: Measure) -> list[float]:
    earlier = [each for each in contents if each.published_at < jump.since - NEAR]
    return [value for each in earlier if (value := measure(each)) is not None][:USUAL]


def jump_alone(jump: Jump, heard: Sequence[tuple[list[float], list[float]]]) -> Signal | None:
    """A jump without a rise of engagement, rate or views within fourteen days of it."""
    if not heard or any(_rises(near, before) for near, before in heard):
        return None
    near, before = max(heard, key=lambda each: _ratio(*each))
    low, high = interval(resampled(near, before, _ratio))
    return Signal(
        kind=Kind.JUMP_ALONE,
        since=jump.since,
        until=jump.until + NEAR,
        n=len(near),
        of=len(before),
        count=len(jump.steps),
        value=jump.gained,
        baseline=jump.expected,
        effect=_ratio(near, before),
        low=low,
        high=high,
    )


def _rises(near: Sequence[float], before: Sequence[float]) -> bool:
    return _ratio(near, before) >= RISE or max(near) >= ONE_HIT * median(before)


def _ratio(near: Sequence[float], before: Sequence[float]) -> float:
    usual = median(before)
    return median(near) / usual if usual else 1.0
