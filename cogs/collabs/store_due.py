"""What is due on the board: requests whose time has come, and cards that are to be looked for."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.due import NOW
from cogs.collabs.store import requests

DUE = select(requests.c.id).where(requests.c.due_at <= NOW)
"""Requests with which something has to happen."""
UNCHECKED = select(requests.c.id).where(requests.c.checked_at <= NOW)
"""Requests whose card is to be looked for."""


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and id of what has to happen by now: a read; each is then taken by itself, in its own transaction."""
    # no guild: the tick works for every group at once
    wanted = select(requests.c.guild_id, requests.c.id).where(requests.c.due_at <= now)
    found = await conn.execute(wanted.order_by(requests.c.due_at, requests.c.id).limit(limit))
    return [(row.guild_id, row.id) for row in found]


async def take_unchecked(
    conn: AsyncConnection, now: datetime, again_at: datetime, limit: int
) -> Sequence[tuple[int, int]]:
    """Group and id of cards to look for, which are then not looked for again before `again_at`."""
    # no guild: the tick works for every group at once
    wanted = select(requests.c.id).where(requests.c.checked_at <= now)
    wanted = wanted.order_by(requests.c.checked_at, requests.c.id).limit(limit).with_for_update(skip_locked=True)
    taken = await conn.execute(
        update(requests)
        .where(requests.c.id.in_(wanted))
        .values(checked_at=again_at)
        .returning(requests.c.guild_id, requests.c.id)
    )
    return [(row.guild_id, row.id) for row in taken]
