"""Every SQL statement about who has said that they are under 18."""

from datetime import datetime

from sqlalchemy import Column, bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, table, upsert

minors = table(
    "analytics_minors",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
)

_IS = (minors.c.guild_id == bindparam("guild_id"), minors.c.user_id == bindparam("user_id"))
_SINCE, _REMOVE = select(minors.c.at).where(*_IS), delete(minors).where(*_IS)


async def since(conn: AsyncConnection, guild_id: int, user_id: int) -> datetime | None:
    """When the person said so; None when they did not."""
    found: datetime | None = await conn.scalar(_SINCE, {"guild_id": guild_id, "user_id": user_id})
    return found


async def add(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Keep that they said so; the first time counts."""
    row = upsert(minors).values(guild_id=guild_id, user_id=user_id, at=now)
    await conn.execute(row.on_conflict_do_nothing(index_elements=["guild_id", "user_id"]))


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """They did not, or not any more."""
    await conn.execute(_REMOVE, {"guild_id": guild_id, "user_id": user_id})
