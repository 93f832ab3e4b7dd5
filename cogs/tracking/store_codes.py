"""Every SQL statement about promo codes. A code that is used is there once in its group, which the index holds."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Row, Select, Text, bindparam, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Moment, Snowflake, partial_index, row_id, table, upsert
from cogs.tracking.model import Code
from cogs.tracking.model_promo import Promo, look

_USED = text("is_used = 1")

codes = table(
    "tracking_codes",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("owner_id", Snowflake, nullable=False),
    Column("work_id", Snowflake, ForeignKey("tracking_works.id", ondelete="SET NULL")),
    Column("code", Text, nullable=False),
    Column("look", Text, nullable=False),
    Column("brand", Text, nullable=False),
    Column("until", Moment),
    Column("is_used", Flag, nullable=False),
    partial_index("ix_tracking_codes_code", "guild_id", "code", where=_USED, unique=True),
    partial_index("ix_tracking_codes_look", "guild_id", "look", where=_USED),
    Index("ix_tracking_codes_owner", "guild_id", "owner_id"),
    Index("ix_tracking_codes_work", "work_id"),
)

_HERE = codes.c.guild_id == bindparam("group")
_ALIKE = (_HERE, codes.c.look == bindparam("alike"), _USED)
_ADD = upsert(codes).on_conflict_do_nothing().returning(codes.c.id)
_SET_FREE = update(codes).where(*_ALIKE, codes.c.until <= bindparam("now")).values(is_used=False)
_USED_LIKE = select(codes).where(*_ALIKE).order_by(codes.c.id)
_OF_PERSON = select(codes).where(_HERE, codes.c.owner_id == bindparam("person")).order_by(codes.c.id.desc())
_USED_OF_PERSON = _OF_PERSON.where(_USED)
_OF_WORK = select(codes).where(_HERE, codes.c.work_id == bindparam("work")).order_by(codes.c.id.desc())


async def add(conn: AsyncConnection, guild_id: int, work_id: int | None, promo: Promo) -> int | None:
    """Put a code into the registry; its number. None when somebody has it already, perhaps since a moment ago."""
    row: dict[str, Any] = {"guild_id": guild_id, "owner_id": promo.creator_id, "work_id": work_id, "brand": promo.brand}
    row |= {"code": promo.code, "look": look(promo.code), "until": promo.until, "is_used": True}
    number: int | None = await conn.scalar(_ADD, row)
    return number


async def used_like(conn: AsyncConnection, guild_id: int, found: str, now: datetime) -> Sequence[Code]:
    """Every code in use that looks like that one. Those whose time is over are set free before."""
    alike: dict[str, int | str] = {"group": guild_id, "alike": look(found)}
    await conn.execute(_SET_FREE, alike | {"now": now})
    return await _found(conn, _USED_LIKE, **alike)


async def of_person(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Sequence[Code]:
    """The person's codes that are in use, the newest first."""
    found = await _found(conn, _USED_OF_PERSON, group=guild_id, person=user_id)
    return [each for each in found if each.promo.is_used(now)]


async def all_of_person(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Code]:
    """All that the person ever had, the newest first."""
    return await _found(conn, _OF_PERSON, group=guild_id, person=user_id)


async def of_work(conn: AsyncConnection, guild_id: int, work_id: int) -> Sequence[Code]:
    """The codes of a work, the newest first."""
    return await _found(conn, _OF_WORK, group=guild_id, work=work_id)


async def _found(conn: AsyncConnection, wanted: Select[Any], **asked: int | str) -> Sequence[Code]:
    return [_code(row) for row in await conn.execute(wanted, asked)]


async def end(conn: AsyncConnection, guild_id: int, user_id: int, code_id: int, now: datetime) -> None:
    """Set the person's code free."""
    mine = (codes.c.guild_id == guild_id, codes.c.owner_id == user_id, codes.c.id == code_id)
    ended = update(codes).where(*mine, _USED).values(is_used=False, until=now)
    await conn.execute(ended)


def _code(row: Row[Any]) -> Code:
    return Code(row.id, row.work_id, Promo(row.code, row.brand, row.owner_id, row.until))
