"""A winner, what became of them, and where their prize is. Standard library only."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class WinnerState(StrEnum):
    """WON waits for the claim; everything but WON and CLAIMED means that the next alternate takes the place."""

    WON = "won"
    CLAIMED = "claimed"
    EXPIRED = "expired"
    DECLINED = "declined"
    LEFT = "left"
    INELIGIBLE = "ineligible"


class Prize(StrEnum):
    """Where the prize is, as winner and host say."""

    PROMISED = "promised"
    SENT = "sent"
    RECEIVED = "received"


HOLDING = frozenset({WinnerState.WON, WinnerState.CLAIMED})
"""These have the prize, or may have it."""

LOST = frozenset(WinnerState) - HOLDING

REASONS = {
    WinnerState.EXPIRED: "not claimed",
    WinnerState.LEFT: "left",
    WinnerState.DECLINED: "declined",
    WinnerState.INELIGIBLE: "ineligible",
}
"""Why a prize moved on, in the words that stand in proofs: never change one."""

LAST_CALL = timedelta(hours=6)
HOST_REMINDERS = (timedelta(days=3), timedelta(days=10))
"""How long after the claim the moderators hear of a prize that was not sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Winner:
    """Somebody at a position of the order (1 is the first). `user_id` is None after they had themselves forgotten.

    `claim_by` is None until they were told. `due_at` is the next reminder, or the deadline. `told_at` is when the group
    was told that the prize moved on, by a message of ours: `notice_id` is the one that named this winner, if it was not
    the announcement, `mention_id` the one in the channel when their direct messages are closed.
    """

    guild_id: int
    giveaway_id: int
    position: int
    ticket: str
    user_id: int | None
    state: WinnerState
    won_at: datetime
    claim_by: datetime | None = None
    due_at: datetime | None = None
    settled_at: datetime | None = None
    told_at: datetime | None = None
    notice_id: int | None = None
    mention_id: int | None = None
    prize: Prize = Prize.PROMISED
    prize_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """Whether the prize is, or may be, theirs."""
        return self.state in HOLDING

    @property
    def waits(self) -> bool:
        """Whether they still have to claim."""
        return self.state is WinnerState.WON


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who is next in the order, and in which state they take the place: WON, or why they cannot have it."""

    position: int
    ticket: str
    state: WinnerState

    @property
    def wins(self) -> bool:
        """Whether nothing keeps them from the prize."""
        return self.state is WinnerState.WON


def reminders(told_at: datetime, claim_by: datetime) -> Iterator[datetime]:
    """When somebody who has not claimed is reminded: at half-time, and six hours before the end if that is later."""
    half = told_at + (claim_by - told_at) / 2
    yield half
    if half < claim_by - LAST_CALL:
        yield claim_by - LAST_CALL


def next_call(told_at: datetime, claim_by: datetime, now: datetime) -> datetime:
    """The first reminder after now; the deadline when there is none left."""
    return next((moment for moment in reminders(told_at, claim_by) if moment > now), claim_by)
