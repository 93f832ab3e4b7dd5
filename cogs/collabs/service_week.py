"""What the board says in the group's digest: what is on it anyway, for everybody to read."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.week import Line
from cogs.collabs import store_week, text_week


async def told(conn: AsyncConnection, guild_id: int, since: datetime, now: datetime) -> Sequence[Line]:
    """What is open on the board, and how much of it is new."""
    del now
    new, still_open = await store_week.counted(conn, guild_id, since)
    if not still_open:
        return []
    return [Line(text_week.told(new, still_open), number=new or None, label=text_week.LABEL)]
