"""Rosters and lines on both engines, and what is left of somebody who was forgotten."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.by import By
from bot.db import Database
from bot.errors import UserError
from cogs.desk import store as desk
from cogs.shoutouts import (
    service_line,
    service_privacy,
    service_roster,
    service_rotations,
    service_start,
    store_ledger,
    store_seats,
)
from cogs.shoutouts.model import Event, What
from cogs.shoutouts.model_drafting import Page
from cogs.shoutouts.model_order import in_order
from cogs.shoutouts.model_replay import replay

NOW = datetime(2026, 8, 3, 10, tzinfo=UTC)
GROUP, OTHER = 10, 11
MAYA, KEIKO, SOFIA, JAMAL = 20, 21, 22, 23


def by(user_id: int, days: int = 0, guild_id: int = GROUP) -> By:
    """Somebody, so many days later."""
    return By(guild_id, user_id, NOW + timedelta(days=days))


async def begun(database: Database) -> int:
    """The number of a rotation with three people."""
    async with database.write() as conn:
        await desk.set_place(conn, GROUP, "shoutouts", 60)
        made = await service_rotations.create(conn, by(MAYA), "Everybody")
        await service_start.start(conn, by(MAYA), made.id)
        for person in (KEIKO, SOFIA, JAMAL):
            await service_roster.join(conn, by(person), made.id)
    return made.id


async def events(database: Database, number: int) -> list[Event]:
    async with database.read() as conn:
        return [event for _, event in await store_ledger.events(conn, GROUP, number)]


async def line(database: Database, number: int) -> list[int]:
    """Who comes, as members see it."""
    async with database.read() as conn:
        return [seat.user_id for seat in (await service_line.queue(conn, by(KEIKO), number, 0)).seats]


async def test_the_line_that_members_see_is_the_one_that_the_ledger_says(database: Database) -> None:
    number = await begun(database)
    first = (await line(database, number))[0]
    async with database.write() as conn:
        await service_line.skip(conn, by(first), number)
        await service_roster.pause(conn, by(JAMAL, 1), number, None)
        await service_roster.leave(conn, by(SOFIA, 2), number)
        await service_roster.resume(conn, by(JAMAL, 3), number)
        await service_roster.join(conn, by(SOFIA, 4), number)
    state, seats = replay(number, await events(database, number))
    assert [seat.user_id for seat in in_order(state, seats.values())] == await line(database, number)


async def test_many_who_press_at_once_have_one_seat_and_one_row_each(database: Database) -> None:
    number = await begun(database)

    async def join(user_id: int) -> None:
        async with database.write() as conn:
            await service_roster.join(conn, by(user_id), number)

    await asyncio.gather(*(join(user_id) for user_id in (30, 31, 32) for _ in range(3)))
    told = await events(database, number)
    assert [each.n for each in told] == [1, 2, 3, 4, 5, 6]
    assert len(await line(database, number)) == 6


async def test_two_exchange_places_in_the_ledger_too(database: Database) -> None:
    number = await begun(database)
    before = await line(database, number)
    async with database.write() as conn:
        swap, is_reached = await service_line.ask_swap(conn, by(before[0]), number, before[2])
        assert not is_reached
        with pytest.raises(UserError, match="answered or taken back"):
            await service_line.answer_swap(conn, by(before[1]), swap.id, agrees=True)
    async with database.write() as conn:
        await service_line.answer_swap(conn, by(before[2]), swap.id, agrees=True)
    assert await line(database, number) == before[::-1]
    state, seats = replay(number, await events(database, number))
    assert [seat.user_id for seat in in_order(state, seats.values())] == before[::-1]


async def test_another_group_reaches_nothing(database: Database) -> None:
    number = await begun(database)
    before = await events(database, number)
    stranger = by(KEIKO, guild_id=OTHER)
    async with database.write() as conn:
        for act in (service_roster.join, service_roster.leave, service_roster.resume, service_line.skip):
            with pytest.raises(UserError, match="not there any more"):
                await act(conn, stranger, number)
        for done in (service_rotations.pause, service_rotations.resume, service_rotations.end, service_start.start):
            with pytest.raises(UserError, match="not there any more"):
                await done(conn, stranger, number)
        with pytest.raises(UserError, match="not there any more"):
            await service_rotations.change(conn, stranger, number, Page.BASICS, {"name": "Ours"})
        with pytest.raises(UserError, match="not there any more"):
            await service_line.queue(conn, stranger, number, 0)
        assert await service_line.standings(conn, stranger) == []
    assert await events(database, number) == before


async def test_a_break_ends_once_and_not_before_its_date(database: Database) -> None:
    number = await begun(database)
    async with database.write() as conn:
        await service_roster.pause(conn, by(KEIKO), number, NOW + timedelta(days=3))
        await service_roster.end_rest(conn, GROUP, number, KEIKO, NOW + timedelta(days=2))
        assert await service_roster.resting(conn, NOW + timedelta(days=2)) == []
    for _ in range(2):
        async with database.write() as conn:
            await service_roster.end_rest(conn, GROUP, number, KEIKO, NOW + timedelta(days=3))
    assert [each.what for each in await events(database, number)].count(What.RESUMED) == 1


async def test_whoever_is_forgotten_leaves_a_number_and_the_order_of_the_others(database: Database) -> None:
    number = await begun(database)
    order = await line(database, number)
    gone, stays = order[0], order[1:]
    async with database.write() as conn:
        await service_line.ask_swap(conn, by(stays[0]), number, gone)
        await service_privacy.forget(conn, GROUP, gone, NOW)
        await service_privacy.forget(conn, GROUP, gone, NOW)
        assert await service_privacy.export(conn, GROUP, gone) == {}
        assert await store_seats.of(conn, GROUP, gone) == []
    told = await events(database, number)
    assert {each.user_id for each in told if each.what is What.JOINED} == {*stays, *(n for n in _numbers(told))}
    assert len(_numbers(told)) == 1
    state, seats = replay(number, told)
    assert [seat.user_id for seat in in_order(state, seats.values())] == stays == await line(database, number)


def _numbers(told: list[Event]) -> set[int]:
    return {each.user_id for each in told if each.user_id < 0}


async def test_what_is_told_names_nobody_else(database: Database) -> None:
    number = await begun(database)
    async with database.write() as conn:
        await service_line.ask_swap(conn, by(KEIKO), number, SOFIA)
        told = await service_privacy.export(conn, GROUP, SOFIA)
    assert told["swaps"][0]["other_is_you"] is True
    assert told["swaps"][0]["asker_is_you"] is False
    assert {"seats", "ledger", "swaps"} == set(told)
    assert not {"asker_id", "other_id"} & told["swaps"][0].keys()
