"""From a week to its picture."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.pictures.figures import day, full_day
from bot.pictures.spec import Look, Stated
from cogs.digest import text
from cogs.digest.pictures import words
from cogs.digest.pictures.specs import Count, Tier, WeekPicture
from cogs.digest.service_week import Week


def picture(week: Week, group: str, zone: ZoneInfo, look: Look) -> WeekPicture | None:
    """What is drawn; None for a week without numbers."""
    counts = tuple(Count(each.number, each.label) for each in week.tiles if each.number is not None)
    tiers = tuple(Tier(each.tier, each.percent, each.creators) for each in week.growth)
    if not counts and not tiers:
        return None
    since, until = (each.astimezone(zone).date() for each in (week.since + timedelta(days=1), week.until))
    return WeekPicture(
        look=look,
        title=text.TITLE.format(group=group),
        subtitle=f"{day(since)} to {full_day(until)}",
        stated=Stated(
            formula=words.FORMULA if tiers else "", as_of=until, provenance=words.PROVENANCE if tiers else ""
        ),
        counts=counts,
        tiers=tiers,
    )
