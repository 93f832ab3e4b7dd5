"""Every SQL statement of the fairness report, of the ledger as a file, and of looking at a turn."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.shoutouts.model import Event, Turn, TurnState, What
from cogs.shoutouts.store_tables import ledger, turns

_ROW = tuple(ledger.c[name] for name in ("at", "n", "round", "what", "user_id", "other_id", "lot"))
_TURN = tuple(turns.c[name] for name in Turn.__dataclass_fields__)
_COMING = (What.JOINED.value, What.NEWCOMER.value)
_AWAY = (What.PAUSED.value, What.LEFT.value)
_FEATURED = (What.TURN.value, What.NEWCOMER_TURN.value)


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
