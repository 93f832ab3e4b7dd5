"""What happens in a room by itself, and when: reminders before dates, a kind question, what was kept back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cogs.rooms.model import STEPS, Room, State, Step

REMIND_BEFORE = timedelta(days=1)
STILL_FOR = timedelta(days=21)
"""So long without a step, then both are asked."""
MOST_ASKED = 3
CONFIRM_AFTER = timedelta(days=3)
"""One said that it is done: so long after that the other one is asked again."""
KEPT_BACK = timedelta(days=7)
"""So long after the end feedback is shown also to somebody who gave none."""


class About(StrEnum):
    """What is due."""

    REMIND = "remind"
    STILL = "still"
    CONFIRM = "confirm"
    REVEAL = "reveal"


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """Something that is due; a reminder is about the step whose date comes."""

    at: datetime
    about: About
    step: Step


def events(room: Room) -> Sequence[Event]:
    """Everything that will happen by itself if nobody does anything, the first one first."""
    return sorted(_events(room))


def _events(room: Room) -> Iterator[Event]:
    if room.state is State.DONE and room.ended_at is not None:
        yield Event(room.ended_at + KEPT_BACK, About.REVEAL, Step.DONE)
    if room.state is not State.ACTIVE:
        return
    for step, at in room.dates.items():
        if STEPS.index(step) > STEPS.index(room.step):
            yield Event(at - REMIND_BEFORE, About.REMIND, step)
    for times in range(1, MOST_ASKED + 1):
        yield Event(room.moved_at + times * STILL_FOR, About.STILL, room.step)
    if room.confirmed:
        yield Event(room.moved_at + CONFIRM_AFTER, About.CONFIRM, Step.DONE)


def due(room: Room, now: datetime) -> Sequence[Event]:
    """What has to happen by now and has not been seen to."""
    return [each for each in events(room) if room.seen_at < each.at <= now]


def next_due(room: Room) -> datetime | None:
    """When something is due next."""
    return next((each.at for each in events(room) if each.at > room.seen_at), None)
