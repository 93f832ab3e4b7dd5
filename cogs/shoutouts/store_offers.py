"""Every SQL statement about offers: who wants to give at the next turn, without being asked first."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Column, ForeignKey, Index, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, table, upsert

offers = table(
    "shoutouts_offers",
    Column(
        "rotation_id",
        Snowflake,
        ForeignKey("shoutouts_rotations.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("guild_id", Snowflake, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_shoutouts_offers_person", "guild_id", "user_id"),
)


async def add(conn: AsyncConnection, guild_id: int, rotation_id: int, user_id: int, at: datetime) -> None:
    """Keep an offer; a second one changes nothing."""
    row = upsert(offers).values(guild_id=guild_id, rotation_id=rotation_id, user_id=user_id, at=at)
    await conn.execute(row.on_conflict_do_nothing(index_elements=["rotation_id", "user_id"]))


async def remove(conn: AsyncConnection, guild_id: int, rotation_id: int, user_id: int) -> None:
    """Take it back."""
    mine = (offers.c.guild_id == guild_id, offers.c.rotation_id == rotation_id, offers.c.user_id == user_id)
    await conn.execute(delete(offers).where(*mine))


async def of_rotation(conn: AsyncConnection, guild_id: int, rotation_id: int) -> Sequence[int]:
    """Who offered, the first to do so first."""
    mine = (offers.c.guild_id == guild_id, offers.c.rotation_id == rotation_id)
    wanted = select(offers.c.user_id).where(*mine).order_by(offers.c.at, offers.c.user_id)
    return (await conn.scalars(wanted)).all()


async def of_person(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[tuple[int, datetime]]:
    """The rotations in which this person offered, and when."""
    mine = (offers.c.guild_id == guild_id, offers.c.user_id == user_id)
    found = await conn.execute(select(offers.c.rotation_id, offers.c.at).where(*mine).order_by(offers.c.rotation_id))
    return [(row.rotation_id, row.at) for row in found]


async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Every offer of a person."""
    await conn.execute(delete(offers).where(offers.c.guild_id == guild_id, offers.c.user_id == user_id))
