"""A circuit breaker: a platform that is down is left alone for a while."""

from datetime import datetime, timedelta

from bot.clock import Clock
from cogs.analytics.model_sources import UpstreamError

FAILURES = 5
OPEN_FOR = timedelta(minutes=15)


class Breaker:
    """Opens after five failures in a row. After a quarter of an hour one question goes through and decides."""

    def __init__(self, now: Clock) -> None:
        """Closed: everything goes through."""
        self._now = now
        self._failures = 0
        self._open_until: datetime | None = None

    def check(self) -> None:
        """Raise UpstreamError while it is open. The first to come afterwards holds it open for the others."""
        if self._open_until is None:
            return
        if (now := self._now()) < self._open_until:
            raise UpstreamError(retryable=True)
        self._open_until = now + OPEN_FOR

    def failed(self) -> None:
        """Count a failure."""
        self._failures += 1
        if self._failures >= FAILURES:
            self._open_until = self._now() + OPEN_FOR

    def worked(self) -> None:
        """Close it."""
        self._failures, self._open_until = 0, None
