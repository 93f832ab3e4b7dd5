"""What a feature has for one person on their private panel, and for the moderators on theirs. Plain values.

The kernel collects these as it collects everything else of a feature; it knows the topics, but nothing behind them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Topic(Enum):
    """What a door belongs to, in the order of the panel; its value is the heading. Features may share one."""

    STEPS = "My next steps"
    TURNS = "My turns"
    ENTRIES = "My entries and wins"
    COLLABS = "My collabs and rooms"
    NUMBERS = "My numbers"
    BRANDS = "My brand work"
    PROFILE = "My profile"
    CONTACT = "How I am written to"
    DATA = "My data"
    GROUP = "The group"


@dataclass(frozen=True, slots=True)
class Need:
    """Something that waits for an answer.

    `words` are the feature's own; a `{}` in them is filled with people's words from `said`, which the panel escapes.
    `to` is the custom id of a press that exists already, or a link. `by` is when it is too late, if it ever is.
    """

    words: str
    label: str
    to: str
    by: datetime | None = None
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Door:
    """The way into a feature: how things stand there in a line, and the press or the link that opens it.

    Without `words` it is a further button of its topic. `is_calm` says that there is nothing yet, and what to try: the
    panel leaves those words to the topic's own page when another feature of the topic has more to say.
    """

    topic: Topic
    words: str
    label: str
    to: str
    is_calm: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """What one feature has: needs, most urgent first, and doors."""

    needs: Sequence[Need] = ()
    doors: Sequence[Door] = ()
