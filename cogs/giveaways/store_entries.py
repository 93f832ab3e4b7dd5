"""Every SQL statement about entries: who has which ticket, what it weighs, why it does not count."""

from sqlalchemy import Column, ForeignKey, Integer, Text, UniqueConstraint, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, row_id, table

entries = table(
    "giveaways_entries",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("giveaway_id", Snowflake, ForeignKey("giveaways.id", ondelete="CASCADE"), nullable=False),
    Column("user_id", Snowflake),
    Column("ticket", Text, nullable=False),
    Column("entered_at", Moment, nullable=False),
    Column("weight", Integer),
    Column("excluded", Text),
    UniqueConstraint("giveaway_id", "user_id"),
    UniqueConstraint("giveaway_id", "ticket"),
)
"""`weight` and `excluded` are decided when the giveaway closes: one of the two is set then, the other stays empty.

`user_id` is empty once the person had themselves forgotten; their ticket stays, or the proof would break.
"""


async def count(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> int:
    """How many people are in."""
    found = await conn.scalar(
        select(func.count())
        .select_from(entries)
        .where(entries.c.guild_id == guild_id, entries.c.giveaway_id == giveaway_id)
    )
    return found or 0
