"""When a group's digest comes, and what may be said in one. Standard library only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from bot.errors import UserError

FEATURE = "digest"
OPEN = "digest:open"
"""The custom id of a button that opens the panel."""
LOOKED_AGAIN = timedelta(hours=1)
"""Groups change their zone, so nobody waits for a moment that was worked out a week before."""
TELLS_OF = timedelta(days=7)
FOR_A_LINE = 5
"""What is about fewer people is left out: one could guess who it is. Analytics has the same for its averages."""
MOST_TILES = 6
_DAYS = 7
_HOURS = 24
STALE = "That choice is not on offer any more. Open /digest again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When and where a group's digest comes. `weekday` 0 is Monday, `hour` is on the group's clock.

    `told_until` is the moment of the last one, or of switching it on: what was due before it is not caught up.
    `is_light` is the look of its picture, `trouble` is why the bot switched it off itself.
    """

    guild_id: int
    weekday: int = 0
    hour: int = 10
    channel_id: int | None = None
    is_on: bool = False
    is_light: bool = False
    told_until: datetime | None = None
    due_at: datetime | None = None
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class TierGrowth:
    """How those of one size grew in a week: the middle of at least five creators, in percent."""

    tier: str
    percent: float
    creators: int


class Counted(Protocol):
    """What is about some number of people; None where everybody reads it anyway."""

    @property
    def people(self) -> int | None:
        """How many different people."""


_Counted = TypeVar("_Counted", bound=Counted)


def about_enough(lines: Sequence[_Counted]) -> tuple[_Counted, ...]:
    """Without what is about fewer than five people."""
    return tuple(each for each in lines if each.people is None or each.people >= FOR_A_LINE)


def weekday_of(word: str) -> int:
    """A day of the week from a menu. Raises UserError."""
    return _one_of(word, _DAYS)


def hour_of(word: str) -> int:
    """An hour of the day from a menu. Raises UserError."""
    return _one_of(word, _HOURS)


def _one_of(word: str, count: int) -> int:
    if not word.isdecimal() or int(word) >= count:
        raise UserError(STALE)
    return int(word)


def latest(plan: Plan, now: datetime, zone: ZoneInfo) -> datetime:
    """The last moment at which it was due, in UTC; now included."""
    return _moment(plan, now, zone, 0) if _moment(plan, now, zone, 0) <= now else _moment(plan, now, zone, -1)


def following(plan: Plan, now: datetime, zone: ZoneInfo) -> datetime:
    """The next moment at which it is due, in UTC."""
    return _moment(plan, now, zone, 1) if _moment(plan, now, zone, 0) <= now else _moment(plan, now, zone, 0)


def next_look(plan: Plan, now: datetime, zone: ZoneInfo) -> datetime:
    """When to look at the clock again."""
    return min(following(plan, now, zone), now + LOOKED_AGAIN)


def is_due(plan: Plan, now: datetime, zone: ZoneInfo) -> bool:
    """Whether one has become due since the last: after weeks away it is the newest one, and no other."""
    return plan.is_on and (plan.told_until is None or latest(plan, now, zone) > plan.told_until)


def _moment(plan: Plan, now: datetime, zone: ZoneInfo, weeks: int) -> datetime:
    """That day and hour of the week that the group is in, on its clock; in UTC. An hour that is skipped comes later."""
    today = now.astimezone(zone).date()
    day = today + timedelta(days=plan.weekday - today.weekday() + _DAYS * weeks)
    return datetime.combine(day, time(plan.hour), zone).astimezone(UTC)
