"""The one statement about a profile that somebody's own panel needs."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.profiles.store import people


async def standing(conn: AsyncConnection, guild_id: int, user_id: int) -> tuple[bool, datetime | None]:
    """Whether there is a profile, and since when it is shared."""
    mine = (people.c.guild_id == guild_id, people.c.user_id == user_id)
    row = (await conn.execute(select(people.c.shared_at).where(*mine))).first()
    return (row is not None, row.shared_at if row is not None else None)
