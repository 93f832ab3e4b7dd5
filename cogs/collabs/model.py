"""The words of the collab board: the house question, kinds, what somebody gets for it, states, a group's limits.

A request itself is in `model_request`, what its owner types in `model_drafting`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

FEATURE = "collabs"
PLACE = "collabs"


class Nature(StrEnum):
    """The house question: is it a collab or a paid partnership? The answer decides what is asked next."""

    COLLAB = "collab"
    PAID = "paid"


class Kind(StrEnum):
    """What is made together."""

    CREATOR = "creator"
    SPONSORED = "sponsored"
    REVIEW = "review"
    GIVEAWAY = "giveaway"
    AMBASSADOR = "ambassador"
    UGC = "ugc"
    EVENT = "event"


class Compensation(StrEnum):
    """What somebody gets for it; NONE is a swap, or nothing."""

    NONE = "none"
    PRODUCT = "product"
    EXPERIENCE = "experience"
    AFFILIATE = "affiliate"
    FEE = "fee"


class Rights(StrEnum):
    """What the brand partner may do with the content."""

    NONE = "none"
    SHARE = "share"
    CHANNELS = "channels"
    ADS = "ads"
    ALL = "all"


class Term(StrEnum):
    """For how long they may."""

    NONE = "none"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    EVER = "ever"


class Where(StrEnum):
    """Whether people have to be in the same place."""

    REMOTE = "remote"
    REGION = "region"


class State(StrEnum):
    """Where a request stands. A draft is seen by its owner alone, one that waits by the moderators too."""

    DRAFT = "draft"
    WAITING = "waiting"
    OPEN = "open"
    FILLED = "filled"
    EXPIRED = "expired"
    CLOSED = "closed"


class Outcome(StrEnum):
    """What became of a request that waited for a moderator."""

    APPROVED = "approved"
    SENT_BACK = "sent_back"
    TAKEN_BACK = "taken_back"
    """By its owner, who changed their mind or left."""


KINDS: Mapping[Nature, tuple[Kind, ...]] = {
    Nature.COLLAB: (Kind.CREATOR, Kind.GIVEAWAY, Kind.EVENT, Kind.REVIEW, Kind.UGC),
    Nature.PAID: (Kind.SPONSORED, Kind.REVIEW, Kind.UGC, Kind.AMBASSADOR, Kind.GIVEAWAY, Kind.EVENT),
}
"""Which kinds each answer leaves; the first one is the usual one."""

PAYING = tuple(kind for kind in Compensation if kind is not Compensation.NONE)
"""What a paid partnership can give. Whatever a brand partner gives makes it one."""

UNSEEN = frozenset({State.DRAFT, State.WAITING})
"""Not on the board yet."""
ON_SHOW = frozenset({State.OPEN, State.FILLED})
ASKED_FOR = ON_SHOW | {State.WAITING}
"""What counts towards the most that a person may have at once."""
RENEWABLE = frozenset({State.OPEN, State.EXPIRED})
NOT_OVER = frozenset(State) - {State.CLOSED}
OFFERED = NOT_OVER - {State.DRAFT}
"""What the owner's leaving ends."""
LEADS_TO: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.OPEN, State.WAITING}),
    State.WAITING: frozenset({State.OPEN, State.DRAFT, State.CLOSED}),
    State.OPEN: frozenset({State.OPEN, State.FILLED, State.EXPIRED, State.CLOSED}),
    State.FILLED: frozenset({State.OPEN, State.CLOSED}),
    State.EXPIRED: frozenset({State.OPEN, State.CLOSED}),
    State.CLOSED: frozenset(),
}
"""OPEN leads to itself when it is renewed before its time."""

DRAFT_KEPT = timedelta(days=14)
MOST_DRAFTS = 3
WAITS_LONG = timedelta(days=2)
"""After that the moderators hear once more of a request that waits for them."""
REMIND_BEFORE = timedelta(days=3)
STALE_AFTER = timedelta(days=14)
"""How long after its end a request can still be renewed; then it is closed."""
CHECK_EVERY = timedelta(days=1)
"""How often a card is looked for that nobody has changed."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a group's moderators choose: open requests per person, hours between two, days that one stays open.

    `moderated` has every new request wait until a moderator has looked at it.
    """

    most_open: int = 3
    cooldown_hours: int = 1
    lasts_days: int = 30
    moderated: bool = False


LIMIT_RANGES: Mapping[str, tuple[int, int]] = {"most_open": (1, 25), "cooldown_hours": (0, 168), "lasts_days": (7, 90)}
"""The least and the most that each limit with a number can be."""


def control(verb: str, *args: int | str) -> str:
    """The custom id of a button: `collabs:verb:…`."""
    return ":".join((FEATURE, verb, *map(str, args)))
