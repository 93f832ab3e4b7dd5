"""The SQL of farewells: who left and was not said goodbye to yet. A row is gone once it is said."""

from collections.abc import Sequence

from sqlalchemy import Column, Text, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, table, upsert
from cogs.desk import service as desk
from cogs.welcome.model import PLACE, Left
from cogs.welcome.store_settings import groups, paces_with

farewells = table(
    "welcome_farewells",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("left_at", Moment, nullable=False),
    Column("batch", Snowflake),
)

_FORGET = delete(farewells).where(farewells.c.guild_id == bindparam("guild_id"))
_FORGET_BATCH = _FORGET.where(farewells.c.batch == bindparam("batch"))
_FORGET_PEOPLE = _FORGET.where(farewells.c.user_id.in_(bindparam("user_ids", type_=Snowflake, expanding=True)))


async def add(conn: AsyncConnection, leaves: Sequence[Left]) -> None:
    """Remember that people left, until it is said."""
    rows = [
        {"guild_id": left.guild_id, "user_id": left.user_id, "name": left.name, "left_at": left.at, "batch": None}
        for left in leaves
    ]
    if rows:
        insert = upsert(farewells).values(rows)
        await conn.execute(insert.on_conflict_do_nothing(index_elements=["guild_id", "user_id"]))


DUE = (
    select(farewells.c.guild_id)
    .distinct()
    .join(groups, groups.c.guild_id == farewells.c.guild_id)
    .where(
        farewells.c.batch.is_(None),
        paces_with(groups.c.next_farewell_at),
        desk.has_place(groups.c.guild_id, PLACE),
    )
    .order_by(farewells.c.guild_id)
)
"""Groups in which a farewell can be said."""


async def claim(conn: AsyncConnection, guild_id: int, batch: int, most: int) -> Sequence[int]:
    """Put those who left into this farewell, and answer who they are."""
    due = (
        select(farewells.c.user_id)
        .where(farewells.c.guild_id == guild_id, farewells.c.batch.is_(None))
        .order_by(farewells.c.left_at, farewells.c.user_id)
        .limit(most)
    )
    claimed = await conn.scalars(
        update(farewells)
        .where(farewells.c.guild_id == guild_id, farewells.c.batch.is_(None), farewells.c.user_id.in_(due))
        .values(batch=batch)
        .returning(farewells.c.user_id)
    )
    return list(claimed)


async def names(conn: AsyncConnection, guild_id: int, batch: int) -> Sequence[str]:
    """The names in a farewell, in the order they left."""
    found = await conn.scalars(
        select(farewells.c.name)
        .where(farewells.c.guild_id == guild_id, farewells.c.batch == batch)
        .order_by(farewells.c.left_at, farewells.c.user_id)
    )
    return list(found)


async def drop(conn: AsyncConnection, guild_id: int, *, batch: int | None = None, people: Sequence[int] = ()) -> None:
    """Forget a farewell that was said, or these people's, who came back."""
    if batch is not None:
        await conn.execute(_FORGET_BATCH, {"guild_id": guild_id, "batch": batch})
    else:
        await conn.execute(_FORGET_PEOPLE, {"guild_id": guild_id, "user_ids": list(people)})


async def drop_all(conn: AsyncConnection, guild_id: int) -> None:
    """Forget every farewell that was not said yet."""
    await conn.execute(delete(farewells).where(farewells.c.guild_id == guild_id))
