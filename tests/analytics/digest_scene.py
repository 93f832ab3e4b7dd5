"""The running bot with creators who want a weekly card, and Mondays."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from simcord.actors import MemberActor

from cogs.analytics import store_digest, text_digest
from tests.analytics.checks_scene import letters
from tests.analytics.creator import Creator, creator, lines
from tests.group import Group, said

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TOKYO = ZoneInfo("Asia/Tokyo")


def cards(person: MemberActor) -> list[Any]:
    """The weekly cards that reached the person."""
    return [each for each in letters(person) if text_digest.TITLE in said(each)]


async def ask(who: Creator) -> str:
    """Open the panel and press the switch."""
    await who.use("stats me")
    return await who.press("Send me my week")


async def is_on(group: Group, person: MemberActor) -> bool:
    async with group.bot.db.read() as conn:
        return await store_digest.get(conn, group.guild.id, person.id) is not None


async def until(group: Group, moment: datetime) -> None:
    """Time passes, eight hours at a time."""
    while group.now() < moment:
        await group.pass_time(min(8 * HOUR, moment - group.now()))


def monday(group: Group, hour: int = 9, zone: ZoneInfo | None = None) -> datetime:
    """That hour of the next Monday, on that clock."""
    local = group.now().astimezone(zone or UTC)
    day = local.date() + (7 - local.weekday()) * DAY
    return datetime.combine(day, time(hour), zone or UTC).astimezone(UTC)


async def with_numbers(group: Group, name: str = "keiko", zone: str | None = None) -> Creator:
    """Somebody with followers and seven pieces of content, typed in now."""
    who = await creator(group, name=name, zone=zone)
    await who.log(lines(7, since=0), followers="7,000")
    return who


def requests(group: Group, person: MemberActor) -> list[Any]:
    """Every attempt to write to the person."""
    path = f"/channels/{person.user.dm_channel.id}/messages"
    return [each for each in group.env.http_requests if path in each.path]
