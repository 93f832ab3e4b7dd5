"""A PR package on its way: promised, shipped, received, posted, marked as an ad. Who may say what, and when to ask.

Nowhere is room for an address: the two arrange that between themselves. How content is marked is explained by
`/disclose check`; here it is only said that it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.errors import UserError

LONGEST_NAME = 80
ASK_AFTER_PROMISE = timedelta(days=7)
ASK_AFTER_SHIPPING = timedelta(days=10)
ASK_AFTER_RECEIPT = timedelta(days=14)
ASK_AFTER_POST = timedelta(days=1)
MOST_ASKED = 2
"""So often a person is asked at each stage; the second time after as long again."""
_ADDRESS = re.compile(
    r"\d+\s?[a-z]?,?\s+(?:\w+\s+){1,3}(?:street|road|avenue|lane|drive|square|boulevard)\b"
    r"|\b(?:rue|avenue|calle|via|rua|plaza|piazza)\s+(?:\w+\s+){0,3}\d+\b"
    r"|(?:stra(?:ss|ß)e|str\.|straat|gasse|allee)\s*\d+\s?[a-z]?\b"
    r"|\b[a-z]{1,2}\d[a-z\d]?\s+\d[a-z]{2}\b"
    r"|\b(?-i:[A-Z]{2})\s+\d{5}(?:-\d{4})?\b"
    r"|\bp\.?\s?o\.?\s+box\s+\d",
    re.IGNORECASE,
)
"""Streets with a number as several countries write them, British and American postcodes, and post boxes."""


class Stage(StrEnum):
    """How far a package is."""

    PROMISED = "promised"
    SHIPPED = "shipped"
    RECEIVED = "received"
    POSTED = "posted"
    DISCLOSED = "disclosed"
    """Posted, and clearly marked: whoever gets a package was given something."""
    LOST = "lost"
    """Sent, and it never came. It can be sent again."""
    CALLED_OFF = "called_off"


class Side(StrEnum):
    """Who says so."""

    SENDER = "sender"
    RECEIVER = "receiver"


_BOTH = frozenset(Side)
_SENDER, _RECEIVER = frozenset({Side.SENDER}), frozenset({Side.RECEIVER})
STEPS: Mapping[Stage, Mapping[Stage, frozenset[Side]]] = {
    Stage.PROMISED: {Stage.SHIPPED: _SENDER, Stage.RECEIVED: _RECEIVER, Stage.CALLED_OFF: _BOTH},
    Stage.SHIPPED: {Stage.RECEIVED: _RECEIVER, Stage.LOST: _BOTH},
    Stage.RECEIVED: {Stage.POSTED: _RECEIVER},
    Stage.POSTED: {Stage.DISCLOSED: _RECEIVER},
    Stage.DISCLOSED: {},
    Stage.LOST: {Stage.SHIPPED: _SENDER, Stage.RECEIVED: _RECEIVER, Stage.CALLED_OFF: _BOTH},
    Stage.CALLED_OFF: {},
}
"""Where each stage can lead, and who may say it. A package can arrive of which nobody said that it was sent."""

_WHO: Mapping[Side, str] = {
    Side.SENDER: "Only the one who sends it can say that.",
    Side.RECEIVER: "Only the one who gets it can say that.",
}
_WAITS: Mapping[Stage, tuple[Side, timedelta]] = {
    Stage.PROMISED: (Side.SENDER, ASK_AFTER_PROMISE),
    Stage.SHIPPED: (Side.RECEIVER, ASK_AFTER_SHIPPING),
    Stage.RECEIVED: (Side.RECEIVER, ASK_AFTER_RECEIPT),
    Stage.POSTED: (Side.RECEIVER, ASK_AFTER_POST),
    Stage.LOST: (Side.SENDER, ASK_AFTER_PROMISE),
}


@dataclass(frozen=True, slots=True)
class Package:
    """What is sent, how far it is, and when it came to each stage (the last time, if it was sent again)."""

    what: str
    stage: Stage
    reached: Mapping[Stage, datetime] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        """Whether nothing can follow."""
        return not STEPS[self.stage]


@dataclass(frozen=True, slots=True)
class Question:
    """Whom to ask how it stands, and since when."""

    side: Side
    stage: Stage
    since: datetime


def promised(typed: str, at: datetime) -> Package:
    """A new package. Raises UserError for a name that cannot be one."""
    return Package(product_name(typed), Stage.PROMISED, {Stage.PROMISED: at})


def choices(package: Package, side: Side) -> tuple[Stage, ...]:
    """What this side may say now."""
    return tuple(stage for stage, sides in STEPS[package.stage].items() if side in sides)


def moved(package: Package, stage: Stage, side: Side, at: datetime) -> Package:
    """The package at its next stage; saying the same again changes nothing. Raises UserError when that cannot be."""
    if stage is package.stage:
        return package
    sides = STEPS[package.stage].get(stage)
    if sides is None:
        raise UserError("The package is not at that point any more. Open it again to see where it is.")
    if side not in sides:
        raise UserError(_WHO[next(iter(sides))])
    return Package(package.what, stage, {**package.reached, stage: at})


def question(package: Package, now: datetime, asked: int = 0) -> Question | None:
    """Whom to ask by now, because nothing was heard for long; `asked` is how often that was done at this stage."""
    at = ask_at(package, asked)
    if at is None or at > now:
        return None
    return Question(_WAITS[package.stage][0], package.stage, package.reached[package.stage])


def question_side(package: Package) -> Side | None:
    """Who knows how it stands; None when nobody has to say anything."""
    return _WAITS[package.stage][0] if package.stage in _WAITS else None


def ask_at(package: Package, asked: int) -> datetime | None:
    """When to ask next how it stands; None when nobody is to be asked, or often enough was."""
    if package.stage not in _WAITS or asked >= MOST_ASKED:
        return None
    return package.reached[package.stage] + _WAITS[package.stage][1] * (asked + 1)


def product_name(typed: str) -> str:
    """What is sent, in one line. Raises UserError when it is empty, too long, or looks like an address."""
    name = no_address(typed)
    if not name:
        raise UserError("Please say in a few words what is sent, such as “two jars of sourdough starter”.")
    if len(name) > LONGEST_NAME:
        raise UserError(f"That is {len(name)} characters long. Please say what is sent in {LONGEST_NAME}.")
    return name


def no_address(typed: str) -> str:
    """Words in one line. Raises UserError when they look like an address."""
    words = " ".join(typed.split())
    if _ADDRESS.search(words):
        raise UserError(
            "That looks like an address, and addresses are never kept here. "
            "Please write only what it is, and give the address to each other in private."
        )
    return words
