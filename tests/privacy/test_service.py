"""Starting and stopping the clock on both engines."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.by import By
from bot.db import Database
from bot.errors import UserError
from bot.whom import asked
from cogs.privacy import service, store, store_people
from cogs.privacy.model import Clock, Leaver
from cogs.profiles import service as profiles

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
GROUP, OTHER = 1, 2
SOFIA, KEIKO, MAYA = 10, 11, 12
BY = By(GROUP, SOFIA, NOW)


async def people(database: Database, guild_id: int) -> tuple[list[int], list[int]]:
    """Whom the group's tables name and whom no clock runs for, and those who left."""
    found = await asked(database, {"known": store_people.known, "leaving": store.leaving}, guild_id)
    return list(found.get("known", ())), list(found.get("leaving", ()))


async def test_the_first_wish_counts_and_only_in_its_group(database: Database) -> None:
    async with database.write() as conn:
        await service.ask(conn, BY)
        again = await service.ask(conn, By(GROUP, SOFIA, NOW + HOUR), by_moderator=True)
        assert again == Clock(GROUP, SOFIA, NOW + DAY, asked_at=NOW)
        assert await service.clock(conn, OTHER, SOFIA) is None
        assert await service.clock(conn, GROUP, KEIKO) is None
        with pytest.raises(UserError, match="nothing to stop"):
            await service.keep(conn, By(OTHER, SOFIA, NOW))
        assert await service.keep(conn, BY) is None
        with pytest.raises(UserError, match="nothing to stop"):
            await service.keep(conn, BY)


async def test_leaving_waits_a_week_and_a_wish_makes_it_sooner_never_later(database: Database) -> None:
    async with database.write() as conn:
        await service.left(conn, [Leaver(GROUP, SOFIA, NOW), Leaver(GROUP, KEIKO, NOW), Leaver(GROUP, KEIKO, NOW)])
        runs = await service.ask(conn, By(GROUP, SOFIA, NOW + HOUR))
        assert runs.due_at == NOW + HOUR + DAY
        runs = await service.ask(conn, By(GROUP, KEIKO, NOW + 6 * DAY + HOUR))
        assert runs.due_at == NOW + 7 * DAY
        await service.left(conn, [Leaver(GROUP, SOFIA, NOW + 2 * HOUR)])
        kept = await service.keep(conn, By(GROUP, SOFIA, NOW + 3 * HOUR))
        assert kept == Clock(GROUP, SOFIA, NOW + 2 * HOUR + 7 * DAY, left_at=NOW + 2 * HOUR)


async def test_thousands_who_left_unheard_fit(database: Database) -> None:
    async with database.write() as conn:
        await service.left(conn, [Leaver(GROUP, 1000 + each, NOW) for each in range(6500)])
        await service.left(conn, [])
    _, leaving = await people(database, GROUP)
    assert len(leaving) == 6500


async def test_coming_back_stops_leaving_and_no_wish(database: Database) -> None:
    async with database.write() as conn:
        await service.left(conn, [Leaver(GROUP, SOFIA, NOW), Leaver(GROUP, KEIKO, NOW)])
        await service.ask(conn, BY)
        for person in (SOFIA, KEIKO):
            await service.came_back(conn, By(GROUP, person, NOW))
        assert await service.clock(conn, GROUP, SOFIA) == Clock(GROUP, SOFIA, NOW + DAY, asked_at=NOW)
        assert await service.clock(conn, GROUP, KEIKO) is None


async def test_it_is_taken_once_and_only_when_its_time_is_over(database: Database) -> None:
    async with database.write() as conn:
        runs = await service.ask(conn, BY)
        assert await service.due(conn, NOW + DAY - HOUR, 5) == []
        assert not await service.take(conn, runs, NOW)
        assert await service.due(conn, NOW + DAY, 5) == [runs]
        await service.postpone(conn, runs, NOW + DAY)
        assert await service.due(conn, NOW + DAY, 5) == []
        assert await service.overdue(conn, GROUP, NOW + DAY + HOUR) == 0
        assert await service.overdue(conn, GROUP, NOW + DAY + 3 * HOUR) == 1
        assert await service.overdue(conn, OTHER, NOW + DAY + 3 * HOUR) == 0
        assert await service.take(conn, runs, NOW + DAY + HOUR)
        assert not await service.take(conn, runs, NOW + DAY + HOUR)


async def test_of_two_processes_one_takes_it_and_who_changed_their_mind_before_keeps_it(database: Database) -> None:
    async with database.write() as conn:
        runs = await service.ask(conn, BY)

    async def take() -> bool:
        async with database.write() as conn:
            return await service.take(conn, runs, NOW + DAY)

    assert sorted(await asyncio.gather(take(), take(), take())) == [False, False, True]
    async with database.write() as conn:
        runs = await service.ask(conn, BY)
        await service.keep(conn, BY)
    assert not await take()


async def test_a_moderator_stops_only_what_a_moderator_started(database: Database) -> None:
    maya = By(GROUP, MAYA, NOW)
    async with database.write() as conn:
        assert (await service.ask_for(conn, maya, SOFIA)).by_moderator
        await service.keep_for(conn, maya, SOFIA)
        await service.ask(conn, BY)
        with pytest.raises(UserError, match="asked for it themselves"):
            await service.keep_for(conn, maya, SOFIA)
        assert await service.clock(conn, GROUP, SOFIA)


async def test_it_knows_whom_the_tables_of_a_group_name(database: Database) -> None:
    async with database.write() as conn:
        await profiles.save(conn, GROUP, SOFIA, {"region": "Porto"}, NOW)
        await profiles.save(conn, OTHER, KEIKO, {"region": "Leeds"}, NOW)
        await profiles.save(conn, GROUP, -2, {"region": "what stands in for somebody"}, NOW)
        await service.left(conn, [Leaver(GROUP, MAYA, NOW)])
        await profiles.save(conn, GROUP, MAYA, {"region": "Lyon"}, NOW)
    assert await people(database, GROUP) == ([SOFIA], [MAYA])
    assert await people(database, OTHER) == ([KEIKO], [])


async def test_what_runs_is_told(database: Database) -> None:
    async with database.write() as conn:
        assert await service.export(conn, GROUP, SOFIA) == {}
        await service.ask(conn, BY)
        told = await service.export(conn, GROUP, SOFIA)
    due = (NOW + DAY).isoformat()
    assert told == {"deletion": {"asked_at": NOW.isoformat(), "due_at": due, "by_moderator": False}}
