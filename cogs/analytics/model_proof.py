"""A screenshot that a moderator is asked to look at. The picture itself is never kept."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ProofState(StrEnum):
    """What became of the question."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The question about everything of one account that was counted at one moment."""

    id: int
    guild_id: int
    account_id: int
    at: datetime
    asked_at: datetime
    state: ProofState = ProofState.OPEN
    channel_id: int | None = None
    message_id: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state is ProofState.OPEN
