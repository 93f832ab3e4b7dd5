"""Calendar and clock on the wall: local time to UTC and back, and when something that repeats comes next.

A time that the clocks skip in spring is moved on by the hour that is missing; of a time that comes twice in autumn,
the first is meant. Standard library only.
"""

from calendar import monthrange
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Every(StrEnum):
    """How often a giveaway comes back."""

    DAY = "day"
    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    FOUR_WEEKS = "four_weeks"
    MONTH = "month"


_DAYS = {Every.DAY: 1, Every.WEEK: 7, Every.TWO_WEEKS: 14, Every.FOUR_WEEKS: 28}
_IN_A_MONTH = 31
_MONTHS = 12


def wall(at: datetime, zone: ZoneInfo) -> datetime:
    """What the clock on the wall shows then, without a zone."""
    return at.astimezone(zone).replace(tzinfo=None, fold=0)


def from_wall(local: datetime, zone: ZoneInfo, *, second: bool = False) -> datetime:
    """The moment, in UTC, at which the clock on the wall shows this; `second` asks for the later of two."""
    return local.replace(tzinfo=zone, fold=int(second)).astimezone(UTC) if _exists(local, zone) else _moved(local, zone)


def _exists(local: datetime, zone: ZoneInfo) -> bool:
    return wall(local.replace(tzinfo=zone).astimezone(UTC), zone) == local


def _moved(local: datetime, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def add_months(local: datetime, months: int) -> datetime:
    """The same day of a later month, or its last day when it is too short."""
    years, month = divmod(local.month - 1 + months, _MONTHS)
    year, month = local.year + years, month + 1
    return local.replace(year=year, month=month, day=min(local.day, monthrange(year, month)[1]))


def occurrence(first: datetime, every: Every, zone: ZoneInfo, number: int) -> datetime:
    """When it comes for the `number`th time after the first one: at the same local time."""
    local = wall(first, zone)
    there = add_months(local, number) if every is Every.MONTH else local + timedelta(days=_DAYS[every] * number)
    return from_wall(there, zone)


def newest(first: datetime, every: Every, zone: ZoneInfo, now: datetime) -> int:
    """The number of the last occurrence that has come by now; below 0 when even the first is still to come."""
    days = _DAYS.get(every, _IN_A_MONTH)
    number = (now - first) // timedelta(days=days) - 1
    while occurrence(first, every, zone, number + 1) <= now:
        number += 1
    return number


def lasting(start: datetime, end: datetime, zone: ZoneInfo) -> timedelta:
    """How long that is on the wall: from Friday 18:00 to Sunday 18:00 is two days, whatever the clocks do between."""
    return wall(end, zone) - wall(start, zone)


def ending(start: datetime, lasts: timedelta, zone: ZoneInfo) -> datetime:
    """When something ends that lasts so long on the wall; at least a minute later."""
    return max(from_wall(wall(start, zone) + lasts, zone), start + timedelta(minutes=1))
