"""Every SQL statement about feedback."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Index, Integer, Row, Text, UniqueConstraint, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, row_id, table, upsert
from cogs.rooms.model_feedback import Feedback

feedback = table(
    "rooms_feedback",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("room_id", Snowflake),
    Column("from_id", Snowflake),
    Column("to_id", Snowflake, nullable=False),
    Column("clear", Integer, nullable=False),
    Column("reliable", Integer, nullable=False),
    Column("again", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("given_at", Moment, nullable=False),
    UniqueConstraint("room_id", "from_id"),
    Index("ix_rooms_feedback_to", "guild_id", "to_id", "id"),
)


async def give(conn: AsyncConnection, given: Feedback) -> bool:
    """Save it in its group (`guild_id`), once per room and person. False when it was given before."""
    row = {name: getattr(given, name) for name in Feedback.__slots__}
    saved = upsert(feedback).values(**row).on_conflict_do_nothing(index_elements=["room_id", "from_id"])
    return (await conn.execute(saved.returning(feedback.c.id))).first() is not None


async def of_room(conn: AsyncConnection, guild_id: int, room_id: int) -> Sequence[Feedback]:
    """What both said."""
    mine = (feedback.c.guild_id == guild_id, feedback.c.room_id == room_id)
    return [_feedback(row) for row in await conn.execute(select(feedback).where(*mine).order_by(feedback.c.id))]


async def kept(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Feedback]:
    """What somebody was told by people who were forgotten since."""
    mine = (feedback.c.guild_id == guild_id, feedback.c.to_id == user_id, feedback.c.room_id.is_(None))
    return [_feedback(row) for row in await conn.execute(select(feedback).where(*mine).order_by(feedback.c.id))]


async def naming(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Feedback]:
    """What the person gave and was given."""
    mine = (feedback.c.guild_id == guild_id, or_(feedback.c.from_id == user_id, feedback.c.to_id == user_id))
    return [_feedback(row) for row in await conn.execute(select(feedback).where(*mine).order_by(feedback.c.id))]


async def remove_person(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """What was said to the person goes. What they said to others stays theirs, and says no more who it came from."""
    group = feedback.c.guild_id == guild_id
    await conn.execute(delete(feedback).where(group, feedback.c.to_id == user_id))
    given = update(feedback).where(group, feedback.c.from_id == user_id)
    await conn.execute(given.values(from_id=None, room_id=None))


def _feedback(row: Row[Any]) -> Feedback:
    columns = row._asdict()
    return Feedback(**{name: columns[name] for name in Feedback.__slots__})
