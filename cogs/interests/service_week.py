"""What interest says in the group's digest: how often, never whose or in what."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.week import Line
from cogs.interests import store_week, text_week


async def told(conn: AsyncConnection, guild_id: int, since: datetime, now: datetime) -> Sequence[Line]:
    """How often interest was said."""
    del now
    offers, people = await store_week.offered(conn, guild_id, since)
    return [Line(text_week.offered(offers), people)] if offers else []
