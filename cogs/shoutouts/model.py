"""The order of the shoutout roster."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's place on the roster. `front` is a newcomer's right of way until their first turn."""

    user_id: int
    entered_at: datetime
    front: bool
    opted_in: bool


def in_order(seats: Iterable[Seat]) -> list[Seat]:
    """Newcomers first, then whoever waits longest; people who opted out are left out."""
    return sorted(
        (seat for seat in seats if seat.opted_in), key=lambda seat: (not seat.front, seat.entered_at, seat.user_id)
    )
