"""The words of a rotation: seats, places in line, events of the ledger, turns and gifts.

The order itself is in `model_order`, who gives in `model_givers`, when a turn comes in `model_schedule`, pairs in
`model_pairs`, the fairness report's numbers in `model_fairness`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

FEATURE = "shoutouts"
PLACE = "shoutouts"
"""The purpose of the channel that turns are shown in."""


class Mode(StrEnum):
    """One creator per round, or everybody in pairs."""

    TURNS = "turns"
    PAIRS = "pairs"


class RotationState(StrEnum):
    """Whether turns come."""

    OPEN = "open"
    PAUSED = "paused"
    ENDED = "ended"


class SeatState(StrEnum):
    """Whether somebody is in line."""

    IN = "in"
    PAUSED = "paused"
    LEFT = "left"


class PausedBy(StrEnum):
    """Why a seat rests: a holiday, a moderator, or two shoutouts in a row that did not come."""

    SELF = "self"
    MODERATOR = "moderator"
    MISSED = "missed"


class What(StrEnum):
    """What an event of the ledger tells."""

    JOINED = "joined"
    NEWCOMER = "newcomer"
    LEFT = "left"
    PAUSED = "paused"
    RESUMED = "resumed"
    SKIPPED = "skipped"
    SWAPPED = "swapped"
    TURN = "turn"
    NEWCOMER_TURN = "newcomer_turn"
    GAVE = "gave"
    MISSED = "missed"
    DECLINED = "declined"
    THANKED = "thanked"


class TurnState(StrEnum):
    """A turn is open until its window is over."""

    OPEN = "open"
    CLOSED = "closed"


class GiftState(StrEnum):
    """A shoutout by one giver for one featured person, from being asked to its end."""

    ASKED = "asked"
    PROMISED = "promised"
    GIVEN = "given"
    DECLINED = "declined"
    MISSED = "missed"
    VOID = "void"


class SwapState(StrEnum):
    """Two who might exchange their places."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    VOID = "void"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in line; the smallest is next.

    `lap` is the lap in which the turn is due, `since` the round of the last turn or of coming, `lot` breaks ties.
    """

    lap: int
    since: int
    lot: int


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody's seat in a rotation. `front` is a newcomer's right of way until their first turn.

    `given` and `received` count shoutouts that came, `misses` those in a row that were asked for and did not come.
    `last_gave` is the round of the newest given one (0: never), `skip_round` a round that is let pass.
    """

    user_id: int
    place: Place
    state: SeatState = SeatState.IN
    front: bool = False
    given: int = 0
    received: int = 0
    misses: int = 0
    last_gave: int = 0
    skip_round: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What the order needs of a rotation: rounds played, the lap, and whether the last turn was right of way."""

    rotation_id: int
    round: int = 0
    lap: int = 0
    newcomer_before: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the ledger. `n` counts up in its rotation; `lot` is the new lot where the event gave one, else 0."""

    n: int
    round: int
    what: What
    user_id: int
    other_id: int | None = None
    lot: int = 0


@dataclass(frozen=True, slots=True)
class Spec:
    """What a moderator decides about a rotation.

    Without `niche` and `platform` it is for everybody. Turns come on `weekdays` (0 is Monday), or every `every_days`
    days where there are none, at `minute` of the day in `zone` (IANA). `window_days` is how long givers have,
    `cooldown` the rounds before the same two meet again.
    """

    name: str
    mode: Mode = Mode.TURNS
    niche: str | None = None
    platform: str | None = None
    weekdays: tuple[int, ...] = (0,)
    every_days: int = 7
    minute: int = 600
    zone: str = "UTC"
    givers: int = 2
    proof: bool = True
    window_days: int = 5
    cooldown: int = 4

    @property
    def is_for_everybody(self) -> bool:
        """Whether it is for every niche and platform."""
        return self.niche is None and self.platform is None


@dataclass(frozen=True, slots=True)
class Rotation:
    """A rotation of a group. `anchor` is when it was made: where counting every n days begins.

    One without a next turn that is not over has not begun: moderators still prepare it, and members do not see it.
    """

    id: int
    guild_id: int
    spec: Spec
    state: RotationState
    line: Line
    anchor: datetime
    next_at: datetime | None = None

    @property
    def has_begun(self) -> bool:
        """Whether members can see it."""
        return self.next_at is not None or self.state is RotationState.ENDED


@dataclass(frozen=True, slots=True)
class Turn:
    """One round of a rotation. `featured_id` is None in a round of pairs, and when that person was forgotten."""

    id: int
    guild_id: int
    rotation_id: int
    round: int
    featured_id: int | None
    state: TurnState
    opened_at: datetime
    ends_at: datetime
    right_of_way: bool = False
    why: Mapping[str, Any] = field(default_factory=dict)
    channel_id: int | None = None
    message_id: int | None = None
    thanked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Gift:
    """One giver's shoutout for one featured person."""

    id: int
    guild_id: int
    rotation_id: int
    turn_id: int
    giver_id: int
    featured_id: int
    state: GiftState
    asked_at: datetime
    ends_at: datetime
    due_at: datetime | None = None
    why: Mapping[str, Any] = field(default_factory=dict)
    link: str = ""
    marking: str = ""
    given_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's place on the group's own roster. `front` says that they came through the welcome."""

    user_id: int
    entered_at: datetime
    front: bool
    opted_in: bool


def by_arrival(members: Iterable[Member]) -> list[Member]:
    """Newcomers first, then whoever waits longest; people who opted out are left out."""
    return sorted(
        (each for each in members if each.opted_in), key=lambda each: (not each.front, each.entered_at, each.user_id)
    )


def control(verb: str, *args: int | str) -> str:
    """The custom id of a button: `shoutouts:verb:…`."""
    return ":".join((FEATURE, verb, *map(str, args)))
