"""Every SQL statement of disclosure: what each member had checked last."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, Row, Text, bindparam, delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, partial_index, table
from bot.db_replacing import replacing
from bot.due import NOW
from cogs.disclosure.model import Asked, Kind, Market, Remembered
from cogs.profiles.model import Platform

people = table(
    "disclosure_people",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("market", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("caption", Text),
    Column("forget_at", Moment),
    partial_index("ix_disclosure_people_forget_at", "forget_at", where=text("forget_at IS NOT NULL")),
)

DUE = select(people.c.guild_id).where(people.c.forget_at.is_not(None), people.c.forget_at <= NOW)
"""Captions that were kept long enough."""

_IS = (people.c.guild_id == bindparam("group"), people.c.user_id == bindparam("person"))
_REMEMBER, _LAST, _REMOVE = replacing(people), select(people).where(*_IS), delete(people).where(*_IS)


async def remember(conn: AsyncConnection, guild_id: int, user_id: int, asked: Asked, forget_at: datetime) -> None:
    """Keep what somebody asked, in place of what they asked before."""
    row = {"guild_id": guild_id, "user_id": user_id, "caption": asked.caption, "forget_at": forget_at}
    chosen = {"market": asked.market.value, "platform": asked.platform.value, "kind": asked.kind.value}
    await conn.execute(_REMEMBER, row | chosen)


async def last(conn: AsyncConnection, guild_id: int, user_id: int) -> Remembered | None:
    """What somebody asked last."""
    row = (await conn.execute(_LAST, {"group": guild_id, "person": user_id})).first()
    return None if row is None else _remembered(row)


async def forget_caption(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove somebody's caption; what they chose stays."""
    mine = update(people).where(people.c.guild_id == guild_id, people.c.user_id == user_id)
    await conn.execute(mine.values(caption=None, forget_at=None))


async def forget_old(conn: AsyncConnection, now: datetime) -> None:
    """Remove every caption that was kept long enough."""
    # no guild: the tick looks after all groups at once
    old = update(people).where(people.c.forget_at.is_not(None), people.c.forget_at <= now)
    await conn.execute(old.values(caption=None, forget_at=None))


async def overdue(conn: AsyncConnection, guild_id: int, before: datetime) -> int:
    """How many captions should have gone before that moment and are still there."""
    late = select(func.count()).where(people.c.guild_id == guild_id, people.c.forget_at < before)
    number: int = (await conn.execute(late)).scalar_one()
    return number


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove everything about the person."""
    await conn.execute(_REMOVE, {"group": guild_id, "person": user_id})


def _remembered(row: Row[Any]) -> Remembered:
    return Remembered(Market(row.market), Platform(row.platform), Kind(row.kind), row.caption)
