"""Small facts the kernel keeps between starts, such as which commands Discord already knows."""

from sqlalchemy import Column, Text, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import table, upsert

_facts = table("facts", Column("name", Text, primary_key=True), Column("value", Text, nullable=False))


async def get(conn: AsyncConnection, name: str) -> str | None:
    """The fact, or None."""
    # no guild: facts are about this installation
    value: str | None = await conn.scalar(select(_facts.c.value).where(_facts.c.name == name))
    return value


async def put(conn: AsyncConnection, name: str, value: str) -> None:
    """Remember the fact, in place of an older one."""
    # no guild: as above
    insert = upsert(_facts).values(name=name, value=value)
    await conn.execute(insert.on_conflict_do_update(index_elements=["name"], set_={"value": value}))
