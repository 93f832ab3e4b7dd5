"""What disclosure has for somebody's own panel: the form. Nothing is read for it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Topic
from cogs.disclosure import text_home as text

FORM = "disclosure:again"


async def home(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Home:
    """The caption that was looked at last is in the form, if it is still kept."""
    del conn, guild_id, user_id, now
    return Home(doors=[Door(Topic.BRANDS, text.WORDS, text.CHECK, FORM, is_calm=True)])
