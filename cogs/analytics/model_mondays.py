"""When a weekly card goes out: on Monday by day on the creator's own clock, and never later than that day.

People move and groups change their zone, so nobody is asked to wait for a moment that was worked out a week before:
from the first Monday on earth on, the clock is looked at again every hour. Standard library only.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cogs.contact.model import DAY_BEGINS, is_quiet

MONDAY = 0
LOOKED_AGAIN = timedelta(hours=1)
"""So whoever moves while it is Monday somewhere still gets theirs, if an hour of their own Monday is left."""
_FIRST_MORNING = timedelta(hours=6)
"""So long before midnight in UTC nobody on earth, not even at UTC+14, has Monday nine o'clock yet."""


def is_time(now: datetime, zone: ZoneInfo) -> bool:
    """Whether it is Monday there, outside the quiet hours."""
    local = now.astimezone(zone)
    return local.weekday() == MONDAY and not is_quiet(local)


def week_of(now: datetime, zone: ZoneInfo) -> date:
    """The Monday that began the week there."""
    day = now.astimezone(zone).date()
    return day - timedelta(days=day.weekday())


def next_monday(now: datetime, zone: ZoneInfo) -> datetime:
    """The next Monday morning there that is still to come, in UTC."""
    morning = _morning(week_of(now, zone), zone)
    return morning if morning > now else _morning(week_of(now, zone) + timedelta(weeks=1), zone)


def next_look(now: datetime, zone: ZoneInfo) -> datetime:
    """When to look at the clock there again, in UTC: at the next Monday morning at the latest."""
    morning = next_monday(now, zone)
    day = morning.astimezone(zone).date()
    opening = datetime.combine(day, time(), UTC) - _FIRST_MORNING
    return opening if now < opening else min(morning, now + LOOKED_AGAIN)


def _morning(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, DAY_BEGINS, zone).astimezone(UTC)
