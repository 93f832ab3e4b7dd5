"""When a rotation has its turns: on weekdays or every n days, at a local time.

Kept as local time and the name of the zone, never as an offset: when the zone database changes, so do the moments.
A time that the clocks skip in spring is the first moment after the gap; of one that comes twice in autumn, the first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cogs.shoutouts.model import Spec

WEEK = 7
_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """On these weekdays (0 is Monday), or every n days counted from a date. ValueError for both, or neither."""

    at: time
    zone: str
    weekdays: frozenset[int] = frozenset()
    every: int = 0
    anchor: date | None = None

    def __post_init__(self) -> None:
        """Refuse what has no next date."""
        if bool(self.weekdays) == bool(self.every) or not self.weekdays <= set(range(WEEK)):
            raise ValueError("either weekdays from 0 to 6, or every n days")
        if self.every < 0 or bool(self.every) != (self.anchor is not None):
            raise ValueError("every n days counts from an anchor")

    def next_after(self, moment: datetime) -> datetime:
        """The first turn later than that moment, in UTC."""
        return next(at for at in self._moments(self._day(moment)) if at > moment)

    def dates_after(self, moment: datetime, number: int) -> list[datetime]:
        """The next so many, for a preview."""
        found: list[datetime] = []
        while len(found) < number:
            found.append(self.next_after(found[-1] if found else moment))
        return found

    def nearest(self, planned: datetime) -> datetime:
        """The turn next to a moment planned earlier: the same, unless the zone database has changed since."""
        span = self.every or WEEK
        around = self._moments(self._day(planned) - _DAY * span, 2 * span + 2 * WEEK)
        return min(around, key=lambda at: abs(at - planned))

    def _day(self, moment: datetime) -> date:
        """A local date safely before: a whole day can be missing where the date line was moved."""
        return moment.astimezone(ZoneInfo(self.zone)).date() - 2 * _DAY

    def _moments(self, first: date, days: int | None = None) -> Iterator[datetime]:
        zone = ZoneInfo(self.zone)
        for day in self._days(first):
            if days is not None and day > first + _DAY * days:
                return
            yield moment_of(datetime.combine(day, self.at), zone)

    def _days(self, first: date) -> Iterator[date]:
        if self.anchor is None:
            step, day = 1, first
        else:
            step = self.every
            day = max(self.anchor, first + _DAY * ((self.anchor - first).days % step))
        while True:
            if self.anchor is not None or day.weekday() in self.weekdays:
                yield day
            day += _DAY * step


def schedule_of(spec: Spec, anchor: datetime) -> Schedule:
    """When a rotation has its turns. Every n days counts from the local date of `anchor`."""
    at = time(*divmod(spec.minute, 60))
    if spec.weekdays:
        return Schedule(at=at, zone=spec.zone, weekdays=frozenset(spec.weekdays))
    first = anchor.astimezone(ZoneInfo(spec.zone)).date()
    return Schedule(at=at, zone=spec.zone, every=spec.every_days, anchor=first)


@dataclass(frozen=True, slots=True)
class Missed:
    """How many rounds were not played while nobody was there to play them, and when the next one is."""

    rounds: int
    next_at: datetime


def missed(schedule: Schedule, due: datetime, now: datetime) -> Missed:
    """What to do with a turn that was due then: it is played now, the dates that passed since are not."""
    rounds, at = 0, schedule.next_after(due)
    while at <= now:
        rounds, at = rounds + 1, schedule.next_after(at)
    return Missed(rounds, at)


def moment_of(local: datetime, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, at which the clock on the wall shows this for the first time, or the first after a gap."""
    at = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None, fold=0) == local:
        return at
    return _end_of_gap(local.replace(tzinfo=zone, fold=1).astimezone(UTC), at, zone)


def _end_of_gap(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    """The moment between these two at which the clocks go forward: halved until a second is left."""
    old = before.astimezone(zone).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // 2 // _SECOND * _SECOND
        if middle.astimezone(zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    return after
