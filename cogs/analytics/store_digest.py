"""Every SQL statement about weekly cards: who asked for one, and when the clock is looked at next."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, Integer, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, table, upsert
from bot.due import NOW
from cogs.analytics.model_digest import Digest

digests = table(
    "analytics_digests",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("chosen", Integer, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("due_at", Moment, index=True),
    Column("closed_at", Moment),
)

DUE = select(digests.c.user_id).where(digests.c.due_at <= NOW)
"""Those whose clock is to be looked at."""


async def get(conn: AsyncConnection, guild_id: int, user_id: int) -> Digest | None:
    """The person's wish in this group."""
    mine = (digests.c.guild_id == guild_id, digests.c.user_id == user_id)
    row = (await conn.execute(select(digests).where(*mine))).first()
    return Digest(**row._asdict()) if row is not None else None


async def put(conn: AsyncConnection, digest: Digest) -> None:
    """Save a wish; guild_id and user_id name it."""
    values = {name: getattr(digest, name) for name in ("chosen", "asked_at", "due_at", "closed_at")}
    row = upsert(digests).values(guild_id=digest.guild_id, user_id=digest.user_id, **values)
    await conn.execute(row.on_conflict_do_update(index_elements=["guild_id", "user_id"], set_=values))


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """No card any more."""
    await conn.execute(delete(digests).where(digests.c.guild_id == guild_id, digests.c.user_id == user_id))


async def close(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Their direct messages are closed: no more tries."""
    mine = (digests.c.guild_id == guild_id, digests.c.user_id == user_id)
    await conn.execute(update(digests).where(*mine).values(due_at=None, closed_at=now))


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[Digest]:
    """Whose clock is to be looked at, the longest waiting first."""
    # no guild: the tick works for every group at once
    wanted = select(digests).where(digests.c.due_at <= now).order_by(digests.c.due_at, digests.c.user_id).limit(limit)
    return [Digest(**row._asdict()) for row in await conn.execute(wanted.with_for_update(skip_locked=True))]


async def take(conn: AsyncConnection, digest: Digest, due_at: datetime) -> bool:
    """Put the next look there. Of two ticks at once, one gets True. The digest names its guild_id."""
    mine = (digests.c.guild_id == digest.guild_id, digests.c.user_id == digest.user_id)
    unchanged = digests.c.due_at == digest.due_at
    taken = await conn.execute(
        update(digests).where(*mine, unchanged).values(due_at=due_at).returning(digests.c.user_id)
    )
    return taken.first() is not None
