"""Every SQL statement about seats. Whoever changes one has taken its rotation with `find_to_change` before."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.due import NOW
from bot.whom import HERE
from cogs.shoutouts.model import PausedBy, Place, Seat, SeatState
from cogs.shoutouts.model_seats import Held
from cogs.shoutouts.store_tables import seats

DUE = select(seats.c.user_id).where(seats.c.until.is_not(None), seats.c.until <= NOW)
"""Pauses that end by themselves."""

_HERE, _STATE = seats.c.guild_id == bindparam("group"), seats.c.state == bindparam("standing")
_IN_ROTATION = (_HERE, seats.c.rotation_id == bindparam("rotation"))
_IS = (*_IN_ROTATION, seats.c.user_id == bindparam("person"))
_TAKE, _SAVE, _FIND = insert(seats), update(seats).where(*_IS), select(seats).where(*_IS)
_OF = select(seats).where(_HERE, seats.c.user_id == bindparam("person")).order_by(seats.c.rotation_id)
_LINE = select(seats).where(*_IN_ROTATION, _STATE).order_by(seats.c.lap, seats.c.since, seats.c.lot)
_COUNT = select(func.count()).where(*_IN_ROTATION, _STATE)


async def take(conn: AsyncConnection, *new: Held) -> None:
    """New seats, each in its group (`guild_id`)."""
    if rows := [_values(held) | _key(held) | {"entered_at": held.entered_at} for held in new]:
        await conn.execute(_TAKE, rows)


async def save(conn: AsyncConnection, held: Held) -> None:
    """Write it anew in its group (`guild_id`)."""
    mine = {"group": held.guild_id, "rotation": held.rotation_id, "person": held.seat.user_id}
    await conn.execute(_SAVE, mine | _values(held))


async def find(conn: AsyncConnection, guild_id: int, rotation_id: int, user_id: int) -> Held | None:
    """Somebody's seat in a rotation, also one they have left."""
    one = {"group": guild_id, "rotation": rotation_id, "person": user_id}
    row = (await conn.execute(_FIND, one)).first()
    return held_from(row) if row is not None else None


async def of(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Held]:
    """Every seat of a person, also those they have left; by rotation."""
    return [held_from(row) for row in await conn.execute(_OF, {"group": guild_id, "person": user_id})]


async def in_rotation(
    conn: AsyncConnection, guild_id: int, rotation_id: int, state: SeatState = SeatState.IN
) -> Sequence[Held]:
    """Every seat of a rotation in that state, by place. To choose the next one, ask for the smallest place instead."""
    wanted = {"group": guild_id, "rotation": rotation_id, "standing": state.value}
    return [held_from(row) for row in await conn.execute(_LINE, wanted)]


async def count(conn: AsyncConnection, guild_id: int, rotation_id: int, state: SeatState = SeatState.IN) -> int:
    """How many seats of a rotation are in that state."""
    wanted = {"group": guild_id, "rotation": rotation_id, "standing": state.value}
    return int(await conn.scalar(_COUNT, wanted) or 0)


def people() -> Select[tuple[int]]:
    """Everybody with a seat in a group (`guild_id`) that they have not left."""
    return select(seats.c.user_id).where(seats.c.guild_id == HERE, seats.c.state != SeatState.LEFT.value)


async def resting(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int, int]]:
    """Group, rotation and person of pauses that end by now."""
    # no guild: the tick works for every group at once
    columns = (seats.c.guild_id, seats.c.rotation_id, seats.c.user_id)
    ended = select(*columns).where(seats.c.until.is_not(None), seats.c.until <= now)
    found = await conn.execute(ended.order_by(seats.c.until, seats.c.rotation_id, seats.c.user_id).limit(limit))
    return [(row.guild_id, row.rotation_id, row.user_id) for row in found]


def _key(held: Held) -> dict[str, int]:
    return {"guild_id": held.guild_id, "rotation_id": held.rotation_id, "user_id": held.seat.user_id}


def _values(held: Held) -> dict[str, Any]:
    seat, place = held.seat, held.seat.place
    return {
        "state": seat.state.value,
        "paused_by": held.paused_by.value if held.paused_by is not None else None,
        "until": held.until,
        "front": seat.front,
        "lap": place.lap,
        "since": place.since,
        "lot": place.lot,
        "skip_round": seat.skip_round,
        "given": seat.given,
        "received": seat.received,
        "balance": seat.given - seat.received,
        "turns": held.turns,
        "misses": seat.misses,
        "last_gave": seat.last_gave,
    }


def held_from(row: Row[Any]) -> Held:
    """A row as a seat. # no guild: the row was read by somebody who named it."""
    seat = Seat(
        row.user_id,
        Place(row.lap, row.since, row.lot),
        SeatState(row.state),
        front=row.front,
        given=row.given,
        received=row.received,
        misses=row.misses,
        last_gave=row.last_gave,
        skip_round=row.skip_round,
    )
    paused_by = PausedBy(row.paused_by) if row.paused_by is not None else None
    return Held(row.guild_id, row.rotation_id, seat, row.entered_at, row.turns, paused_by, row.until)
