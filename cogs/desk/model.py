"""The desk's words: an audited act, a search in the log, what a group has chosen. Standard library only.

What /setup would do is in `model_plan`, time zones in `model_zone`, what the doctor keeps in mind in `model_findings`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

DEFAULT_ZONE = "UTC"
MODERATOR_LOG = "moderator_log"
CATEGORY = "category"
NEWCOMER = "newcomer"
MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Act:
    """Something a moderator did: `feature` and `action` name it, `details` holds ids, numbers and short words."""

    guild_id: int
    actor_id: int
    feature: str
    action: str
    subject_id: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the audit log: an act, its number and when it happened."""

    id: int
    at: datetime
    act: Act


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for in the audit log. A person is whoever did it or whom it was done to."""

    days: int
    person: int | None = None
    feature: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page begins: with lines older, or newer, than the one of that number. Without one: the newest."""

    entry_id: int | None = None
    newer: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Lines of the log, newest first, and whether there are others on either side."""

    entries: tuple[Entry, ...]
    has_newer: bool
    has_older: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """What a group has chosen: channels and roles by purpose, moderators' roles by feature, its time zone.

    `made` holds the purposes of channels that /setup made itself; only their permissions are its to change.
    """

    places: Mapping[str, int] = field(default_factory=dict)
    made: frozenset[str] = frozenset()
    roles: Mapping[str, int] = field(default_factory=dict)
    moderators: Mapping[str, frozenset[int]] = field(default_factory=dict)
    zone: str = DEFAULT_ZONE
