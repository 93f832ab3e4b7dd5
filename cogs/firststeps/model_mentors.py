"""Who mentors whom. Standard library only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

DEFAULT_MOST = 2
MOST = 5
ANSWER_WITHIN = timedelta(days=3)
LASTS = timedelta(days=28)
TELL_AFTER = timedelta(days=1)
"""How long a newcomer waits before the moderators hear of it."""


class PairState(Enum):
    """PROPOSED waits for the mentor's answer. WITHDRAWN: one of the two left before it came."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody who offers to mentor up to `most` newcomers at a time."""

    user_id: int
    most: int
    paused: bool
    waiting_since: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mentor as the pairing sees them: `mentees` counts the open pairs, proposed ones too."""

    offer: Offer
    mentees: int
    niches: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """A newcomer and a mentor."""

    id: int
    guild_id: int
    newcomer_id: int
    mentor_id: int
    state: PairState
    due_at: datetime | None
    thread_id: int | None


def pair(newcomer_id: int, niches: frozenset[str], candidates: Sequence[Candidate], met: frozenset[int]) -> int | None:
    """The mentor to ask: same niche first, then the fewest mentees, then who has waited longest.

    Never somebody who was asked for this newcomer before (`met`). None when nobody is free.
    """
    free = [
        candidate
        for candidate in candidates
        if candidate.offer.user_id not in met | {newcomer_id}
        and not candidate.offer.paused
        and candidate.mentees < candidate.offer.most
    ]
    best = min(free, key=lambda candidate: _rank(candidate, niches), default=None)
    return best.offer.user_id if best is not None else None


def _rank(candidate: Candidate, niches: frozenset[str]) -> tuple[bool, int, datetime, int]:
    return (
        not candidate.niches & niches,
        candidate.mentees,
        candidate.offer.waiting_since,
        candidate.offer.user_id,
    )
