"""What onboarding has for somebody's own panel: the way back to where they stopped. Nothing once it is finished."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Need, Topic
from cogs.onboarding import store
from cogs.onboarding import text_home as text
from cogs.onboarding.model import START


async def home(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Home:
    """An introduction that was begun waits for its person; one that was not is offered."""
    del now
    status = await store.find(conn, guild_id, user_id)
    if status is None:
        return Home(doors=[Door(Topic.STEPS, text.NOT_STARTED, text.START, START)])
    if status.is_finished:
        return Home()
    return Home(needs=[Need(text.half_way(status.step), text.GO_ON, START)])
