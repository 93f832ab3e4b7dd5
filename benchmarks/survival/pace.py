"""Time that runs faster than the machine's, the same in both processes: a lease of 30 seconds is over in one."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import simcord._clock

EPOCH = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Pace:
    """`speed` simulated seconds in each real one, since the real moment `began` (seconds since 1970)."""

    began: float
    speed: float

    def now(self) -> datetime:
        """The simulated present."""
        return EPOCH + timedelta(seconds=(time.time() - self.began) * self.speed)


class PacedClock(simcord._clock.Clock):  # noqa: SLF001 - SimCord has no other way to hand its backend a clock
    """The simulated Discord's clock."""

    def __init__(self, pace: Pace) -> None:
        """Follow the pace."""
        super().__init__()
        self._pace = pace

    def now(self) -> datetime:
        """The simulated present."""
        return self._pace.now()
