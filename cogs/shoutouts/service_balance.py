"""A person's own ledger: what they gave and received in each rotation, and who waits longest for a shoutout."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.shoutouts import service_report, store_balance, store_offers, store_rotations, store_seats, text_ledger
from cogs.shoutouts.model import SeatState
from cogs.shoutouts.model_balance import LOOKED_BACK, Mine, Waiting, waiting_longest
from cogs.shoutouts.model_seats import Held

ROWS = 8


async def mine(conn: AsyncConnection, by: By) -> Sequence[Mine]:
    """Every rotation in which the person has a seat, or had one in which something was given; by rotation."""
    offered = {rotation_id for rotation_id, _ in await store_offers.of_person(conn, by.guild_id, by.user_id)}
    found = []
    for held in await store_seats.of(conn, by.guild_id, by.user_id):
        rotation = await store_rotations.find(conn, by.guild_id, held.rotation_id)
        if rotation is not None and _counts(held):
            rows = await store_balance.newest(conn, by.guild_id, rotation.id, by.user_id, ROWS)
            found.append(Mine(rotation, held, rotation.id in offered, rows))
    return found


def _counts(held: Held) -> bool:
    return held.seat.state is not SeatState.LEFT or held.seat.given + held.seat.received > 0


async def waiting(conn: AsyncConnection, by: By, rotation_id: int) -> Sequence[Waiting]:
    """Who waits longest for a shoutout this person could give. Raises UserError without a seat in the rotation."""
    rotation = await service_report.rotation_of(conn, by.guild_id, rotation_id)
    held = await store_seats.find(conn, by.guild_id, rotation_id, by.user_id)
    if held is None or held.seat.state is SeatState.LEFT:
        raise UserError(text_ledger.NO_SEAT)
    since = rotation.line.round - LOOKED_BACK
    found = await store_balance.short(conn, by.guild_id, rotation_id, since, by.user_id)
    longest = waiting_longest(found, rotation.spec.givers)
    return [each for each in longest if await _is_there(conn, by, rotation_id, each)]


async def _is_there(conn: AsyncConnection, by: By, rotation_id: int, waiting: Waiting) -> bool:
    held = await store_seats.find(conn, by.guild_id, rotation_id, waiting.featured_id)
    return held is not None and held.seat.state is not SeatState.LEFT
