"""Counting rooms, and the people in them."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select, union
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.rooms.model import State
from cogs.rooms.store import rooms


async def finished(conn: AsyncConnection, guild_id: int, since: datetime) -> tuple[int, int]:
    """How many collabs came to a good end since then, and how many different people made them."""
    return await _counted(conn, guild_id, rooms.c.state == State.DONE.value, rooms.c.ended_at >= since)


async def under_way(conn: AsyncConnection, guild_id: int) -> tuple[int, int]:
    """How many are being made, and by how many different people."""
    return await _counted(conn, guild_id, rooms.c.state == State.ACTIVE.value)


async def _counted(conn: AsyncConnection, guild_id: int, *which: ColumnElement[bool]) -> tuple[int, int]:
    where = (rooms.c.guild_id == guild_id, *which)
    either = union(select(rooms.c.owner_id).where(*where), select(rooms.c.creator_id).where(*where)).subquery()
    people = select(func.count()).select_from(either).scalar_subquery()
    found, who = (await conn.execute(select(func.count(), people).select_from(rooms).where(*where))).one()
    return int(found), int(who)
