"""Reminders: on which days, about what. Standard library only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from cogs.firststeps.model import Step

LATER = timedelta(days=2)


class Phase(Enum):
    """What is not done yet: onboarding, or the first steps after it."""

    ONBOARDING = "onboarding"
    STEPS = "steps"


class NudgeState(Enum):
    """SKIPPED: not needed or not possible when its day came."""

    WAITING = "waiting"
    SENT = "sent"
    SKIPPED = "skipped"


ABOUT: Mapping[int, Step] = {2: Step.AUDIT, 7: Step.CALENDAR, 14: Step.FIRST_CHECK_IN, 28: Step.SECOND_CHECK_IN}
"""The days after the beginning, and the step each is about. While onboarding lasts, it is what all are about."""


@dataclass(frozen=True, slots=True)
class Nudge:
    """One reminder. `postponed` when the person asked for it later, which they can do once."""

    id: int
    guild_id: int
    user_id: int
    phase: Phase
    day: int
    state: NudgeState
    due_at: datetime
    postponed: bool

    @property
    def key(self) -> str:
        """The outbox key: one for the day itself, one for later."""
        return f"firststeps.nudge:{self.id}:{1 + self.postponed}"


def due_days(began_at: datetime) -> Mapping[int, datetime]:
    """When each reminder is due."""
    return {day: began_at + timedelta(days=day) for day in ABOUT}
