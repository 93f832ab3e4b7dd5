"""What waits for those who moderate the group as a whole, and the ways to the doctor and the log."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Need, Topic
from cogs.desk import store_home
from cogs.desk import text_home as text

_LOOKS_BACK = timedelta(days=7)
_EXAMINE, _PLAN = "desk:examine", "desk:plan"
_AUDIT, _SEARCH = "desk:audit:0::30::", "desk:search"


async def desk(conn: AsyncConnection, guild_id: int, now: datetime) -> Home:
    """Messages that died, what the daily check found, and a group that was never set up."""
    dead, found, is_set_up = await store_home.glance(conn, guild_id, now - _LOOKS_BACK)
    return Home(list(_needs(dead, found, is_set_up=is_set_up)), list(_doors()))


def _needs(dead: int, found: int, *, is_set_up: bool) -> Iterator[Need]:
    if not is_set_up:
        yield Need(text.NOT_SET_UP, text.SET_UP, _PLAN)
    if found:
        yield Need(text.found(found), text.LOOK, _EXAMINE)
    if dead:
        yield Need(text.dead(dead), text.LOOK, _EXAMINE)


def _doors() -> Iterator[Door]:
    yield Door(Topic.GROUP, "", text.DOCTOR, _EXAMINE)
    yield Door(Topic.GROUP, "", text.AUDIT, _AUDIT)
    yield Door(Topic.GROUP, "", text.SEARCH, _SEARCH)
