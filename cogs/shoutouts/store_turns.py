"""Every SQL statement about turns: claiming a rotation that is due, who comes first, and what became of a turn."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Row, bindparam, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.due import NOW
from cogs.shoutouts.model import Rotation, RotationState, Seat, SeatState, Turn, TurnState
from cogs.shoutouts.store_rotations import rotation_from
from cogs.shoutouts.store_seats import held_from
from cogs.shoutouts.store_tables import rotations, seats, turns

_OPEN = RotationState.OPEN.value
DUE = select(rotations.c.id).where(rotations.c.state == _OPEN, rotations.c.next_at <= NOW)
"""Rotations in which somebody has their turn."""
OVER = select(turns.c.id).where(turns.c.state == TurnState.OPEN.value, turns.c.ends_at <= NOW)
"""Turns whose window is over."""
_COLUMNS = tuple(turns.c[name] for name in Turn.__dataclass_fields__)

_MOST = bindparam("most", type_=Integer)
_DUE = (
    select(rotations.c.guild_id, rotations.c.id)
    .where(rotations.c.state == _OPEN, rotations.c.next_at <= NOW)
    .order_by(rotations.c.next_at, rotations.c.id)
    .limit(_MOST)
)
_OVER = (
    select(turns.c.guild_id, turns.c.id)
    .where(turns.c.state == TurnState.OPEN.value, turns.c.ends_at <= NOW)
    .order_by(turns.c.ends_at, turns.c.id)
    .limit(_MOST)
)
_CLAIM = (
    update(rotations)
    .where(
        rotations.c.guild_id == bindparam("group"),
        rotations.c.id == bindparam("rotation"),
        rotations.c.state == _OPEN,
        rotations.c.next_at == bindparam("was_next_at"),
    )
    .returning(*rotations.c)
)
_IN_LINE = select(seats).where(
    seats.c.guild_id == bindparam("guild_id"),
    seats.c.rotation_id == bindparam("rotation_id"),
    seats.c.state == SeatState.IN.value,
)
_FIRST = (
    _IN_LINE.where(or_(seats.c.skip_round.is_(None), seats.c.skip_round != bindparam("upcoming")))
    .order_by(seats.c.lap, seats.c.since, seats.c.lot)
    .limit(_MOST)
)
_FIRST_NEWCOMER = _FIRST.where(seats.c.front.in_([True]))
_ONE = (turns.c.guild_id == bindparam("group"), turns.c.id == bindparam("turn"))
_ADD = insert(turns).returning(*_COLUMNS)
_FIND, _SAVE = select(*_COLUMNS).where(*_ONE), update(turns).where(*_ONE)
_HOLD = _FIND.with_for_update()


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and id of rotations in which somebody has their turn."""
    # no guild: the tick works for every group at once
    found = await conn.execute(_DUE, {"now": now, "most": limit})
    return [(row.guild_id, row.id) for row in found]


async def over(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and id of turns whose window is over."""
    # no guild: the tick works for every group at once
    found = await conn.execute(_OVER, {"now": now, "most": limit})
    return [(row.guild_id, row.id) for row in found]


async def claim(conn: AsyncConnection, rotation: Rotation, next_at: datetime) -> Rotation | None:
    """Take the turn that is due in this rotation of its group (`guild_id`), as it was read: its next date moves on.

    None when somebody else took it meanwhile, or a moderator changed the date.
    """
    as_read = {"group": rotation.guild_id, "rotation": rotation.id, "was_next_at": rotation.next_at}
    taken = await conn.execute(_CLAIM, as_read | {"next_at": next_at})
    return rotation_from(row) if (row := taken.first()) is not None else None


async def first(conn: AsyncConnection, rotation: Rotation, limit: int, *, front: bool = False) -> Sequence[Seat]:
    """The smallest places in line (`guild_id` of the rotation), by index; with `front` of newcomers only.

    Whoever skips the next round is left out.
    """
    asked = _line_of(rotation) | {"upcoming": rotation.line.round + 1, "most": limit}
    found = await conn.execute(_FIRST_NEWCOMER if front else _FIRST, asked)
    return [held_from(row).seat for row in found]


async def debtors(conn: AsyncConnection, rotation: Rotation, without: Collection[int], limit: int) -> Sequence[Seat]:
    """The largest debts in line (`guild_id` of the rotation), by index; of equal ones who gave longest ago."""
    by_debt = (seats.c.balance, seats.c.last_gave, seats.c.lot)
    wanted = _IN_LINE.where(seats.c.user_id.not_in(without)).order_by(*by_debt).limit(limit)
    return [held_from(row).seat for row in await conn.execute(wanted, _line_of(rotation))]


def _line_of(rotation: Rotation) -> dict[str, int]:
    return {"guild_id": rotation.guild_id, "rotation_id": rotation.id}


async def add(conn: AsyncConnection, turn: Turn) -> Turn:
    """Save a new one in its group (`guild_id`), whatever its id."""
    values = {name: getattr(turn, name) for name in Turn.__dataclass_fields__ if name != "id"}
    row = values | {"state": turn.state.value, "why": dict(turn.why)}
    return _turn((await conn.execute(_ADD, row)).one())


async def find(conn: AsyncConnection, guild_id: int, turn_id: int) -> Turn | None:
    """A turn of this group."""
    found = await conn.execute(_FIND, {"group": guild_id, "turn": turn_id})
    return _turn(row) if (row := found.first()) is not None else None


async def find_to_change(conn: AsyncConnection, guild_id: int, turn_id: int) -> Turn | None:
    """The same, and nobody else changes it until this transaction ends."""
    found = await conn.execute(_HOLD, {"group": guild_id, "turn": turn_id})
    return _turn(row) if (row := found.first()) is not None else None


async def save(conn: AsyncConnection, turn: Turn) -> Turn:
    """Write what changes in a turn anew, in its group (`guild_id`)."""
    changed = {name: getattr(turn, name) for name in ("channel_id", "message_id", "thanked_at", "ends_at")}
    mine = {"group": turn.guild_id, "turn": turn.id}
    await conn.execute(_SAVE, mine | changed | {"state": turn.state.value})
    return turn


async def open_for(conn: AsyncConnection, guild_id: int, featured_id: int) -> Sequence[Turn]:
    """The open turns in which this person is featured."""
    mine = (turns.c.guild_id == guild_id, turns.c.featured_id == featured_id, turns.c.state == TurnState.OPEN.value)
    return [_turn(row) for row in await conn.execute(select(*_COLUMNS).where(*mine).order_by(turns.c.id))]


async def newest(conn: AsyncConnection, guild_id: int, rotation_id: int, limit: int) -> Sequence[Turn]:
    """The last turns of a rotation, the newest first."""
    mine = (turns.c.guild_id == guild_id, turns.c.rotation_id == rotation_id)
    found = await conn.execute(select(*_COLUMNS).where(*mine).order_by(turns.c.round.desc()).limit(limit))
    return [_turn(row) for row in found]


async def overdue(conn: AsyncConnection, guild_id: int, since: datetime) -> int:
    """How many turns of a group should have begun or ended before that moment."""
    late = select(func.count()).where(rotations.c.guild_id == guild_id, rotations.c.state == _OPEN)
    long = select(func.count()).where(turns.c.guild_id == guild_id, turns.c.state == TurnState.OPEN.value)
    begun = int(await conn.scalar(late.where(rotations.c.next_at < since)) or 0)
    return begun + int(await conn.scalar(long.where(turns.c.ends_at < since)) or 0)


def _turn(row: Row[Any]) -> Turn:
    return Turn(**row._asdict() | {"state": TurnState(row.state)})
