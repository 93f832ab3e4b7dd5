"""Needs that only rows can make quickly, on both engines: numbers, welcomes, the desk. Other groups are silent."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from bot.db import Database
from bot.outbox_store import Errand, enqueue, outbox
from cogs.analytics import service_home as analytics
from cogs.analytics.model_sources import Trouble as Lost
from cogs.analytics.store import accounts
from cogs.analytics.store_checks import consents, matters
from cogs.analytics.store_minors import minors
from cogs.analytics.store_proofs import proofs
from cogs.analytics.store_sources import links
from cogs.desk import service_home as desk
from cogs.desk import store as desk_store
from cogs.desk import store_doctor
from cogs.welcome import service_home as welcome
from cogs.welcome import store_settings
from cogs.welcome.model_settings import Trouble
from cogs.welcome.store import arrivals

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
GROUP, OTHER = 1, 2
SOFIA, KEIKO = 10, 11
WEEK = timedelta(days=7)


async def account(database: Database, guild_id: int = GROUP, user_id: int = SOFIA) -> int:
    async with database.write() as conn:
        named = {"guild_id": guild_id, "user_id": user_id, "platform": "instagram", "handle": "sofia"}
        added = await conn.execute(insert(accounts).values(**named, created_at=NOW).returning(accounts.c.id))
        return int(added.scalar_one())


async def asked(database: Database, account_id: int, guild_id: int = GROUP, user_id: int = SOFIA) -> None:
    told = {"opened_at": NOW - 2 * WEEK, "told_at": NOW - 2 * WEEK, "since": NOW - 2 * WEEK, "until": NOW - WEEK}
    async with database.write() as conn:
        named = {"guild_id": guild_id, "user_id": user_id, "account_id": account_id, "state": "open"}
        await conn.execute(insert(matters).values(**named, **told))


async def home(database: Database, user_id: int = SOFIA, guild_id: int = GROUP) -> Any:  # noqa: ANN401 - a Home
    async with database.read() as conn:
        return await analytics.home(conn, guild_id, user_id, NOW)


async def test_a_question_about_numbers_waits_for_its_creator_and_for_nobody_else(database: Database) -> None:
    await asked(database, await account(database))
    (need,) = (await home(database)).needs
    assert need.to == "analytics:check_context:1:1"
    assert "only you see the question" in need.words
    assert not (await home(database, KEIKO)).needs
    assert not (await home(database, SOFIA, OTHER)).needs


async def test_a_question_reaches_moderators_only_with_consent(database: Database) -> None:
    await asked(database, await account(database))
    async with database.read() as conn:
        assert not (await analytics.desk(conn, GROUP, NOW)).needs
    async with database.write() as conn:
        joined = {"guild_id": GROUP, "user_id": SOFIA, "version": 1, "given_at": NOW}
        await conn.execute(insert(consents).values(joined))
        (need,) = (await analytics.desk(conn, GROUP, NOW)).needs
        assert need.words.startswith("1 question about unusual numbers is open")
        assert not (await analytics.desk(conn, OTHER, NOW)).needs


async def test_an_account_that_cannot_be_read_waits_once_its_creator_was_told(database: Database) -> None:
    number = await account(database)
    link = {"account_id": number, "guild_id": GROUP, "platform": "instagram", "external_id": "x", "failures": 9}
    async with database.write() as conn:
        await conn.execute(insert(links).values(**link, linked_at=NOW, due_at=NOW, trouble=Lost.NOT_FOUND, told=False))
        assert not (await analytics.home(conn, GROUP, SOFIA, NOW)).needs
        await conn.execute(links.update().values(told=True))
        (need,) = (await analytics.home(conn, GROUP, SOFIA, NOW)).needs
    assert need.words.startswith("An account of yours could not be read")


async def test_numbers_that_are_off_have_one_door(database: Database) -> None:
    async with database.write() as conn:
        await conn.execute(insert(minors).values(guild_id=GROUP, user_id=SOFIA, at=NOW))
    (door,) = (await home(database)).doors
    assert "under 18" in door.words


async def test_a_screenshot_is_named_where_it_lies(database: Database) -> None:
    number = await account(database)
    async with database.write() as conn:
        row = {"guild_id": GROUP, "account_id": number, "at": NOW, "asked_at": NOW, "state": "open"}
        await conn.execute(insert(proofs).values(row))
        found = await analytics.desk(conn, GROUP, NOW)
    assert "1 screenshot of numbers waits" in found.doors[0].words


async def test_newcomers_who_are_held_and_parts_that_are_off_wait_for_moderators(database: Database) -> None:
    async with database.write() as conn:
        await store_settings.hold(conn, GROUP, NOW)
        await store_settings.put(conn, GROUP, greeting_trouble=Trouble.FORBIDDEN, raid_since=NOW)
        for person, state in ((SOFIA, "held"), (KEIKO, "waiting")):
            row = {"guild_id": GROUP, "user_id": person, "joined_at": NOW, "state": state}
            await conn.execute(insert(arrivals).values(**row, note_due=False, cleared=False))
        found = await welcome.desk(conn, GROUP, NOW)
        assert not (await welcome.desk(conn, OTHER, NOW)).needs
    assert [need.words.split(".")[0] for need in found.needs] == [
        "Many came at once, so greetings pause",
        "1 newcomer with a very young account waits for your word",
        "Greetings switched themselves off, because something is in their way",
    ]


@pytest.mark.parametrize(("age", "is_told"), [(timedelta(days=1), True), (timedelta(days=8), False)])
async def test_dead_messages_count_for_a_week(database: Database, age: timedelta, is_told: bool) -> None:  # noqa: FBT001
    async with database.write() as conn:
        await desk_store.ensure_group(conn, GROUP, NOW)
        await store_doctor.set_findings(conn, GROUP, ["one"])
        for group in (GROUP, OTHER):
            await enqueue(conn, Errand(group, "x.y", f"x:{group}", {}, channel_id=1), NOW - age)
        await conn.execute(outbox.update().values(state="dead", settled_at=NOW - age))
        assert len((await conn.execute(select(outbox))).all()) == 2
        words = [need.words for need in (await desk.desk(conn, GROUP, NOW)).needs]
    assert words[0].startswith("The last daily check found 1 thing")
    assert any(each.startswith("1 message never reached Discord") for each in words) is is_told
