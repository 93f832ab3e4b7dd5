"""Rooms on both engines: what is stored, what two do at once, what belongs to another group, what is forgotten."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.db import Database
from bot.errors import UserError
from cogs.collabs import service as collabs
from cogs.collabs import service_slots
from cogs.collabs.model import State as RequestState
from cogs.rooms import service, service_dates, service_due, service_end, service_privacy, store, store_feedback
from cogs.rooms.model import Did, Room, Start, State, Step
from cogs.rooms.service_end import Grades
from tests.collabs.rows import GROUP, KEIKO, MAYA, NOW, OTHER, SOFIA, board, by, posted

DAY = timedelta(days=1)


async def begun(conn: AsyncConnection, creator_id: int = KEIKO, **typed: object) -> Room:
    """Sofia's request, and a room with somebody whom she accepted."""
    await board(conn)
    request = await posted(conn, by(), **typed)
    return await accept(conn, request.id, creator_id)


async def accept(conn: AsyncConnection, request_id: int, creator_id: int) -> Room:
    await service_slots.take(conn, GROUP, request_id, NOW)
    return await service.begin(conn, Start(GROUP, request_id, SOFIA, creator_id), NOW)


async def ended(conn: AsyncConnection) -> Room:
    """A room at its good end."""
    room = await begun(conn)
    await service.take(conn, by(), room.id, Step.BRIEFED)
    for step in (Step.PRODUCTION, Step.APPROVAL, Step.POSTED, Step.MEASURED):
        await service.take(conn, by(KEIKO), room.id, step)
    await service.take(conn, by(), room.id, Step.DONE)
    return await service.take(conn, by(KEIKO), room.id, Step.DONE)


async def test_a_room_is_stored_as_it_is(database: Database) -> None:
    async with database.write() as conn:
        room = await begun(conn, deadline="in 20 days")
        typed = {"production": "in 3 days", "posted": "in 9 days"}
        await service_dates.fill(conn, by(), room.id, typed, anyway=False)
        await service.take(conn, by(), room.id, Step.BRIEFED)
        kept = await store.find(conn, GROUP, room.id)
    assert kept is not None
    assert (kept.step, kept.state, kept.spec) == (Step.BRIEFED, State.ACTIVE, room.spec)
    assert kept.dates == {Step.PRODUCTION: NOW + 3 * DAY, Step.POSTED: NOW + 9 * DAY}
    assert kept.due_at == NOW + 2 * DAY


async def test_a_room_begins_once_per_request_and_person(database: Database) -> None:
    """Also when two press at once; called off, the two may begin again."""
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by(), slots="3")
    start = Start(GROUP, request.id, SOFIA, KEIKO)

    async def begin() -> int:
        async with database.write() as conn:
            return (await service.begin(conn, start, NOW)).id

    numbers = await asyncio.gather(begin(), begin())
    assert len(set(numbers)) == 1
    async with database.write() as conn:
        assert [each.did for each in await store.told(conn, GROUP, numbers[0])] == [Did.BEGAN]
        await service.call_off(conn, by(KEIKO), numbers[0], "No time")
        assert (await service.begin(conn, start, NOW)).id != numbers[0]
        with pytest.raises(UserError, match="with themselves"):
            await service.begin(conn, Start(GROUP, request.id, SOFIA, SOFIA), NOW)
        with pytest.raises(UserError, match="not there any more"):
            await service.begin(conn, Start(OTHER, request.id, SOFIA, MAYA), NOW)


async def test_two_who_say_the_same_step_at_once_take_it_once(database: Database) -> None:
    async with database.write() as conn:
        room = await begun(conn)
        await service.take(conn, by(), room.id, Step.BRIEFED)

    async def take(user_id: int) -> Step:
        async with database.write() as conn:
            return (await service.take(conn, by(user_id), room.id, Step.PRODUCTION)).step

    assert list(await asyncio.gather(take(SOFIA), take(KEIKO))) == [Step.PRODUCTION, Step.PRODUCTION]
    async with database.read() as conn:
        history = await store.told(conn, GROUP, room.id)
    assert [each.step for each in history if each.did is Did.STEPPED] == [Step.BRIEFED, Step.PRODUCTION]


async def test_two_who_go_back_at_once_go_back_one_step(database: Database) -> None:
    async with database.write() as conn:
        room = await begun(conn)
        await service.take(conn, by(), room.id, Step.BRIEFED)
        await service.take(conn, by(KEIKO), room.id, Step.PRODUCTION)

    async def back(user_id: int) -> Step:
        async with database.write() as conn:
            return (await service.back(conn, by(user_id), room.id, Step.PRODUCTION, "Not yet")).step

    assert list(await asyncio.gather(back(SOFIA), back(KEIKO))) == [Step.BRIEFED, Step.BRIEFED]


async def test_two_who_call_it_off_at_once_give_one_slot_back(database: Database) -> None:
    """One is done, the other is told that it is over."""
    async with database.write() as conn:
        room = await begun(conn, slots="2")
        await accept(conn, room.request_id, MAYA)

    async def off(user_id: int) -> object:
        async with database.write() as conn:
            return await service.call_off(conn, by(user_id), room.id, "No time")

    outcomes = await asyncio.gather(off(SOFIA), off(KEIKO), return_exceptions=True)
    assert sorted(type(each).__name__ for each in outcomes) == ["Room", "UserError"]
    async with database.read() as conn:
        assert (await collabs.get(conn, GROUP, room.request_id)).taken == 1


async def test_words_are_asked_for_where_the_other_one_reads_them(database: Database) -> None:
    async with database.write() as conn:
        room = await begun(conn)
        with pytest.raises(UserError, match="no step before"):
            await service.back(conn, by(), room.id, Step.AGREED, "Why not")
        await service.take(conn, by(), room.id, Step.BRIEFED)
        for words in ("", "  \n "):
            with pytest.raises(UserError, match="a few words"):
                await service.back(conn, by(), room.id, Step.BRIEFED, words)
            with pytest.raises(UserError, match="a few words"):
                await service.call_off(conn, by(), room.id, words)


async def test_nothing_is_changed_in_a_room_that_is_over(database: Database) -> None:
    async with database.write() as conn:
        room = await begun(conn)
        await service.call_off(conn, by(), room.id, "No time")
        for change in (
            service.take(conn, by(), room.id, Step.BRIEFED),
            service.back(conn, by(), room.id, Step.AGREED, "Hm"),
            service.call_off(conn, by(KEIKO), room.id, "Hm"),
            service_dates.fill(conn, by(), room.id, {"posted": "in 3 days"}, anyway=True),
        ):
            with pytest.raises(UserError, match="is over"):
                await change


async def test_another_group_and_other_people_see_no_room(database: Database) -> None:
    async with database.write() as conn:
        room = await begun(conn)
        for who in (by(MAYA), By(OTHER, SOFIA, NOW)):
            for attempt in (
                service.get(conn, who, room.id),
                service.take(conn, who, room.id, Step.BRIEFED),
                service.call_off(conn, who, room.id, "Hm"),
                service_dates.known(conn, who, room.id),
                service_end.read(conn, who, room.id),
                service_end.agree(conn, who, room.id),
            ):
                with pytest.raises(UserError, match="not there any more"):
                    await attempt
            assert await service.mine(conn, who) == []
        assert await service.dates_of(conn, OTHER, SOFIA) == []


async def test_the_dates_of_a_person_are_those_that_are_still_to_come_off(database: Database) -> None:
    """Of every room they are in, on either side, in the order of the calendar; none of a room that is over."""
    async with database.write() as conn:
        first = await begun(conn)
        request = await posted(conn, by(), title="Cheese")
        second = await accept(conn, request.id, MAYA)
        await service_dates.fill(conn, by(), first.id, {"briefed": "in 2 days", "posted": "in 9 days"}, anyway=False)
        await service_dates.fill(conn, by(), second.id, {"posted": "in 4 days"}, anyway=False)
        await service.take(conn, by(), first.id, Step.BRIEFED)
        planned = await service.dates_of(conn, GROUP, SOFIA)
        assert [(each.title, each.step) for each in planned] == [("Cheese", Step.POSTED), ("Bread", Step.POSTED)]
        assert [each.title for each in await service.dates_of(conn, GROUP, KEIKO)] == ["Bread"]
        await service.call_off(conn, by(), second.id, "No time")
        assert [each.title for each in await service.dates_of(conn, GROUP, SOFIA)] == ["Bread"]


async def test_a_double_booking_waits_for_a_decision(database: Database) -> None:
    async with database.write() as conn:
        first = await begun(conn)
        second = await accept(conn, (await posted(conn, by(), title="Cheese")).id, MAYA)
        await service_dates.fill(conn, by(), first.id, {"posted": "in 4 days"}, anyway=False)
        asked = await service_dates.fill(conn, by(), second.id, {"posted": "in 4 days"}, anyway=False)
        assert [planned.title for _, planned in asked.clashes] == ["Bread"]
        assert not asked.room.dates
        kept = await service_dates.fill(conn, by(), second.id, {"posted": "in 4 days"}, anyway=True)
        assert kept.room.dates
        again = await service_dates.fill(conn, by(), second.id, {"posted": "in 4 days", "measured": ""}, anyway=False)
        assert not again.clashes, "a date that was decided on is not asked about again"


async def test_what_is_due_is_done_once(database: Database) -> None:
    async with database.write() as conn:
        room = await begun(conn)
        await service_dates.fill(conn, by(), room.id, {"posted": "in 3 days"}, anyway=False)
    later = NOW + 2 * DAY
    for _ in range(2):
        async with database.write() as conn:
            await service_due.act(conn, GROUP, room.id, later)
    async with database.read() as conn:
        assert await service_due.waiting(conn, later, 10) == []
        kept = await store.find(conn, GROUP, room.id)
        assert kept is not None
        assert kept.due_at == NOW + 21 * DAY
        assert await service_due.overdue(conn, GROUP, NOW + 30 * DAY) == 1
        assert await service_due.overdue(conn, OTHER, NOW + 30 * DAY) == 0


async def test_feedback_is_given_once_with_grades_that_there_are(database: Database) -> None:
    async with database.write() as conn:
        room = await ended(conn)
        assert room.state is State.DONE
        with pytest.raises(UserError, match="from 1 to 5"):
            await service_end.give(conn, by(), room.id, Grades(5, 0, 5))
        await service_end.give(conn, by(), room.id, Grades(5, 4, 5, "Lovely"))
        with pytest.raises(UserError, match="already"):
            await service_end.give(conn, by(), room.id, Grades(1, 1, 1))
        with pytest.raises(UserError, match="nothing to read yet"):
            await service_end.read(conn, by(KEIKO), room.id)
        late = by(KEIKO, NOW + 7 * DAY)
        assert (await service_end.read(conn, late, room.id)).words == "Lovely"


async def test_a_person_is_told_and_forgotten(database: Database) -> None:
    """What they said to others stays, without their name; the place they had is free again."""
    async with database.write() as conn:
        done = await ended(conn)
        await service_end.give(conn, by(KEIKO), done.id, Grades(5, 4, 5, "Lovely"))
        await service_end.give(conn, by(), done.id, Grades(2, 2, 2, "Hm"))
        active = await accept(conn, (await posted(conn, by(), title="Cheese")).id, KEIKO)
        told = await service_privacy.export(conn, GROUP, KEIKO)
        assert {each["step"] for each in told["rooms"]} == {"agreed", "done"}
        assert told["feedback_given"][0]["words"] == "Lovely"
        assert await service_privacy.export(conn, OTHER, KEIKO) == {}
        await service_privacy.forget(conn, GROUP, KEIKO, NOW)
        assert await service.mine(conn, by(KEIKO)) == []
        assert await service.mine(conn, by()) == []
        assert await store_feedback.naming(conn, GROUP, KEIKO) == []
        (kept,) = await service_end.kept(conn, by())
        assert (kept.words, kept.from_id) == ("Lovely", None)
        assert (await collabs.get(conn, GROUP, active.request_id)).state is RequestState.OPEN
