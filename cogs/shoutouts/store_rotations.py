"""Every SQL statement about rotations themselves. Seats are in `store_seats`, the ledger in `store_ledger`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.shoutouts.model import Line, Rotation, RotationState, Spec
from cogs.shoutouts.model_spec import plain, spec_from
from cogs.shoutouts.store_tables import rotations

_RUNNING = (RotationState.OPEN.value, RotationState.PAUSED.value)
_ONE = (rotations.c.guild_id == bindparam("group"), rotations.c.id == bindparam("rotation"))
_ADD = insert(rotations).returning(*rotations.c)
_FIND, _SAVE, _REMOVE = (
    select(rotations).where(*_ONE),
    update(rotations).where(*_ONE),
    delete(rotations).where(*_ONE),
)
_HOLD = _FIND.with_for_update()
_OF_GROUP = select(rotations).where(rotations.c.guild_id == bindparam("group")).order_by(rotations.c.id)
_NOT_OVER = _OF_GROUP.where(rotations.c.state.in_(_RUNNING))


async def add(
    conn: AsyncConnection, guild_id: int, spec: Spec, state: RotationState, anchor: datetime, next_at: datetime | None
) -> Rotation:
    """A new one, with nobody in it."""
    row = {"guild_id": guild_id, "spec": plain(spec), "state": state.value, "anchor": anchor, "next_at": next_at}
    empty = {"round": 0, "lap": 0, "newcomer_before": False, "events": 0}
    return rotation_from((await conn.execute(_ADD, row | empty)).one())


async def find(conn: AsyncConnection, guild_id: int, rotation_id: int) -> Rotation | None:
    """A rotation of this group."""
    found = await conn.execute(_FIND, {"group": guild_id, "rotation": rotation_id})
    return rotation_from(row) if (row := found.first()) is not None else None


async def find_to_change(conn: AsyncConnection, guild_id: int, rotation_id: int) -> Rotation | None:
    """The same, and nobody else changes it, its seats or its ledger until this transaction ends."""
    found = await conn.execute(_HOLD, {"group": guild_id, "rotation": rotation_id})
    return rotation_from(row) if (row := found.first()) is not None else None


async def of_group(conn: AsyncConnection, guild_id: int, *, ended: bool = False) -> Sequence[Rotation]:
    """The rotations of the group, the oldest first; with those that are over only if they are asked for."""
    found = await conn.execute(_OF_GROUP if ended else _NOT_OVER, {"group": guild_id})
    return [rotation_from(row) for row in found]


async def count(conn: AsyncConnection, guild_id: int) -> int:
    """How many rotations of the group are not over."""
    running = (rotations.c.guild_id == guild_id, rotations.c.state.in_(_RUNNING))
    return int(await conn.scalar(select(func.count()).where(*running)) or 0)


async def save(conn: AsyncConnection, rotation: Rotation) -> None:
    """Write it anew in its group (`guild_id`), after `find_to_change`. The number of its events is the ledger's."""
    line = rotation.line
    changed = {
        "spec": plain(rotation.spec),
        "state": rotation.state.value,
        "round": line.round,
        "lap": line.lap,
        "newcomer_before": line.newcomer_before,
        "anchor": rotation.anchor,
        "next_at": rotation.next_at,
    }
    await conn.execute(_SAVE, {"group": rotation.guild_id, "rotation": rotation.id, **changed})


async def remove(conn: AsyncConnection, guild_id: int, rotation_id: int) -> None:
    """A rotation that never began."""
    await conn.execute(_REMOVE, {"group": guild_id, "rotation": rotation_id})


def rotation_from(row: Row[Any]) -> Rotation:
    """A row as a rotation. # no guild: the row was read by somebody who named it."""
    line = Line(row.id, row.round, row.lap, row.newcomer_before)
    state = RotationState(row.state)
    return Rotation(row.id, row.guild_id, spec_from(row.spec), state, line, row.anchor, row.next_at)
