"""Who wants to meet whom no more. It is a matter of one person, and works both ways."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, Index, and_, bindparam, delete, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, table, upsert

blocks = table(
    "collabs_blocks",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("blocked_id", Snowflake, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Index("ix_collabs_blocks_blocked", "guild_id", "blocked_id"),
)

_HERE = blocks.c.guild_id == bindparam("guild_id")
_MINE = (_HERE, blocks.c.user_id == bindparam("user_id"))
_FIRST = and_(blocks.c.user_id == bindparam("first"), blocks.c.blocked_id == bindparam("second"))
_SECOND = and_(blocks.c.user_id == bindparam("second"), blocks.c.blocked_id == bindparam("first"))
_BETWEEN = select(exists().where(_HERE, or_(_FIRST, _SECOND)))
_APART_FROM = (
    select(blocks.c.blocked_id)
    .where(*_MINE)
    .union(select(blocks.c.user_id).where(_HERE, blocks.c.blocked_id == bindparam("user_id")))
)


async def add(conn: AsyncConnection, guild_id: int, user_id: int, blocked_id: int, now: datetime) -> None:
    """Block somebody; a second time changes nothing."""
    row = {"guild_id": guild_id, "user_id": user_id, "blocked_id": blocked_id, "at": now}
    await conn.execute(upsert(blocks).values(row).on_conflict_do_nothing())


async def remove(conn: AsyncConnection, guild_id: int, user_id: int, blocked_id: int) -> bool:
    """Meet them again; whether they were blocked."""
    mine = (blocks.c.guild_id == guild_id, blocks.c.user_id == user_id)
    gone = delete(blocks).where(*mine, blocks.c.blocked_id == blocked_id).returning(blocks.c.blocked_id)
    return (await conn.execute(gone)).first() is not None


async def of_person(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[int]:
    """Whom the person blocked, the latest first. Never who blocked them."""
    mine = (blocks.c.guild_id == guild_id, blocks.c.user_id == user_id)
    found = await conn.execute(
        select(blocks.c.blocked_id).where(*mine).order_by(blocks.c.at.desc(), blocks.c.blocked_id)
    )
    return list(found.scalars())


async def count(conn: AsyncConnection, guild_id: int, user_id: int) -> int:
    """How many the person blocked."""
    mine = (blocks.c.guild_id == guild_id, blocks.c.user_id == user_id)
    return int(await conn.scalar(select(func.count()).where(*mine)) or 0)


async def between(conn: AsyncConnection, guild_id: int, first: int, second: int) -> bool:
    """Whether one of the two blocked the other, whichever."""
    return bool(await conn.scalar(_BETWEEN, {"guild_id": guild_id, "first": first, "second": second}))


async def remove_person(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Everything that names the person, on either side."""
    either = or_(blocks.c.user_id == user_id, blocks.c.blocked_id == user_id)
    await conn.execute(delete(blocks).where(blocks.c.guild_id == guild_id, either))


async def apart_from(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[int]:
    """Everybody whose requests the person does not meet, whoever of the two wanted it so."""
    return list(await conn.scalars(_APART_FROM, {"guild_id": guild_id, "user_id": user_id}))
