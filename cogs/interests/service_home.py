"""What interests have for somebody's own panel: who waits for their word, and whose word they wait for."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Need, Topic
from cogs.interests import store_home
from cogs.interests import text_home as text
from cogs.interests.model import control
from cogs.interests.store_home import MINE, OFFERS, Counted


async def home(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Home:
    """A need for each request, so that each leads to its own list."""
    del now
    found = await store_home.glance(conn, guild_id, user_id)
    waiting = next(each.count for each in found if each.what == MINE)
    door = Door(Topic.COLLABS, text.waiting(waiting), text.MINE, control("mine", 0), is_calm=not waiting)
    return Home([_need(each, guild_id) for each in found if each.what != MINE], [door])


def _need(each: Counted, guild_id: int) -> Need:
    if each.what == OFFERS:
        listed = control("list", guild_id, each.request_id, 0)
        return Need(text.offers(each.count, each.somebody), text.ANSWER, listed)
    asked = control("questions", guild_id, each.request_id)
    return Need(text.questions(each.count, each.somebody), text.ANSWER, asked)
