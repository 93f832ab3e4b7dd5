"""Counting interest."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.interests.store import interests


async def offered(conn: AsyncConnection, guild_id: int, since: datetime) -> tuple[int, int]:
    """How often interest was said since then, and by how many people."""
    wanted = select(func.count(), func.count(interests.c.user_id.distinct()))
    where = (interests.c.guild_id == guild_id, interests.c.offered_at >= since)
    found, people = (await conn.execute(wanted.where(*where))).one()
    return int(found), int(people)
