"""Choosing a way, reaching a person by it, and letters that come back. No Discord here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.outbox import Delivery, Why
from bot.outbox_store import claim
from cogs.contact import return_service, service, store
from cogs.contact.model import Notice, Way
from cogs.desk import store as desk_store

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
GROUP, OTHER, SOFIA = 1, 2, 10
THREAD = 77


async def due(conn: AsyncConnection, now: datetime = NOW) -> Sequence[Delivery]:
    """What the outbox would send now, letters first."""
    return sorted(await claim(conn, now, 50), key=lambda delivery: delivery.kind == service.THREAD)


async def send(conn: AsyncConnection, key: str = "k") -> bool:
    return await service.reach(conn, GROUP, SOFIA, "test.letter", key, {"n": 1}, NOW)


async def test_nobody_is_reached_who_did_not_ask(database: Database) -> None:
    """W17: only after a press."""
    async with database.write() as conn:
        assert await service.way(conn, GROUP, SOFIA) is Way.NONE
        assert not await send(conn)
        assert not await due(conn)


async def test_the_first_letter_follows_the_choice_and_choosing_twice_is_once(database: Database) -> None:
    async with database.write() as conn:
        await service.choose(conn, GROUP, SOFIA, Way.DM, NOW)
        await service.choose(conn, GROUP, SOFIA, Way.DM, NOW)
        (hello,) = await due(conn)
        assert (hello.kind, hello.user_id, hello.channel_id) == (service.HELLO, SOFIA, None)


async def test_a_choice_holds_for_one_group_only(database: Database) -> None:
    async with database.write() as conn:
        await service.choose(conn, GROUP, SOFIA, Way.DM, NOW)
        assert await service.way(conn, OTHER, SOFIA) is Way.NONE


async def test_a_letter_is_sent_once_per_key_and_not_before_it_is_due(database: Database) -> None:
    later = NOW + timedelta(hours=3)
    async with database.write() as conn:
        await service.choose(conn, GROUP, SOFIA, Way.DM, NOW)
        await due(conn)
        for _ in range(2):
            assert await service.reach(conn, GROUP, SOFIA, "test.letter", "k", {"n": 1}, NOW, later)
        assert not await due(conn)
        (letter,) = [found for found in await due(conn, later) if found.kind == "test.letter"]
        assert letter.ref == {"n": 1}


async def test_letters_wait_until_the_thread_is_there(database: Database) -> None:
    async with database.write() as conn:
        await service.choose(conn, GROUP, SOFIA, Way.THREAD, NOW)
        await send(conn)
        assert [delivery.kind for delivery in await due(conn)] == [service.THREAD]
        await return_service.thread_made(conn, GROUP, SOFIA, THREAD, NOW)
        letters = await due(conn)
        assert {(letter.kind, letter.channel_id) for letter in letters} == {
            (service.HELLO, THREAD),
            ("test.letter", THREAD),
        }
        await send(conn, "next")
        assert [letter.channel_id for letter in await due(conn)] == [THREAD]


async def test_a_closed_dm_falls_back_to_a_thread_and_is_remembered(database: Database) -> None:
    """W3."""
    async with database.write() as conn:
        await service.choose(conn, GROUP, SOFIA, Way.DM, NOW)
        (hello,) = await due(conn)
        assert await return_service.came_back(conn, hello, Why.CLOSED_DM, NOW)
        assert await service.way(conn, GROUP, SOFIA) is Way.THREAD
        assert await service.take_notice(conn, GROUP, SOFIA) is Notice.DM_CLOSED
        assert await service.take_notice(conn, GROUP, SOFIA) is None
        await return_service.thread_made(conn, GROUP, SOFIA, THREAD, NOW)
        letters = [found for found in await due(conn, NOW + timedelta(minutes=1)) if found.kind == service.HELLO]
        assert [letter.channel_id for letter in letters] == [THREAD]


async def test_a_letter_goes_round_three_times_at_most(database: Database) -> None:
    """W3: no retry storm."""
    async with database.write() as conn:
        await service.choose(conn, GROUP, SOFIA, Way.THREAD, NOW)
        await return_service.thread_made(conn, GROUP, SOFIA, THREAD, NOW)
        hello = (await due(conn))[0]
        assert await return_service.came_back(conn, replace(hello, asked=3), Why.GONE, NOW)
        assert not await store.letters_of(conn, GROUP, SOFIA)


@pytest.mark.parametrize("why", [Why.REFUSED, Why.EXHAUSTED])
async def test_what_is_no_matter_of_the_way_is_left_to_the_moderators(database: Database, why: Why) -> None:
    async with database.write() as conn:
        await service.choose(conn, GROUP, SOFIA, Way.DM, NOW)
        (hello,) = await due(conn)
        assert not await return_service.came_back(conn, hello, why, NOW)


async def test_without_threads_moderators_hear_once_and_letters_wait_for_the_next_choice(database: Database) -> None:
    """W3."""
    async with database.write() as conn:
        await desk_store.set_place(conn, GROUP, "moderator_log", 5)
        await service.choose(conn, GROUP, SOFIA, Way.THREAD, NOW)
        await send(conn)
        await due(conn)
        for _ in range(2):
            await return_service.thread_refused(conn, GROUP, SOFIA, "No threads.", NOW)
        assert [(found.kind, found.channel_id) for found in await due(conn)] == [("desk.alert", 5)]
        assert await service.way(conn, GROUP, SOFIA) is Way.NONE
        assert len(await store.letters_of(conn, GROUP, SOFIA)) == 2
        await service.choose(conn, GROUP, SOFIA, Way.DM, NOW)
        assert {found.kind for found in await due(conn)} == {service.HELLO, "test.letter"}


async def test_no_reminders_throws_waiting_letters_away(database: Database) -> None:
    async with database.write() as conn:
        await service.choose(conn, GROUP, SOFIA, Way.THREAD, NOW)
        await send(conn)
        await service.choose(conn, GROUP, SOFIA, Way.NONE, NOW)
        assert not await store.letters_of(conn, GROUP, SOFIA)


async def test_a_letter_that_comes_back_after_no_reminders_is_not_sent_again(database: Database) -> None:
    async with database.write() as conn:
        await service.choose(conn, GROUP, SOFIA, Way.DM, NOW)
        (hello,) = await due(conn)
        await service.choose(conn, GROUP, SOFIA, Way.NONE, NOW)
        assert await return_service.came_back(conn, hello, Why.CLOSED_DM, NOW)
        assert not await store.letters_of(conn, GROUP, SOFIA)


async def test_who_leaves_is_written_to_no_more(database: Database) -> None:
    async with database.write() as conn:
        await service.choose(conn, GROUP, SOFIA, Way.DM, NOW)
        await service.leave(conn, GROUP, SOFIA, NOW)
        assert not await send(conn)


async def test_the_guide_comes_without_a_choice_but_once_a_day(database: Database) -> None:
    """W2."""
    async with database.write() as conn:
        assert await service.send_guide(conn, GROUP, SOFIA, NOW) is Way.DM
        assert await service.send_guide(conn, GROUP, SOFIA, NOW) is Way.DM
        assert [found.kind for found in await due(conn)] == [service.GUIDE]
        assert await service.way(conn, GROUP, SOFIA) is Way.NONE


async def test_quiet_hours_are_those_of_the_group_until_a_zone_is_known(database: Database) -> None:
    """W17."""
    night = NOW.replace(hour=23)
    async with database.write() as conn:
        assert await service.allowed(conn, GROUP, SOFIA, night) == night.replace(day=5, hour=9)


async def test_forgetting_leaves_nothing_and_nobody_else_loses_anything(database: Database) -> None:
    async with database.write() as conn:
        for person in (SOFIA, 11):
            await service.choose(conn, GROUP, person, Way.THREAD, NOW)
        await store.remove(conn, GROUP, SOFIA)
        assert (await store.get(conn, GROUP, SOFIA)).chosen == 0
        assert not await store.letters_of(conn, GROUP, SOFIA)
        assert len(await store.letters_of(conn, GROUP, 11)) == 1
