"""Every SQL statement of shoutouts."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Moment, Snowflake, table, upsert
from cogs.shoutouts.model import Member

roster = table(
    "shoutouts_roster",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("entered_at", Moment, nullable=False),
    Column("front", Flag, nullable=False),
    Column("opted_in", Flag, nullable=False),
    Column("hello_channel_id", Snowflake),
    Column("hello_message_id", Snowflake),
)


async def enter(conn: AsyncConnection, guild_id: int, seat: Member) -> None:
    """Take a seat; somebody who has one keeps it."""
    values = upsert(roster).values(
        guild_id=guild_id, user_id=seat.user_id, entered_at=seat.entered_at, front=seat.front, opted_in=seat.opted_in
    )
    await conn.execute(values.on_conflict_do_nothing(index_elements=["guild_id", "user_id"]))


async def seats(conn: AsyncConnection, guild_id: int) -> Sequence[Member]:
    """Every seat of the group, in no particular order."""
    columns = (roster.c.user_id, roster.c.entered_at, roster.c.front, roster.c.opted_in)
    found = await conn.execute(select(*columns).where(roster.c.guild_id == guild_id))
    return [Member(*row) for row in found]


async def find(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any] | None:
    """Everything about one person's seat."""
    found = await conn.execute(select(roster).where(roster.c.guild_id == guild_id, roster.c.user_id == user_id))
    row = found.mappings().first()
    return dict(row) if row is not None else None


async def said_hello(
    conn: AsyncConnection, guild_id: int, user_id: int, channel_id: int | None, message_id: int | None
) -> None:
    """Remember where the hello was posted."""
    await conn.execute(
        update(roster)
        .where(roster.c.guild_id == guild_id, roster.c.user_id == user_id)
        .values(hello_channel_id=channel_id, hello_message_id=message_id)
    )


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Give up the seat."""
    await conn.execute(delete(roster).where(roster.c.guild_id == guild_id, roster.c.user_id == user_id))
