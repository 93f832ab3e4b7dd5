"""Who is next, and telling them a round ahead."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.shoutouts import store_rotations, store_turns
from cogs.shoutouts.model import Mode, Rotation, RotationState
from cogs.shoutouts.model_order import Choice, choose
from cogs.shoutouts.service_letters import write
from cogs.shoutouts.text_letters import Topic

_LOOKED_AT = 3
"""Seats with the smallest places: enough to choose one and to say who would have been next."""


async def choice(conn: AsyncConnection, rotation: Rotation) -> Choice | None:
    """Whose turn is next; reads a few rows by index, however long the line is."""
    near = await store_turns.first(conn, rotation, _LOOKED_AT)
    front = await store_turns.first(conn, rotation, 1, front=True)
    return choose(rotation.line, {seat.user_id: seat for seat in (*near, *front)}.values())


def plain(chosen: Choice) -> Mapping[str, Any]:
    """Why they, as plain data."""
    return asdict(chosen.why) | {"reason": chosen.why.reason.value}


async def tell_next(conn: AsyncConnection, rotation: Rotation, now: datetime) -> None:
    """Whoever is next hears of it a round ahead, once per round. Also after a skip or a swap has changed who it is."""
    if rotation.state is not RotationState.OPEN or rotation.next_at is None or rotation.spec.mode is not Mode.TURNS:
        return
    if (chosen := await choice(conn, rotation)) is not None:
        about = {"rotation": rotation.id, "round": rotation.line.round + 1}
        await write(conn, (rotation.guild_id, chosen.user_id), Topic.NEXT, rotation.id, now, **about)


async def still(
    conn: AsyncConnection, guild_id: int, rotation_id: int, user_id: int, round_number: int
) -> Rotation | None:
    """The rotation, if this person is the next one in that round."""
    rotation = await store_rotations.find(conn, guild_id, rotation_id)
    if rotation is None or rotation.state is not RotationState.OPEN or rotation.line.round + 1 != round_number:
        return None
    chosen = await choice(conn, rotation)
    return rotation if chosen is not None and chosen.user_id == user_id else None
