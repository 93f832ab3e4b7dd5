"""Giveaways in short, for somebody's own panel, their list, and the moderators' page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cogs.giveaways.model import State


@dataclass(frozen=True, slots=True)
class Win:
    """A prize that waits for its winner: to be claimed until `claim_by`, or to be said to have arrived."""

    giveaway_id: int
    prize: str
    is_sent: bool
    claim_by: datetime | None


@dataclass(frozen=True, slots=True)
class Glance:
    """How many giveaways run, in how many of them the person is, and what they won and have not answered."""

    running: int
    entered: int
    wins: Sequence[Win]


@dataclass(frozen=True, slots=True)
class Running:
    """A giveaway that runs, whether the person is in, and where its card is."""

    giveaway_id: int
    prize: str
    ends_at: datetime
    is_paused: bool
    is_in: bool
    channel_id: int
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Open:
    """A giveaway that somebody may have to look after: who has not claimed, whose prize is not sent."""

    giveaway_id: int
    state: State
    prize: str
    unclaimed: int
    unsent: int
    claim_by: datetime | None
    silent_since: datetime | None
