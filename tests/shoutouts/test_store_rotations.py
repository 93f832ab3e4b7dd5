"""Rotations, seats and the ledger on both engines."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.db import Database
from cogs.shoutouts import store_ledger, store_rotations, store_seats
from cogs.shoutouts.model import (
    Event,
    Line,
    Mode,
    PausedBy,
    Place,
    Rotation,
    RotationState,
    Seat,
    SeatState,
    Spec,
    What,
)
from cogs.shoutouts.model_seats import Held

NOW = datetime(2026, 8, 3, 10, tzinfo=UTC)
GROUP, KEIKO, SOFIA = 10, 20, 30
SPEC = Spec("Bakers", Mode.PAIRS, niche="food", weekdays=(0, 3), zone="Asia/Tokyo", proof=False)


async def made(database: Database) -> Rotation:
    async with database.write() as conn:
        return await store_rotations.add(conn, GROUP, SPEC, RotationState.OPEN, NOW, NOW + timedelta(days=7))


async def test_a_rotation_comes_back_as_it_was_saved_and_only_to_its_group(database: Database) -> None:
    rotation = await made(database)
    played = replace(rotation, line=Line(rotation.id, 3, 1, newcomer_before=True), next_at=None)
    async with database.write() as conn:
        assert await store_rotations.find_to_change(conn, GROUP, rotation.id) == rotation
        await store_rotations.save(conn, played)
        await store_rotations.save(conn, replace(played, guild_id=GROUP + 1, spec=Spec("Stolen")))
        assert await store_rotations.find(conn, GROUP, rotation.id) == played
        assert await store_rotations.find(conn, GROUP + 1, rotation.id) is None
        assert await store_rotations.of_group(conn, GROUP) == [played]
        assert await store_rotations.of_group(conn, GROUP + 1) == []


async def test_a_rotation_that_is_over_is_only_there_when_asked_for(database: Database) -> None:
    rotation = replace(await made(database), state=RotationState.ENDED)
    async with database.write() as conn:
        await store_rotations.save(conn, rotation)
        assert await store_rotations.of_group(conn, GROUP) == []
        assert await store_rotations.of_group(conn, GROUP, ended=True) == [rotation]
        assert await store_rotations.count(conn, GROUP) == 0


async def test_a_seat_comes_back_as_it_was_saved(database: Database) -> None:
    rotation = await made(database)
    first = Held(GROUP, rotation.id, Seat(KEIKO, Place(1, 2, 2**63 - 1), front=True), NOW)
    seat = replace(first.seat, state=SeatState.PAUSED, given=3, received=1, misses=1, last_gave=2, skip_round=4)
    paused = replace(first, seat=seat, turns=2, paused_by=PausedBy.SELF, until=NOW + timedelta(days=9))
    async with database.write() as conn:
        await store_seats.take(conn, first)
        assert await store_seats.in_rotation(conn, GROUP, rotation.id) == [first]
        await store_seats.save(conn, paused)
        assert await store_seats.of(conn, GROUP, KEIKO) == [paused]
        assert await store_seats.find(conn, GROUP, rotation.id, SOFIA) is None
        assert await store_seats.find(conn, GROUP + 1, rotation.id, KEIKO) is None
        assert await store_seats.count(conn, GROUP, rotation.id) == 0
        assert await store_seats.resting(conn, NOW + timedelta(days=9), 5) == [(GROUP, rotation.id, KEIKO)]
        assert await store_seats.resting(conn, NOW, 5) == []


async def test_the_line_is_in_order_of_places(database: Database) -> None:
    rotation = await made(database)
    async with database.write() as conn:
        for user_id, place in ((1, Place(1, 0, 5)), (2, Place(0, 9, 9)), (3, Place(1, 0, 4))):
            await store_seats.take(conn, Held(GROUP, rotation.id, Seat(user_id, place), NOW))
        assert [each.seat.user_id for each in await store_seats.in_rotation(conn, GROUP, rotation.id)] == [2, 3, 1]


async def test_events_are_counted_in_their_rotation(database: Database) -> None:
    first, second = await made(database), await made(database)
    async with database.write() as conn:
        await store_ledger.append(conn, first, What.JOINED, KEIKO, lot=7, at=NOW)
        await store_ledger.append(conn, second, What.JOINED, KEIKO, lot=8, at=NOW)
        await store_ledger.append(conn, first, What.GAVE, KEIKO, SOFIA, at=NOW)
        told = await store_ledger.events(conn, GROUP, first.id)
        assert await store_ledger.events(conn, GROUP + 1, first.id) == []
    assert told == [(NOW, Event(1, 0, What.JOINED, KEIKO, lot=7)), (NOW, Event(2, 0, What.GAVE, KEIKO, SOFIA))]
