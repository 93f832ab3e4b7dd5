"""Every SQL statement about rotations themselves. Seats are in `store_seats`, the ledger in `store_ledger`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.shoutouts.model import Line, Rotation, RotationState, Spec
from cogs.shoutouts.model_spec import plain, spec_from
from cogs.shoutouts.store_tables import rotations

_RUNNING = (RotationState.OPEN.value, RotationState.PAUSED.value)


async def add(
    conn: AsyncConnection, guild_id: int, spec: Spec, state: RotationState, anchor: datetime, next_at: datetime | None
) -> Rotation:
    """A new one, with nobody in it."""
    row = {"guild_id": guild_id, "spec": plain(spec), "state": state.value, "anchor": anchor, "next_at": next_at}
    made = insert(rotations).values(**row, round=0, lap=0, newcomer_before=False, events=0).returning(*rotations.c)
    return rotation_from((await conn.execute(made)).one())


async def find(conn: AsyncConnection, guild_id: int, rotation_id: int) -> Rotation | None:
    """A rotation of this group."""
    wanted = select(rotations).where(rotations.c.guild_id == guild_id, rotations.c.id == rotation_id)
    return rotation_from(row) if (row := (await conn.execute(wanted)).first()) is not None else None


async def find_to_change(conn: AsyncConnection, guild_id: int, rotation_id: int) -> Rotation | None:
    """The same, and nobody else changes it, its seats or its ledger until this transaction ends."""
    mine = (rotations.c.guild_id == guild_id, rotations.c.id == rotation_id)
    row = (await conn.execute(select(rotations).where(*mine).with_for_update())).first()
    return rotation_from(row) if row is not None else None


async def of_group(conn: AsyncConnection, guild_id: int, *, ended: bool = False) -> Sequence[Rotation]:
    """The rotations of the group, the oldest first; with those that are over only if they are asked for."""
    wanted = select(rotations).where(rotations.c.guild_id == guild_id).order_by(rotations.c.id)
    if not ended:
        wanted = wanted.where(rotations.c.state.in_(_RUNNING))
    return [rotation_from(row) for row in await conn.execute(wanted)]


async def count(conn: AsyncConnection, guild_id: int) -> int:
    """How many rotations of the group are not over."""
    running = (rotations.c.guild_id == guild_id, rotations.c.state.in_(_RUNNING))
    return int(await conn.scalar(select(func.count()).where(*running)) or 0)


async def save(conn: AsyncConnection, rotation: Rotation) -> None:
    """Write it anew in its group (`guild_id`), after `find_to_change`. The number of its events is the ledger's."""
    line = rotation.line
    mine = (rotations.c.guild_id == rotation.guild_id, rotations.c.id == rotation.id)
    await conn.execute(
        update(rotations)
        .where(*mine)
        .values(
            spec=plain(rotation.spec),
            state=rotation.state.value,
            round=line.round,
            lap=line.lap,
            newcomer_before=line.newcomer_before,
            anchor=rotation.anchor,
            next_at=rotation.next_at,
        )
    )


async def remove(conn: AsyncConnection, guild_id: int, rotation_id: int) -> None:
    """A rotation that never began."""
    await conn.execute(delete(rotations).where(rotations.c.guild_id == guild_id, rotations.c.id == rotation_id))


def rotation_from(row: Row[Any]) -> Rotation:
    """A row as a rotation. # no guild: the row was read by somebody who named it."""
    line = Line(row.id, row.round, row.lap, row.newcomer_before)
    state = RotationState(row.state)
    return Rotation(row.id, row.guild_id, spec_from(row.spec), state, line, row.anchor, row.next_at)
