"""Which rooms have something due."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.due import NOW
from cogs.rooms.store import rooms

DUE = select(rooms.c.id).where(rooms.c.due_at <= NOW)
"""Rooms in which something has to happen."""


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and id of what has to happen by now: a read; each is then taken by itself, in its own transaction."""
    # no guild: the tick works for every group at once
    wanted = select(rooms.c.guild_id, rooms.c.id).where(rooms.c.due_at <= now)
    found = await conn.execute(wanted.order_by(rooms.c.due_at, rooms.c.id).limit(limit))
    return [(row.guild_id, row.id) for row in found]


async def overdue(conn: AsyncConnection, guild_id: int, since: datetime) -> int:
    """How many rooms of a group wait for something that was due before that moment."""
    late = select(func.count()).where(rooms.c.guild_id == guild_id, rooms.c.due_at < since)
    return int(await conn.scalar(late) or 0)
