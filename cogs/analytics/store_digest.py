"""Every SQL statement about weekly cards: who asked for one, and when the clock is looked at next."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, Integer, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, table
from bot.db_replacing import replacing
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
_IS = (digests.c.guild_id == bindparam("group"), digests.c.user_id == bindparam("person"))
_GET, _PUT, _REMOVE = select(digests).where(*_IS), replacing(digests), delete(digests).where(*_IS)
_DUE = (
    select(digests)
    .where(digests.c.due_at <= NOW)
    .order_by(digests.c.due_at, digests.c.user_id)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True)
)
_CHANGE = update(digests).where(*_IS)
_TAKE = _CHANGE.where(digests.c.due_at == bindparam("was_due_at")).returning(digests.c.user_id)


async def get(conn: AsyncConnection, guild_id: int, user_id: int) -> Digest | None:
    """The person's wish in this group."""
    row = (await conn.execute(_GET, {"group": guild_id, "person": user_id})).first()
    return Digest(**row._asdict()) if row is not None else None


async def put(conn: AsyncConnection, digest: Digest) -> None:
    """Save a wish; guild_id and user_id name it."""
    await conn.execute(_PUT, {column.name: getattr(digest, column.name) for column in digests.c})


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """No card any more."""
    await conn.execute(_REMOVE, {"group": guild_id, "person": user_id})


async def close(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Their direct messages are closed: no more tries."""
    await conn.execute(_CHANGE, {"group": guild_id, "person": user_id, "due_at": None, "closed_at": now})


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[Digest]:
    """Whose clock is to be looked at, the longest waiting first."""
    # no guild: the tick works for every group at once
    return [Digest(**row._asdict()) for row in await conn.execute(_DUE, {"now": now, "most": limit})]


async def take(conn: AsyncConnection, digest: Digest, due_at: datetime) -> bool:
    """Put the next look there. Of two ticks at once, one gets True. The digest names its guild_id."""
    mine = {"group": digest.guild_id, "person": digest.user_id, "was_due_at": digest.due_at}
    return (await conn.execute(_TAKE, mine | {"due_at": due_at})).first() is not None
