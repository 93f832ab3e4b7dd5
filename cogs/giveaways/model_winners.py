"""A winner, what became of them, and where their prize is. Standard library only."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class WinnerState(StrEnum):
    """WON waits for the claim; everything but WON and CLAIMED means that the next alternate takes the place."""

    WON = "won"
    CLAIMED = "claimed"
    EXPIRED = "expired"
    DECLINED = "declined"
    LEFT = "left"
    INELIGIBLE = "ineligible"
    REPLACED = "replaced"


class Prize(StrEnum):
    """Where the prize is, as winner and host say."""

    PROMISED = "promised"
    SENT = "sent"
    RECEIVED = "received"


HOLDING = frozenset({WinnerState.WON, WinnerState.CLAIMED})
"""These have the prize, or may have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Winner:
    """Somebody at a position of the order (1 is the first). `user_id` is None after they had themselves forgotten.

    `reason` is what a moderator gave when they replaced the winner by hand.
    """

    guild_id: int
    giveaway_id: int
    position: int
    ticket: str
    user_id: int | None
    state: WinnerState
    reason: str = ""
    won_at: datetime
    claim_by: datetime | None
    reminded_at: datetime | None = None
    settled_at: datetime | None = None
    prize: Prize = Prize.PROMISED
    prize_at: datetime | None = None
