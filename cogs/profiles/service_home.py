"""What profiles have for somebody's own panel."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Topic
from cogs.profiles import store_home
from cogs.profiles import text_home as text

MINE = "profiles:mine"
_BEGIN = "onboarding:start"
"""Where somebody is sent who has told nothing yet."""


async def home(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Home:
    """The way to one's own profile, or to its beginning."""
    del now
    known, shared_at = await store_home.standing(conn, guild_id, user_id)
    if not known:
        return Home(doors=[Door(Topic.PROFILE, text.NONE, text.START, _BEGIN)])
    words = text.NOT_SHARED if shared_at is None else text.SHARED
    return Home(doors=[Door(Topic.PROFILE, words, text.MINE, MINE)])
