"""A content calendar: how often, which formats, from when. Standard library only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from bot.errors import UserError

MOST_A_WEEK = 7
FURTHEST = timedelta(days=60)
_WEEK = 7
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

NOT_A_DAY = (
    "I could not read that day. Please write it like 2026-05-04, or “today”, “tomorrow” or a weekday such as “Monday”."
)
TOO_EARLY = "That day is over. Please choose today or a day after it."
TOO_LATE = "That is more than two months away. Please choose a day sooner, a small beginning is enough."


class Format(Enum):
    """Kinds of content."""

    PHOTO = "photo"
    CAROUSEL = "carousel"
    SHORT_VIDEO = "short_video"
    LONG_VIDEO = "long_video"
    STORY = "story"
    LIVE = "live"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Calendar:
    """`per_week` times a week from a day on, the formats in turn."""

    per_week: int
    formats: tuple[Format, ...]
    starts_on: date


@dataclass(frozen=True, slots=True)
class Planned:
    """One piece of content in the plan."""

    on: date
    format: Format


def planned(calendar: Calendar, today: date, count: int) -> Sequence[Planned]:
    """The next `count` pieces from today on, spread over each week."""
    first = max(0, (today - calendar.starts_on).days // _WEEK) * calendar.per_week
    pieces = (_piece(calendar, number) for number in range(first, first + calendar.per_week + count))
    return [piece for piece in pieces if piece.on >= today][:count]


def _piece(calendar: Calendar, number: int) -> Planned:
    week, place = divmod(number, calendar.per_week)
    days = week * _WEEK + place * _WEEK // calendar.per_week
    return Planned(calendar.starts_on + timedelta(days=days), calendar.formats[number % len(calendar.formats)])


def new_calendar(per_week: str, formats: Sequence[str], starts_on: str, today: date) -> Calendar:
    """What was chosen in the form. Raises UserError."""
    if not per_week.isdecimal() or not 1 <= int(per_week) <= MOST_A_WEEK or not formats:
        raise UserError("Please choose how often and at least one format. Once a week is fine if it lasts.")
    return Calendar(int(per_week), tuple(Format(name) for name in dict.fromkeys(formats)), day(starts_on, today))


def day(typed: str, today: date) -> date:
    """The day that was meant: `today`, `Monday`, `2026-05-04`. Raises UserError."""
    found = _read(typed.strip().casefold() or "today", today)
    if found is None:
        raise UserError(NOT_A_DAY)
    if found < today:
        raise UserError(TOO_EARLY)
    if found - today > FURTHEST:
        raise UserError(TOO_LATE)
    return found


def _read(typed: str, today: date) -> date | None:
    soon = {"today": 0, "tomorrow": 1}
    if typed in soon:
        return today + timedelta(days=soon[typed])
    if typed in _DAYS:
        return today + timedelta(days=(_DAYS.index(typed) - today.weekday()) % _WEEK)
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
