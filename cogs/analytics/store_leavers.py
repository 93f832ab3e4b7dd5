"""Every SQL statement about people who left with numbers here, and when those go."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, table, upsert
from bot.due import NOW

leavers = table(
    "analytics_leavers",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("due_at", Moment, nullable=False, index=True),
)

DUE = select(leavers.c.user_id).where(leavers.c.due_at <= NOW)
"""Those whose numbers are to go."""


async def put(conn: AsyncConnection, guild_id: int, user_id: int, due_at: datetime) -> None:
    """Their numbers go then."""
    row = upsert(leavers).values(guild_id=guild_id, user_id=user_id, due_at=due_at)
    await conn.execute(row.on_conflict_do_update(index_elements=["guild_id", "user_id"], set_={"due_at": due_at}))


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """They came back, or are forgotten."""
    await conn.execute(delete(leavers).where(leavers.c.guild_id == guild_id, leavers.c.user_id == user_id))


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Whose turn it is: group and person, the longest waiting first."""
    # no guild: the tick works for every group at once
    wanted = select(leavers.c.guild_id, leavers.c.user_id).where(leavers.c.due_at <= now)
    found = await conn.execute(wanted.order_by(leavers.c.due_at, leavers.c.user_id).limit(limit))
    return [(row.guild_id, row.user_id) for row in found]
