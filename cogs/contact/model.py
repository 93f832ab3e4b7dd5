"""The ways to reach a person, and the hours when nobody is written to. Standard library only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

ASK_DM = "contact:dm"
ASK_THREAD = "contact:thread"
ASK_NONE = "contact:none"
ASK_GUIDE = "contact:guide"
WAYS = "contact:ways"
"""The buttons' custom ids inside the group. On a card that may lie in direct messages, see `asking`."""

DAY_BEGINS = time(9)
DAY_ENDS = time(21)

MOST_TRIES = 3
"""A letter goes out at most this often: by direct message, to a thread, to the thread made anew."""


class Way(Enum):
    """How a person asked to be reached."""

    NONE = "none"
    DM = "dm"
    THREAD = "thread"


class Notice(Enum):
    """What a person has to be told when they next press something."""

    DM_CLOSED = "dm_closed"
    NO_THREAD = "no_thread"


@dataclass(frozen=True, slots=True)
class Person:
    """What is known about reaching somebody: `chosen` counts how often they changed their mind."""

    guild_id: int
    user_id: int
    way: Way = Way.NONE
    thread_id: int | None = None
    chosen: int = 0
    dm_closed_at: datetime | None = None
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to a person: an outbox kind, its key and what it is about. `again` when an earlier try was refused."""

    guild_id: int
    user_id: int
    kind: str
    key: str
    ref: Mapping[str, Any]
    due_at: datetime | None = None
    again: bool = False


def asking(custom_id: str, guild_id: int) -> str:
    """The custom id with the group in it, for cards that may lie in direct messages."""
    return f"{custom_id}:{guild_id}"


def is_quiet(local: datetime) -> bool:
    """Whether this local time lies in the quiet hours, 21:00 to 09:00."""
    return not DAY_BEGINS <= local.time() < DAY_ENDS


def next_allowed(now: datetime, zone: ZoneInfo) -> datetime:
    """The first moment from now on, in UTC, when the person may be written to. `now` itself outside quiet hours."""
    local = now.astimezone(zone)
    if not is_quiet(local):
        return now.astimezone(UTC)
    day = local.date() + timedelta(days=local.time() >= DAY_ENDS)
    morning = datetime.combine(day, DAY_BEGINS, zone)
    # An hour that the clock passes twice has two nine o'clocks: the first that is not over.
    return max(now, next_of(morning, now)).astimezone(UTC)


def next_of(local: datetime, now: datetime) -> datetime:
    """The first of the one or two moments with this local time that is not before now, else the last."""
    first = local.replace(fold=0).astimezone(UTC)
    return first if first >= now else local.replace(fold=1).astimezone(UTC)
