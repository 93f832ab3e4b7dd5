"""Every SQL statement of the fairness report, of the ledger as a file, and of looking at a turn."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.shoutouts.model import Event, Turn, TurnState, What
from cogs.shoutouts.store_tables import ledger, turns

_ROW = tuple(ledger.c[name] for name in ("at", "n", "round", "what", "user_id", "other_id", "lot"))
_TURN = tuple(turns.c[name] for name in Turn.__dataclass_fields__)
_COMING = (What.JOINED.value, What.NEWCOMER.value)
_AWAY = (What.PAUSED.value, What.LEFT.value)
_FEATURED = (What.TURN.value, What.NEWCOMER_TURN.value)


async def steady(conn: AsyncConnection, guild_id: int, rotation_id: int) -> frozenset[int]:
    """Who came before the first round and never paused or left."""
    mine = _mine(guild_id, rotation_id)
    came = select(ledger.c.user_id).where(*mine, ledger.c.what.in_(_COMING), ledger.c.round == 0)
    away = select(ledger.c.user_id).where(*mine, ledger.c.what.in_(_AWAY))
    return frozenset((await conn.scalars(came)).all()) - frozenset((await conn.scalars(away)).all())


async def newcomers_waits(conn: AsyncConnection, guild_id: int, rotation_id: int) -> Sequence[int]:
    """How many rounds each newcomer waited for their first turn; those who still wait are not in it."""
    mine = _mine(guild_id, rotation_id)
    first = func.min(ledger.c.round).label("first")
    came = select(ledger.c.user_id, first).where(*mine, ledger.c.what == What.NEWCOMER.value).group_by("user_id")
    had = select(ledger.c.user_id, first).where(*mine, ledger.c.what.in_(_FEATURED)).group_by("user_id")
    c, h = came.subquery(), had.subquery()
    joined = select(h.c.first - c.c.first).select_from(c.join(h, h.c.user_id == c.c.user_id))
    return (await conn.scalars(joined.order_by(h.c.first - c.c.first))).all()


async def counts(conn: AsyncConnection, guild_id: int, rotation_id: int) -> Mapping[What, int]:
    """How often each kind of event happened."""
    wanted = select(ledger.c.what, func.count()).where(*_mine(guild_id, rotation_id)).group_by(ledger.c.what)
    return {What(what): number for what, number in await conn.execute(wanted)}


async def part(
    conn: AsyncConnection, guild_id: int, rotation_id: int, after: int, limit: int
) -> Sequence[tuple[datetime, Event]]:
    """When and what, by number, from the one after that on."""
    wanted = select(*_ROW).where(*_mine(guild_id, rotation_id), ledger.c.n > after).order_by(ledger.c.n)
    found = await conn.execute(wanted.limit(limit))
    return [(at, Event(n, round_, What(what), *names)) for at, n, round_, what, *names in found]


async def turn(conn: AsyncConnection, guild_id: int, turn_id: int) -> Turn | None:
    """A turn of this group, with why it was whose."""
    found = await conn.execute(select(*_TURN).where(turns.c.guild_id == guild_id, turns.c.id == turn_id))
    row = found.first()
    return Turn(**row._asdict() | {"state": TurnState(row.state)}) if row is not None else None


def _mine(guild_id: int, rotation_id: int) -> tuple[ColumnElement[bool], ...]:
    return ledger.c.guild_id == guild_id, ledger.c.rotation_id == rotation_id
