"""Given and received: a person's own ledger, and who waits longest for a shoutout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from cogs.shoutouts.model import Event, Rotation
from cogs.shoutouts.model_seats import Held

LOOKED_BACK = 26
"""Rounds: for a turn that is longer ago a shoutout would surprise rather than help."""
OFFERED = 3
"""So many people to give to are shown at once."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A turn of somebody, with the shoutouts that came and those that are promised."""

    turn_id: int
    featured_id: int
    round: int
    given: int
    promised: int


@dataclass(frozen=True, slots=True)
class Mine:
    """A person's ledger in one rotation. `offered` says that they give at the next turn."""

    rotation: Rotation
    held: Held
    offered: bool = False
    rows: Sequence[tuple[datetime, Event]] = ()


def waiting_longest(found: Iterable[Waiting], wanted: int) -> Sequence[Waiting]:
    """Whose newest turn brought fewer shoutouts than were hoped for, fewest first, then longest ago."""
    newest = {each.featured_id: each for each in sorted(found, key=lambda each: each.round)}
    short = [each for each in newest.values() if each.given + each.promised < wanted]
    return sorted(short, key=lambda each: (each.given + each.promised, each.round))[:OFFERED]
