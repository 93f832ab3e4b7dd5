"""Brands that a group does not work with, and the requests to look for them in."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from sqlalchemy import Column, Text, UniqueConstraint, bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, row_id, table, upsert
from cogs.collabs.model import ON_SHOW
from cogs.collabs.model_brands import Brand
from cogs.collabs.model_request import Request
from cogs.collabs.store import request_from, requests

AT_ONCE = 100
"""Few enough that nobody else waits for long while they are read."""

brands = table(
    "collabs_brands",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("look", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("guild_id", "look", name="uq_collabs_brands_look"),
)

_OF_GROUP = (
    select(*(brands.c[name] for name in Brand.__slots__))
    .where(brands.c.guild_id == bindparam("guild_id"))
    .order_by(brands.c.look)
)


async def of_group(conn: AsyncConnection, guild_id: int) -> Sequence[Brand]:
    """The group's list, by name."""
    return [Brand(**row._asdict()) for row in await conn.execute(_OF_GROUP, {"guild_id": guild_id})]


async def count(conn: AsyncConnection, guild_id: int) -> int:
    """How many there are."""
    return int(await conn.scalar(select(func.count()).where(brands.c.guild_id == guild_id)) or 0)


async def keep(conn: AsyncConnection, guild_id: int, look: str, name: str, reason: str, now: datetime) -> None:
    """Add a brand; one that looks the same is replaced."""
    said = {"name": name, "reason": reason, "at": now}
    row = upsert(brands).values(guild_id=guild_id, look=look, **said)
    await conn.execute(row.on_conflict_do_update(index_elements=["guild_id", "look"], set_=said))


async def remove(conn: AsyncConnection, guild_id: int, brand_id: int) -> str | None:
    """Take one off the list; answers its name."""
    one = (brands.c.guild_id == guild_id, brands.c.id == brand_id)
    name: str | None = await conn.scalar(delete(brands).where(*one).returning(brands.c.name))
    return name


async def on_show(conn: AsyncConnection, guild_id: int) -> AsyncIterator[Sequence[Request]]:
    """Every request on the group's board, the newest first, some at a time."""
    shown = requests.c.state.in_([state.value for state in ON_SHOW])
    wanted = select(requests).where(requests.c.guild_id == guild_id, shown).order_by(requests.c.id.desc())
    some = [request_from(row) for row in await conn.execute(wanted.limit(AT_ONCE))]
    while some:
        yield some
        older = wanted.where(requests.c.id < some[-1].id).limit(AT_ONCE)
        some = [request_from(row) for row in await conn.execute(older)]
