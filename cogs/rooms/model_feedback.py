"""Feedback at the end: for the other side alone, and seen only when both gave theirs or a week has passed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cogs.rooms.model import Room, Side, other
from cogs.rooms.model_due import KEPT_BACK

BEST = 5
QUESTIONS = ("clear", "reliable", "again")
"""Clear about what was wanted, kept to what was agreed, would work together again."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one side said to the other, from 1 to 5, and words. Nobody's when whoever gave it was forgotten."""

    guild_id: int
    room_id: int | None
    from_id: int | None
    to_id: int
    clear: int
    reliable: int
    again: int
    words: str
    given_at: datetime


def of(given: Sequence[Feedback], user_id: int) -> Feedback | None:
    """What this person gave."""
    return next((each for each in given if each.from_id == user_id), None)


def readable(room: Room, given: Sequence[Feedback], side: Side, now: datetime) -> Feedback | None:
    """What this side may read now of what the other one said."""
    from_other = of(given, room.person(other(side)))
    if from_other is None or room.ended_at is None:
        return None
    has_both = of(given, room.person(side)) is not None
    return from_other if has_both or now >= room.ended_at + KEPT_BACK else None
