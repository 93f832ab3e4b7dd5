"""Small facts the kernel keeps between starts, such as which commands Discord already knows."""

from sqlalchemy import Column, Text, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import table
from bot.db_replacing import replacing

_facts = table("facts", Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

_GET = select(_facts.c.value).where(_facts.c.name == bindparam("name"))
_PUT = replacing(_facts)


async def get(conn: AsyncConnection, name: str) -> str | None:
    """The fact, or None."""
    # no guild: facts are about this installation
    value: str | None = await conn.scalar(_GET, {"name": name})
    return value


async def put(conn: AsyncConnection, name: str, value: str) -> None:
    """Remember the fact, in place of an older one."""
    # no guild: as above
    await conn.execute(_PUT, {"name": name, "value": value})
