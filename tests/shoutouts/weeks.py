"""A rotation that has run for weeks, written down row by row as it happened; by hand, without the order's own code."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.shoutouts import store_ledger, store_rotations, store_seats
from cogs.shoutouts.model import Line, Place, Rotation, RotationState, Seat, SeatState, Spec, What
from cogs.shoutouts.model_seats import Held

MONDAY = datetime(2026, 11, 2, 10, tzinfo=UTC)


async def rotation(
    conn: AsyncConnection, guild_id: int, members: Sequence[int], rounds: int, *, name: str = "Friday shoutouts"
) -> Rotation:
    """These members came before the first round, and had their turns one after the other."""
    made = await store_rotations.add(conn, guild_id, Spec(name), RotationState.OPEN, MONDAY, MONDAY)
    for user_id in members:
        await store_ledger.append(conn, made, What.JOINED, user_id, lot=user_id, at=MONDAY)
        seat = Seat(user_id, Place(1, 0, user_id))
        await store_seats.take(conn, Held(guild_id, made.id, seat, MONDAY))
    for number in range(1, rounds + 1):
        made = await featured(conn, made, members[(number - 1) % len(members)])
    return made


async def featured(
    conn: AsyncConnection, rotation: Rotation, user_id: int, what: What = What.TURN, gave: Sequence[int] = ()
) -> Rotation:
    """A turn, and who gave in it."""
    number = rotation.line.round + 1
    at = MONDAY + timedelta(weeks=number)
    rotation = replace(rotation, line=Line(rotation.id, number, number, what is What.NEWCOMER_TURN))
    await store_rotations.save(conn, rotation)
    await store_ledger.append(conn, rotation, what, user_id, lot=number, at=at)
    held = await _held(conn, rotation, user_id)
    seat = replace(
        held.seat, place=Place(number + 1, number, number), front=False, received=held.seat.received + len(gave)
    )
    await store_seats.save(conn, replace(held, seat=seat, turns=held.turns + 1))
    for giver in gave:
        await store_ledger.append(conn, rotation, What.GAVE, giver, user_id, at=at)
        given = await _held(conn, rotation, giver)
        seat = replace(given.seat, given=given.seat.given + 1, last_gave=number)
        await store_seats.save(conn, replace(given, seat=seat))
    return rotation


async def newcomer(conn: AsyncConnection, rotation: Rotation, user_id: int) -> None:
    """Somebody comes after the first round."""
    at = MONDAY + timedelta(weeks=rotation.line.round, days=1)
    await store_ledger.append(conn, rotation, What.NEWCOMER, user_id, lot=user_id, at=at)
    seat = Seat(user_id, Place(rotation.line.lap + 1, rotation.line.round, user_id), front=True)
    await store_seats.take(conn, Held(rotation.guild_id, rotation.id, seat, at))


async def away(conn: AsyncConnection, rotation: Rotation, user_id: int, what: What = What.PAUSED) -> None:
    """A holiday begins, or ends."""
    state = {What.PAUSED: SeatState.PAUSED, What.LEFT: SeatState.LEFT, What.RESUMED: SeatState.IN}[what]
    held = await _held(conn, rotation, user_id)
    await store_seats.save(conn, replace(held, seat=replace(held.seat, state=state)))
    await store_ledger.append(conn, rotation, what, user_id, at=MONDAY)


async def _held(conn: AsyncConnection, rotation: Rotation, user_id: int) -> Held:
    found = await store_seats.find(conn, rotation.guild_id, rotation.id, user_id)
    assert found is not None
    return found
