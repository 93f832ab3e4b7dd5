"""What privacy has for somebody's own panel: the way to their data, and a deletion that is under way."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Need, Topic
from cogs.privacy import store, text_home
from cogs.privacy.model import FEATURE

_OPEN = f"{FEATURE}:open"


async def home(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Home:
    """Nothing waits, unless they asked for everything to be deleted."""
    del now
    runs = await store.get(conn, guild_id, user_id)
    needs = [] if runs is None else [Need(text_home.soon(runs.due_at), text_home.OPEN, _OPEN, by=runs.due_at)]
    return Home(needs, [Door(Topic.DATA, text_home.CALM, text_home.OPEN, _OPEN, is_calm=True)])
