"""Every SQL statement about what rotations store about one person, to tell it and to forget it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, Text, case, delete, func, or_, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.shoutouts.store_tables import gifts, ledger, seats, swaps, turns

Rows = Sequence[Mapping[str, Any]]
TOLD: Mapping[str, tuple[Table, tuple[str, ...]]] = {
    "seats": (seats, ("user_id",)),
    "ledger": (ledger, ("user_id", "other_id")),
    "turns": (turns, ("featured_id",)),
    "gifts": (gifts, ("giver_id", "featured_id")),
    "swaps": (swaps, ("asker_id", "other_id")),
}
"""What is told, from which table, and the columns that name somebody."""


async def told(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Rows]:
    """Every row that names the person, as plain data, without the numbers of others."""
    found = {}
    for name, (table, columns) in TOLD.items():
        mine = (table.c.guild_id == guild_id, or_(*(table.c[each] == user_id for each in columns)))
        rows = (await conn.execute(select(table).where(*mine).order_by(*table.primary_key))).mappings()
        if plain := [_plain(row, columns, user_id) for row in rows]:
            found[name] = plain
    return found


def _plain(row: Mapping[Any, Any], people: Sequence[str], user_id: int) -> Mapping[str, Any]:
    kept = {str(name): value for name, value in row.items() if name not in {*people, "guild_id", "why"}}
    mine = {name: row[name] == user_id for name in people if row[name] is not None}
    moments = {name: value.isoformat() for name, value in kept.items() if isinstance(value, datetime)}
    return kept | moments | {f"{name.removesuffix('_id')}_is_you": is_you for name, is_you in mine.items()}


async def stand_in(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Put a number in the person's place in each ledger, so that whoever computes the order still can.

    It comes from the first row that names them, and is like nobody else's there: even where they did it, odd where
    it was done to them.
    """
    names = or_(ledger.c.user_id == user_id, ledger.c.other_id == user_id)
    did = func.min(case((ledger.c.user_id == user_id, ledger.c.n)))
    wanted = select(ledger.c.rotation_id, did, func.min(ledger.c.n)).where(ledger.c.guild_id == guild_id, names)
    for rotation_id, first, other in (await conn.execute(wanted.group_by(ledger.c.rotation_id))).all():
        number = -2 * first if first is not None else -2 * other - 1
        for column in (ledger.c.user_id, ledger.c.other_id):
            mine = (ledger.c.guild_id == guild_id, ledger.c.rotation_id == rotation_id, column == user_id)
            await conn.execute(update(ledger).where(*mine).values({column: number}))


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> frozenset[int]:
    """Seats, swaps and gifts; answers the turns in which the person gave."""
    await conn.execute(delete(seats).where(seats.c.guild_id == guild_id, seats.c.user_id == user_id))
    asked = or_(swaps.c.asker_id == user_id, swaps.c.other_id == user_id)
    await conn.execute(delete(swaps).where(swaps.c.guild_id == guild_id, asked))
    gave = or_(gifts.c.giver_id == user_id, gifts.c.featured_id == user_id)
    gone = delete(gifts).where(gifts.c.guild_id == guild_id, gave).returning(gifts.c.turn_id)
    return frozenset((await conn.scalars(gone)).all())


async def reasons(conn: AsyncConnection, guild_id: int, user_id: int) -> Rows:
    """Turns in which the person is featured, or named as one of a pair or as who would have been next."""
    named = or_(turns.c.featured_id == user_id, _names(turns.c.why, user_id))
    columns = (turns.c.id, turns.c.featured_id, turns.c.why, turns.c.channel_id, turns.c.message_id)
    found = await conn.execute(select(*columns).where(turns.c.guild_id == guild_id, named))
    return [dict(row) for row in found.mappings()]


async def explain(conn: AsyncConnection, guild_id: int, turn_id: int, why: Mapping[str, Any]) -> None:
    """Give a turn another reason."""
    mine = (turns.c.guild_id == guild_id, turns.c.id == turn_id)
    await conn.execute(update(turns).where(*mine).values(why=dict(why)))


async def nobody(conn: AsyncConnection, guild_id: int, turn_id: int) -> None:
    """Nobody was featured in that turn, and it has no card any more."""
    mine = (turns.c.guild_id == guild_id, turns.c.id == turn_id)
    nothing: dict[str, Any] = {"featured_id": None, "why": {}, "channel_id": None, "message_id": None}
    await conn.execute(update(turns).where(*mine).values(nothing))


async def drop_reasons(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Gifts of others that name the person as the reason keep none."""
    mine = (gifts.c.guild_id == guild_id, _names(gifts.c.why, user_id))
    await conn.execute(update(gifts).where(*mine).values(why={}))


def _names(column: ColumnElement[Any], user_id: int) -> ColumnElement[bool]:
    return type_coerce(column, Text).contains(str(user_id))
