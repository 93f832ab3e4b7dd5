"""What an interest in a request is, where it can stand, and when its owner hears of it.

Questions are here too. Nothing here knows what a request is: that is the collab board's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Any

FEATURE = "interests"
PAGE = 5
LONGEST_NOTE = 300
LONGEST_WORDS = 300
"""What an owner says to somebody whom they do not take this time."""
LONGEST_QUESTION = 300
LONGEST_ANSWER = 600
MOST_QUESTIONS = 3
"""Open ones, per person and request."""
TOLD_EVERY = timedelta(hours=1)
"""An owner gets at most one letter about a request in that time, however many people are interested."""
REMIND_AFTER = timedelta(hours=48)
FOR_A_PACE = 3
PACE_LOOKS_AT = 10
"""How many of the last answers say how fast somebody usually answers; fewer than three say nothing."""


class State(StrEnum):
    """Where an interest stands."""

    OFFERED = "offered"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    """The request was over before anybody decided."""


UNDECIDED = frozenset({State.OFFERED, State.WAITING})
OPEN_AGAIN = frozenset({State.WITHDRAWN, State.ENDED})
"""From here, one can offer anew."""
LEADS_TO: Mapping[State, frozenset[State]] = {
    State.OFFERED: frozenset(State),
    State.WAITING: frozenset(State) - {State.OFFERED},
    State.ACCEPTED: frozenset(),
    State.DECLINED: frozenset(),
    State.WITHDRAWN: UNDECIDED,
    State.ENDED: UNDECIDED,
}
"""OFFERED and WAITING lead to themselves when the note is changed."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody says when they are interested, and whether the owner may see the numbers that they share."""

    note: str
    shows_numbers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """One person's interest in one request. `version` grows with every change.

    `words` are the owner's, with a no. `answered_at` is when the owner answered first; being moved to the waiting list
    because all places are taken is no answer. `waits_since` orders the waiting list.
    """

    id: int = 0
    guild_id: int
    request_id: int
    owner_id: int
    user_id: int
    version: int = 0
    state: State
    note: str
    shows_numbers: bool
    words: str = ""
    offered_at: datetime
    answered_at: datetime | None = None
    waits_since: datetime | None = None

    def becomes(self, state: State, **changes: Any) -> "Interest":  # noqa: ANN401 - its own fields
        """The same in another state. Raises ValueError for a way that does not exist: that is a bug."""
        if state not in LEADS_TO[self.state]:
            message = f"an interest that is {self.state.value} cannot become {state.value}"
            raise ValueError(message)
        return replace(self, state=state, **changes)

    def answered(self, state: State, now: datetime, **changes: Any) -> "Interest":  # noqa: ANN401 - its own fields
        """The same when its owner answered. The first answer counts for how fast they are."""
        return self.becomes(state, answered_at=self.answered_at or now, **changes)

    def waits(self, now: datetime) -> "Interest":
        """The same on the waiting list; whoever is on it keeps their place."""
        return self.becomes(State.WAITING, waits_since=self.waits_since or now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What is to be told to the owner of a request, and when. `free` is how many places there were when last looked.

    `reminded_to`: everybody who offered until then was in a reminder.
    """

    guild_id: int
    request_id: int
    owner_id: int
    free: int
    told_at: datetime | None = None
    tell_at: datetime | None = None
    remind_at: datetime | None = None
    reminded_to: datetime | None = None

    def offered(self, now: datetime) -> "Watch":
        """The same when somebody is interested: they are told soon, and reminded in time."""
        soonest = max(now, self.told_at + TOLD_EVERY) if self.told_at is not None else now
        return replace(self, tell_at=self.tell_at or soonest, remind_at=self.remind_at or now + REMIND_AFTER)

    def is_late(self, interest: Interest, now: datetime) -> bool:
        """Whether that one has waited too long, and was in no reminder yet."""
        is_new = self.reminded_to is None or interest.offered_at > self.reminded_to
        return interest.state is State.OFFERED and is_new and interest.offered_at <= now - REMIND_AFTER

    def reminded(self, interests: Sequence[Interest], now: datetime) -> "Watch":
        """The same when everybody who is late was in a reminder; the next is due for whoever is late next."""
        until = now - REMIND_AFTER
        coming = [each.offered_at for each in interests if each.state is State.OFFERED and each.offered_at > until]
        return replace(self, reminded_to=until, remind_at=min(coming) + REMIND_AFTER if coming else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody asks the owner of a request, and what they answer. Nobody else sees it."""

    id: int = 0
    guild_id: int
    request_id: int
    owner_id: int
    asker_id: int
    words: str
    answer: str = ""
    asked_at: datetime
    answered_at: datetime | None = None


def usual(spans: Sequence[timedelta]) -> timedelta | None:
    """How long somebody usually takes to answer, by their last answers; None when there are too few."""
    last = [span.total_seconds() for span in spans[:PACE_LOOKS_AT]]
    return timedelta(seconds=median(last)) if len(last) >= FOR_A_PACE else None


def in_line(interests: Sequence[Interest]) -> Sequence[Interest]:
    """The waiting list: who waits longest is first."""
    waiting = [each for each in interests if each.state is State.WAITING]
    return sorted(waiting, key=lambda each: (each.waits_since or each.offered_at, each.offered_at, each.id))


def tidy(words: str, most: int) -> str:
    """Without empty ends, and not too long."""
    return words.strip()[:most]


def control(verb: str, *args: int | str) -> str:
    """The custom id of a control: `interests:verb:…`."""
    return ":".join((FEATURE, verb, *map(str, args)))
