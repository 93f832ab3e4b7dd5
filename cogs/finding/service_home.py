"""What finding has for somebody's own panel: the way in. Nothing is read for it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Topic
from cogs.finding import text
from cogs.finding.model import OPEN


async def home(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Home:
    """A door."""
    del conn, guild_id, user_id, now
    return Home(doors=[Door(Topic.COLLABS, text.DOOR, text.TITLE, OPEN, is_calm=True)])
