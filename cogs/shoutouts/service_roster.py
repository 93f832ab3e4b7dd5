"""Who is on the roster of a rotation: joining, leaving, resting and coming back. The line itself is in `service_line`.

Whatever changes a seat holds its rotation until the transaction ends, and writes the ledger in the same.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.collabs.model_drafting import Desk, at_the_end_of_day
from cogs.contact import service as contact
from cogs.profiles import service as profiles
from cogs.shoutouts import (
    model_order,
    service_closing,
    service_next,
    service_rotations,
    store,
    store_ledger,
    store_rotations,
    store_seats,
    store_swaps,
)
from cogs.shoutouts import text_roster as text
from cogs.shoutouts.model import PausedBy, Rotation, RotationState, Seat, SeatState, What, by_arrival
from cogs.shoutouts.model_roster import fits
from cogs.shoutouts.model_seats import Held
from cogs.shoutouts.text_rotations import GONE

_ENDED_AT_ONCE = 50


async def rotation_for(conn: AsyncConnection, guild_id: int, rotation_id: int) -> Rotation:
    """One that members can see, held until this transaction ends. Raises UserError."""
    rotation = await service_rotations.get_to_change(conn, guild_id, rotation_id)
    if not rotation.has_begun:
        raise UserError(GONE)
    return rotation


async def seat_in(conn: AsyncConnection, rotation: Rotation, user_id: int) -> Held:
    """Somebody's seat, unless they left. Raises UserError."""
    held = await store_seats.find(conn, rotation.guild_id, rotation.id, user_id)
    if held is None or held.seat.state is SeatState.LEFT:
        raise UserError(text.NOT_IN)
    return held


async def joinable(conn: AsyncConnection, by: By) -> Sequence[Rotation]:
    """What the person could join: it has begun, is for them, and they are not in it."""
    profile = await profiles.get(conn, by.guild_id, by.user_id)
    held = await store_seats.of(conn, by.guild_id, by.user_id)
    taken = {each.rotation_id for each in held if each.seat.state is not SeatState.LEFT}
    found = await store_rotations.of_group(conn, by.guild_id)
    return [each for each in found if each.has_begun and each.id not in taken and fits(each.spec, profile)]


async def seated(conn: AsyncConnection, by: By) -> Sequence[Rotation]:
    """What the person is in, also while they rest."""
    held = await store_seats.of(conn, by.guild_id, by.user_id)
    taken = {each.rotation_id for each in held if each.seat.state is not SeatState.LEFT}
    return [each for each in await store_rotations.of_group(conn, by.guild_id) if each.id in taken]


async def join(conn: AsyncConnection, by: By, rotation_id: int) -> Rotation:
    """Take a seat at the end of the line; whoever has one keeps it. Raises UserError."""
    rotation = await rotation_for(conn, by.guild_id, rotation_id)
    if not fits(rotation.spec, await profiles.get(conn, by.guild_id, by.user_id)):
        raise UserError(text.not_for_you(rotation.spec))
    await _sit(conn, rotation, by.user_id, by.now)
    return rotation


async def _sit(
    conn: AsyncConnection, rotation: Rotation, user_id: int, now: datetime, *, welcomed: bool = False
) -> None:
    held = await store_seats.find(conn, rotation.guild_id, rotation.id, user_id)
    if held is None:
        seat = model_order.joined(rotation.line, user_id, welcomed=welcomed)
        await store_seats.take(conn, Held(rotation.guild_id, rotation.id, seat, now))
    elif held.seat.state is SeatState.LEFT:
        seat = model_order.rejoined(rotation.line, held.seat)
        await store_seats.save(conn, replace(held, seat=seat, paused_by=None, until=None))
    else:
        return
    what = What.NEWCOMER if seat.front else What.JOINED
    await store_ledger.append(conn, rotation, what, user_id, lot=seat.place.lot, at=now)


async def leave(conn: AsyncConnection, by: By, rotation_id: int) -> Rotation:
    """Give the seat up; what was given and received stays. Twice is once. Raises UserError."""
    rotation = await rotation_for(conn, by.guild_id, rotation_id)
    held = await store_seats.find(conn, by.guild_id, rotation.id, by.user_id)
    if held is not None and held.seat.state is not SeatState.LEFT:
        await _leave(conn, rotation, held, by.now)
    return rotation


async def _leave(conn: AsyncConnection, rotation: Rotation, held: Held, now: datetime) -> None:
    seat = model_order.left(held.seat)
    await store_seats.save(conn, replace(held, seat=seat, paused_by=None, until=None))
    await store_swaps.drop(conn, rotation.guild_id, rotation.id, seat.user_id)
    await store_ledger.append(conn, rotation, What.LEFT, seat.user_id, at=now)
    await service_closing.person_left(conn, By(rotation.guild_id, seat.user_id, now), rotation.id)
    await service_next.tell_next(conn, rotation, now)


async def has_seats(conn: AsyncConnection, by: By) -> bool:
    """Whether the person is on any roster."""
    found = await store_seats.of(conn, by.guild_id, by.user_id)
    return any(each.seat.state is not SeatState.LEFT for each in found)


async def left(conn: AsyncConnection, by: By) -> None:
    """Somebody left the group: their seats are given up."""
    for held in await store_seats.of(conn, by.guild_id, by.user_id):
        if held.seat.state is not SeatState.LEFT:
            await _give_up(conn, by, held.rotation_id)


async def _give_up(conn: AsyncConnection, by: By, rotation_id: int) -> None:
    """Also in a rotation that is over: its seats name who is here."""
    rotation = await store_rotations.find_to_change(conn, by.guild_id, rotation_id)
    held = await store_seats.find(conn, by.guild_id, rotation_id, by.user_id)
    if rotation is not None and held is not None and held.seat.state is not SeatState.LEFT:
        await _leave(conn, rotation, held, by.now)


async def until_of(conn: AsyncConnection, by: By, typed: str) -> datetime | None:
    """The end of the day that is meant, on the person's own clock; None for nothing typed. Raises UserError."""
    if not typed.strip():
        return None
    return at_the_end_of_day(typed, Desk(by.now, await contact.zone(conn, by.guild_id, by.user_id)))


async def pause(conn: AsyncConnection, by: By, rotation_id: int, until: datetime | None) -> Rotation:
    """Rest until then, or until they come back; the place is kept. Raises UserError."""
    rotation = await rotation_for(conn, by.guild_id, rotation_id)
    held = await seat_in(conn, rotation, by.user_id)
    await rest(conn, rotation, held, PausedBy.SELF, by.now, until)
    return rotation


async def pause_member(conn: AsyncConnection, by: By, rotation_id: int, user_id: int) -> Rotation:
    """A moderator lets somebody rest, who can come back by themselves at any time. Raises UserError."""
    rotation = await rotation_for(conn, by.guild_id, rotation_id)
    held = await store_seats.find(conn, by.guild_id, rotation.id, user_id)
    if held is None or held.seat.state is SeatState.LEFT:
        raise UserError(text.THEY_ARE_NOT_IN)
    if held.seat.state is SeatState.IN:
        await rest(conn, rotation, held, PausedBy.MODERATOR, by.now)
        await service_rotations.record(conn, by, "member paused", rotation, user_id)
    return rotation


async def rest(
    conn: AsyncConnection,
    rotation: Rotation,
    held: Held,
    paused_by: PausedBy,
    now: datetime,
    until: datetime | None = None,
) -> None:
    """A seat rests and keeps its place. The rotation is held by whoever asks."""
    was_in = held.seat.state is SeatState.IN
    seat = model_order.paused(held.seat)
    await store_seats.save(conn, replace(held, seat=seat, paused_by=paused_by, until=until))
    if was_in:
        await store_swaps.drop(conn, rotation.guild_id, rotation.id, seat.user_id)
        await store_ledger.append(conn, rotation, What.PAUSED, seat.user_id, at=now)
        await service_next.tell_next(conn, rotation, now)


async def resume(conn: AsyncConnection, by: By, rotation_id: int) -> Rotation:
    """Back in line, at the place that was kept. Whoever is in line stays there. Raises UserError."""
    rotation = await rotation_for(conn, by.guild_id, rotation_id)
    held = await seat_in(conn, rotation, by.user_id)
    if held.seat.state is SeatState.PAUSED:
        await _come_back(conn, rotation, held, by.now)
    return rotation


async def _come_back(conn: AsyncConnection, rotation: Rotation, held: Held, now: datetime) -> None:
    seat: Seat = model_order.resumed(rotation.line, held.seat)
    await store_seats.save(conn, replace(held, seat=seat, paused_by=None, until=None))
    await store_ledger.append(conn, rotation, What.RESUMED, seat.user_id, at=now)


async def resting(conn: AsyncConnection, now: datetime) -> Sequence[tuple[int, int, int]]:
    """Group, rotation and person of pauses that end by now."""
    return await store_seats.resting(conn, now, _ENDED_AT_ONCE)


async def end_rest(conn: AsyncConnection, guild_id: int, rotation_id: int, user_id: int, now: datetime) -> None:
    """A pause ends by its date; nothing, when somebody else has ended it meanwhile."""
    rotation = await store_rotations.find_to_change(conn, guild_id, rotation_id)
    held = await store_seats.find(conn, guild_id, rotation_id, user_id)
    if rotation is None or held is None or held.until is None or held.until > now:
        return
    if rotation.state is RotationState.ENDED or held.seat.state is not SeatState.PAUSED:
        await store_seats.save(conn, replace(held, until=None))
    else:
        await _come_back(conn, rotation, held, now)


# The group's own roster: who came through the welcome


async def for_everybody(conn: AsyncConnection, guild_id: int) -> Rotation | None:
    """The group's first rotation that runs and is for everybody."""
    found = await store_rotations.of_group(conn, guild_id)
    return next((each for each in found if each.has_begun and each.spec.is_for_everybody), None)


async def welcome(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """A newcomer gets a seat with right of way in the rotation for everybody, if the group has one."""
    if (found := await for_everybody(conn, guild_id)) is None:
        return
    rotation = await store_rotations.find_to_change(conn, guild_id, found.id)
    if rotation is not None:
        await _sit(conn, rotation, user_id, now, welcomed=True)


async def fill(conn: AsyncConnection, rotation: Rotation, now: datetime) -> None:
    """Whoever came through the welcome before there was a rotation for everybody is in it from its beginning.

    It has begun in this transaction, so nobody has a seat yet.
    """
    members = by_arrival(await store.seats(conn, rotation.guild_id))
    seats = [model_order.joined(rotation.line, each.user_id, welcomed=each.front) for each in members]
    await store_seats.take(conn, *(Held(rotation.guild_id, rotation.id, seat, now) for seat in seats))
    await store_ledger.append_joined(conn, rotation, seats, now)
