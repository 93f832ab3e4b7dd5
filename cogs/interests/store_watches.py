"""What owners are to be told, and when."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Column, Integer, bindparam, delete, func, or_, select, text, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, partial_index, table
from bot.db_replacing import replacing
from bot.due import NOW
from cogs.interests.model import Watch

watches = table(
    "interests_watches",
    Column("request_id", Snowflake, primary_key=True, autoincrement=False),
    Column("guild_id", Snowflake, nullable=False),
    Column("owner_id", Snowflake, nullable=False),
    Column("free", Integer, nullable=False),
    Column("told_at", Moment),
    Column("tell_at", Moment),
    Column("remind_at", Moment),
    Column("reminded_to", Moment),
    partial_index("ix_interests_watches_tell", "tell_at", where=text("tell_at IS NOT NULL")),
    partial_index("ix_interests_watches_remind", "remind_at", where=text("remind_at IS NOT NULL")),
)

_TELL = select(watches.c.request_id).where(watches.c.tell_at <= NOW)
_REMIND = select(watches.c.request_id).where(watches.c.remind_at <= NOW)
DUE = select(union_all(_TELL, _REMIND).subquery())
"""Requests whose owner is to be told something. Each half reads its own index."""

_HOLD = (
    select(watches)
    .where(watches.c.guild_id == bindparam("guild_id"), watches.c.request_id == bindparam("request_id"))
    .with_for_update()
)
_SAVE = replacing(watches)


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and request of what has to be told by now: a read; each is then taken in a transaction of its own."""
    # no guild: the tick works for every group at once
    is_due = or_(watches.c.tell_at <= now, watches.c.remind_at <= now)
    found = await conn.execute(select(watches.c.guild_id, watches.c.request_id).where(is_due).limit(limit))
    return [(row.guild_id, row.request_id) for row in found]


async def count_due(conn: AsyncConnection, guild_id: int, before: datetime) -> int:
    """About how many of the group's requests something was to be told before that moment."""
    is_due = or_(watches.c.tell_at <= before, watches.c.remind_at <= before)
    return int(await conn.scalar(select(func.count()).where(watches.c.guild_id == guild_id, is_due)) or 0)


async def find_to_change(conn: AsyncConnection, guild_id: int, request_id: int) -> Watch | None:
    """What is to be told about that request; nobody else changes it until this transaction ends."""
    row = (await conn.execute(_HOLD, {"guild_id": guild_id, "request_id": request_id})).first()
    return Watch(**row._asdict()) if row is not None else None


async def save(conn: AsyncConnection, watch: Watch) -> None:
    """Keep it for its group (`guild_id`), new or anew."""
    await conn.execute(_SAVE, asdict(watch))


async def remove_owner(conn: AsyncConnection, guild_id: int, owner_id: int) -> None:
    """Tell that person nothing any more."""
    await conn.execute(delete(watches).where(watches.c.guild_id == guild_id, watches.c.owner_id == owner_id))
