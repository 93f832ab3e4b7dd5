"""What the digest has for moderators: the way in, and a word when it switched itself off."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Need, Topic
from cogs.digest import store, text
from cogs.digest.model import OPEN


async def desk(conn: AsyncConnection, guild_id: int, now: datetime) -> Home:
    """Whether it needs somebody, and whether it is on."""
    del now
    plan = await store.find(conn, guild_id)
    is_on, trouble = (plan.is_on, plan.trouble) if plan is not None else (False, None)
    needs = [Need(text.NEED.format(why=text.why(trouble)), text.PANEL, OPEN)] if trouble is not None else []
    return Home(needs, [Door(Topic.GROUP, text.DOOR_ON if is_on else text.DOOR_OFF, text.PANEL, OPEN, is_calm=True)])
