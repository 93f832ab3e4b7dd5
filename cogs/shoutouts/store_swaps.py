"""Every SQL statement about places that two might exchange."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.shoutouts.model import SwapState
from cogs.shoutouts.model_roster import Swap
from cogs.shoutouts.store_tables import swaps


async def add(
    conn: AsyncConnection, guild_id: int, rotation_id: int, pair: tuple[int, int], state: SwapState, now: datetime
) -> Swap:
    """Somebody asks somebody (the first of the pair asks)."""
    row = {"guild_id": guild_id, "rotation_id": rotation_id, "asker_id": pair[0], "other_id": pair[1]}
    made = insert(swaps).values(**row, state=state.value, asked_at=now).returning(*swaps.c)
    return _swap((await conn.execute(made)).one())


async def find(conn: AsyncConnection, guild_id: int, swap_id: int) -> Swap | None:
    """One of this group."""
    row = (await conn.execute(select(swaps).where(swaps.c.guild_id == guild_id, swaps.c.id == swap_id))).first()
    return _swap(row) if row is not None else None


async def waiting(conn: AsyncConnection, guild_id: int, rotation_id: int, user_id: int) -> Sequence[Swap]:
    """What the person asked or was asked in a rotation, and nobody has answered; the newest first."""
    mine = or_(swaps.c.asker_id == user_id, swaps.c.other_id == user_id)
    asked = (swaps.c.guild_id == guild_id, swaps.c.rotation_id == rotation_id, swaps.c.state == SwapState.ASKED.value)
    return [_swap(row) for row in await conn.execute(select(swaps).where(*asked, mine).order_by(swaps.c.id.desc()))]


async def asked_of(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Swap]:
    """What others asked of the person, in whichever rotation, and nobody has answered; the oldest first."""
    asked = (swaps.c.guild_id == guild_id, swaps.c.other_id == user_id, swaps.c.state == SwapState.ASKED.value)
    return [_swap(row) for row in await conn.execute(select(swaps).where(*asked).order_by(swaps.c.id))]


async def settle(conn: AsyncConnection, guild_id: int, swap_id: int, state: SwapState) -> bool:
    """It is answered. False when somebody else answered it before."""
    asked = (swaps.c.guild_id == guild_id, swaps.c.id == swap_id, swaps.c.state == SwapState.ASKED.value)
    found = await conn.execute(update(swaps).where(*asked).values(state=state.value).returning(swaps.c.id))
    return found.first() is not None


async def drop(conn: AsyncConnection, guild_id: int, rotation_id: int, user_id: int) -> None:
    """Nothing of what somebody asked or was asked there stands any more."""
    mine = or_(swaps.c.asker_id == user_id, swaps.c.other_id == user_id)
    asked = (swaps.c.guild_id == guild_id, swaps.c.rotation_id == rotation_id, swaps.c.state == SwapState.ASKED.value)
    await conn.execute(update(swaps).where(*asked, mine).values(state=SwapState.VOID.value))


def _swap(row: Row[Any]) -> Swap:
    columns = row._asdict()
    return Swap(**columns | {"state": SwapState(row.state)})
