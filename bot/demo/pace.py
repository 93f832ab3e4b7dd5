"""How the simulated clock walks through a stretch of time: pure arithmetic."""

from collections.abc import Iterator
from datetime import timedelta

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
SPANS = {"hour": HOUR, "day": DAY, "week": WEEK}


def stride(span: timedelta) -> timedelta:
    """Give the step between two ticks: small enough that nothing due is late, large enough to be quick."""
    if span <= timedelta(minutes=5):
        return timedelta(seconds=5)
    if span <= HOUR:
        return timedelta(minutes=1)
    return timedelta(minutes=15) if span <= DAY else HOUR


def steps(span: timedelta, step: timedelta | None = None) -> Iterator[timedelta]:
    """Cut `span` into steps; the last one may be shorter. Nothing comes for an empty or negative span."""
    step = step or stride(span)
    while span > timedelta():
        yield min(step, span)
        span -= step
