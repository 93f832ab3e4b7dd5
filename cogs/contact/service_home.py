"""What contact has for somebody's own panel: how they are written to, and the guide."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Topic
from cogs.contact import store, text, text_home
from cogs.contact.model import ASK_GUIDE, WAYS, asking


async def home(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Home:
    """The way that they chose."""
    del now
    chosen = (await store.get(conn, guild_id, user_id)).way
    return Home(
        doors=[
            Door(Topic.CONTACT, text.NOW[chosen], text_home.CHANGE, asking(WAYS, guild_id)),
            Door(Topic.CONTACT, "", text.SEND_GUIDE, asking(ASK_GUIDE, guild_id)),
        ]
    )
