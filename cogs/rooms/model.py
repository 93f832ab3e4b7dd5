"""A room: two people who make something together, step by step. What is due in one is in `model_due`.

Dates are read in `model_dates`, a link in `model_link`, feedback is in `model_feedback`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from cogs.collabs.model import Compensation, Nature
from cogs.collabs.model_request import Spec, thread_name
from cogs.disclosure.model import Kind

FEATURE = "rooms"
_LONGEST_NAME = 100
"""Of a thread, in Discord; counted in UTF-16 units to be safe."""
LONGEST_WORDS = 500
"""Characters of what somebody writes when they go back, call it off, or give feedback."""


class Step(StrEnum):
    """The way from an agreement to the end. Their order is the order of the steps."""

    AGREED = "agreed"
    BRIEFED = "briefed"
    PRODUCTION = "production"
    APPROVAL = "approval"
    POSTED = "posted"
    MEASURED = "measured"
    DONE = "done"


class Side(StrEnum):
    """The two in a room: whose request it was, and who was accepted for it."""

    OWNER = "owner"
    CREATOR = "creator"


class State(StrEnum):
    """Whether a room is under way, at its good end, or called off."""

    ACTIVE = "active"
    DONE = "done"
    CANCELLED = "cancelled"


class Marking(StrEnum):
    """What is known about the caption of what was posted."""

    NONE = "none"
    CLEAR = "clear"
    AS_IT_IS = "as_it_is"


class Did(StrEnum):
    """What the history of a room tells."""

    BEGAN = "began"
    STEPPED = "stepped"
    CONFIRMED = "confirmed"
    WENT_BACK = "went_back"
    CALLED_OFF = "called_off"
    LEFT = "left"


STEPS = tuple(Step)
BOTH = frozenset(Side)
_ONLY: Mapping[Step, Side] = {
    Step.BRIEFED: Side.OWNER,
    Step.PRODUCTION: Side.CREATOR,
    Step.APPROVAL: Side.CREATOR,
    Step.POSTED: Side.CREATOR,
    Step.MEASURED: Side.CREATOR,
}
"""Who says of each step that it is taken, where a brand partner or a brief is in play."""
_SHARED = frozenset({Step.PRODUCTION, Step.APPROVAL, Step.POSTED, Step.MEASURED})
"""In a collab both make something, so either of them says it."""

KINDS: Mapping[Compensation, Kind] = {
    Compensation.NONE: Kind.PAID,
    Compensation.PRODUCT: Kind.GIFTED,
    Compensation.EXPERIENCE: Kind.GIFTED,
    Compensation.AFFILIATE: Kind.AFFILIATE,
    Compensation.FEE: Kind.PAID,
}
"""What a paid partnership is for its audience. One without a word about pay counts as paid, to be safe."""


@dataclass(frozen=True, slots=True)
class Start:
    """Somebody was accepted: for which request of whom."""

    guild_id: int
    request_id: int
    owner_id: int
    creator_id: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the history. Nobody's side when it happened by itself."""

    did: Did
    step: Step
    side: Side | None
    at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """A date in one of a person's rooms."""

    room_id: int
    title: str
    step: Step
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One room. `version` grows with every change, `spec` is the request as it was when both agreed: the brief.

    `confirmed` holds who said that it is done, `agreed` who wants a case study, `numbers` what each lets it say.
    `moved_at` is the last step, `seen_at` until when everything due has been seen to, `due_at` when something is due
    next. `remade` counts threads that were made anew because somebody deleted them.
    """

    id: int = 0
    guild_id: int
    version: int = 0
    request_id: int
    owner_id: int
    creator_id: int
    state: State = State.ACTIVE
    step: Step = Step.AGREED
    spec: Spec
    dates: Mapping[Step, datetime] = field(default_factory=dict)
    confirmed: frozenset[Side] = frozenset()
    agreed: frozenset[Side] = frozenset()
    link: str = ""
    marking: Marking = Marking.NONE
    found: Sequence[str] = ()
    numbers: Mapping[Side, str] = field(default_factory=dict)
    began_at: datetime
    moved_at: datetime
    seen_at: datetime
    ended_at: datetime | None = None
    due_at: datetime | None = None
    channel_id: int | None = None
    thread_id: int | None = None
    message_id: int | None = None
    case_id: int | None = None
    remade: int = 0

    def side_of(self, user_id: int) -> Side | None:
        """Which of the two this is, if one of them."""
        return {self.owner_id: Side.OWNER, self.creator_id: Side.CREATOR}.get(user_id)

    def person(self, side: Side) -> int:
        """Who is on that side."""
        return self.owner_id if side is Side.OWNER else self.creator_id

    @property
    def is_paid(self) -> bool:
        """Whether a brand partner gives something."""
        return self.spec.nature is Nature.PAID

    @property
    def kind(self) -> Kind:
        """The answer to the house question, as whoever sees the content would give it."""
        return KINDS[self.spec.pay.compensation] if self.is_paid else Kind.COLLAB

    @property
    def following(self) -> Step | None:
        """The step that comes next while the room is under way."""
        return after(self.step) if self.state is State.ACTIVE else None

    def takers(self, step: Step) -> frozenset[Side]:
        """Who may say that this step is taken. The end needs both, each for themselves."""
        if step is Step.DONE:
            return BOTH - self.confirmed
        if not self.is_paid and step in _SHARED:
            return BOTH
        return frozenset({_ONLY[step]}) if step in _ONLY else frozenset()

    def moves(self, step: Step, now: datetime) -> "Room":
        """The same at another step."""
        return replace(self, step=step, moved_at=now, confirmed=frozenset())

    def ends(self, state: State, now: datetime) -> "Room":
        """The same when it is over."""
        return replace(self, state=state, ended_at=now)


def other(side: Side) -> Side:
    """The one across."""
    return Side.CREATOR if side is Side.OWNER else Side.OWNER


def after(step: Step) -> Step | None:
    """The one that follows."""
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else None


def before(step: Step) -> Step | None:
    """The one that came first; none before the beginning."""
    place = STEPS.index(step)
    return STEPS[place - 1] if place else None


def begun(start: Start, spec: Spec, now: datetime) -> Room:
    """A new room with the request as it is now."""
    return Room(
        guild_id=start.guild_id,
        request_id=start.request_id,
        owner_id=start.owner_id,
        creator_id=start.creator_id,
        spec=spec,
        began_at=now,
        moved_at=now,
        seen_at=now,
    )


def thread_of(room: Room) -> str:
    """The name of its thread. The number ends it and is never cut off: two rooms must not be taken for one another."""
    number, title = f" · {room.id}", thread_name(room.spec.title)
    while len(f"{title}{number}".encode("utf-16-le")) // 2 > _LONGEST_NAME:
        title = title[:-1].rstrip("\u200d ")  # a joiner that joins nothing more would be shown as a box
    return f"{title}{number}"


def control(verb: str, *args: int | str) -> str:
    """The custom id of a button: `rooms:verb:…`."""
    return ":".join((FEATURE, verb, *map(str, args)))
