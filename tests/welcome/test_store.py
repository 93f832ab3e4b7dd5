"""The statements of the welcome, on both engines."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Select, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database, metadata, open_database
from cogs.desk import store as desk
from cogs.welcome import store, store_due, store_farewells, store_settings
from cogs.welcome.model import Arrival, Left, State
from cogs.welcome.model_settings import GreetOn, Part, Settings, Trouble
from cogs.welcome.model_template import Kind

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
NAMES = ((1, "ana"), (2, "ben"), (3, "cleo"))


def waiting(user_id: int, guild_id: int = 1, **changes: object) -> Arrival:
    arrival = Arrival(guild_id, user_id, NOW, State.WAITING, screened_at=NOW, due_at=NOW)
    return replace(arrival, **changes)  # type: ignore[arg-type]  # a test says what it changes by name


async def save(database: Database, *people: Arrival) -> None:
    """In groups that have their channels."""
    async with database.write() as conn:
        for guild_id in sorted({person.guild_id for person in people}):
            await store_settings.hold(conn, guild_id, NOW)
            for purpose in ("welcome", "moderator_log"):
                await desk.set_place(conn, guild_id, purpose, 100)
        await store.save_all(conn, people)


async def due(conn: AsyncConnection, which: Select[tuple[int]]) -> list[int]:
    return list(await conn.scalars(which, {"now": NOW}))


async def test_settings_come_back_as_they_were_saved(database: Database) -> None:
    async with database.write() as conn:
        assert await store_settings.settings_of(conn, 1) is None
        assert await store_settings.hold(conn, 1, NOW) == Settings(1, NOW)
        await store_settings.put(conn, 1, greet_on=GreetOn.ROLE, greeting_on=False, raid_until=NOW)
    async with database.read() as conn:
        found = await store_settings.settings_of(conn, 1)
    assert found == Settings(1, NOW, greet_on=GreetOn.ROLE, greeting_on=False, raid_until=NOW)


async def test_a_group_is_watched_from_the_first_moment_only(database: Database) -> None:
    async with database.write() as conn:
        await store_settings.hold(conn, 1, NOW)
        assert (await store_settings.hold(conn, 1, NOW + timedelta(days=1))).watching_since == NOW


async def test_arrivals_come_back_as_they_were_saved(database: Database) -> None:
    people = [waiting(number, role_due_at=NOW, note_due=number % 2 == 0) for number in range(1, 1201)]
    await save(database, *people, waiting(1, guild_id=2))
    await save(database, waiting(1, state=State.LEFT, left_at=NOW, due_at=None))
    async with database.read() as conn:
        found = await store.of_people(conn, 1, [person.user_id for person in people])
        assert len(await store.of_group(conn, 2)) == 1
    assert found[1].state is State.LEFT
    assert found[2] == people[1]
    assert len(found) == 1200


async def test_a_state_nobody_knows_is_refused(database: Database) -> None:
    await save(database, waiting(1))
    with pytest.raises(IntegrityError):
        async with database.write() as conn:
            await conn.execute(text("UPDATE welcome_arrivals SET state = 'lost'"))


async def test_a_claim_takes_those_who_waited_longest_and_nobody_twice(database: Database) -> None:
    """W8."""
    people = [waiting(number, due_at=NOW - timedelta(minutes=number)) for number in range(1, 31)]
    await save(database, *people, waiting(99, due_at=NOW + timedelta(seconds=1)), waiting(1, guild_id=2))
    async with database.write() as conn:
        first = await store_due.claim_greetings(conn, 1, 5, NOW, 20)
        second = await store_due.claim_greetings(conn, 1, 6, NOW, 20)
        assert await store_due.claim_greetings(conn, 1, 7, NOW, 20) == []
        named = await store_due.of_batch(conn, 1, 5)
    assert sorted(first) == list(range(11, 31))
    assert sorted(second) == list(range(1, 11))
    assert all(person.greeted_at == NOW and person.state is State.GREETED for person in named)


@pytest.mark.parametrize(
    "values",
    [
        {"greeting_on": False},
        {"next_greeting_at": NOW + timedelta(seconds=1)},
        {"raid_since": NOW, "raid_until": None},
        {"raid_since": NOW, "raid_until": NOW + timedelta(seconds=1)},
    ],
)
async def test_nothing_is_due_while_something_stands_in_the_way(database: Database, values: dict[str, object]) -> None:
    """W8, W23, W26."""
    await save(database, waiting(1), waiting(1, guild_id=2))
    async with database.write() as conn:
        assert await due(conn, store_due.GREETINGS_DUE) == [1, 2]
        await store_settings.put(conn, 1, **values)
        assert await due(conn, store_due.GREETINGS_DUE) == [2]


async def test_roles_are_claimed_once_and_not_for_who_left(database: Database) -> None:
    """W11."""
    await save(
        database,
        waiting(1, role_due_at=NOW),
        waiting(2, role_due_at=NOW + timedelta(seconds=1)),
        waiting(3, role_due_at=NOW, left_at=NOW, state=State.LEFT),
        waiting(4),
    )
    async with database.write() as conn:
        assert await due(conn, store_due.ROLES_DUE) == [1]
        assert await store_due.claim_roles(conn, 1, NOW) == {1: NOW}
        assert await store_due.claim_roles(conn, 1, NOW) == {}
        await store.set_role_due(conn, 1, 1, NOW)
        assert list(await store_due.claim_roles(conn, 1, NOW)) == [1]


async def test_notes_are_claimed_once_and_cleared_together(database: Database) -> None:
    """W24."""
    people = [waiting(1), waiting(2), waiting(3), waiting(1, guild_id=2)]
    await save(database, *(replace(person, state=State.HELD, due_at=None, note_due=True) for person in people))
    async with database.write() as conn:
        assert await due(conn, store_due.NOTES_DUE) == [1, 2]
        assert sorted(await store_due.claim_notes(conn, 1, 5, 2)) == [1, 2]
        assert await store_due.claim_notes(conn, 1, 6, 2) == [3]
        assert [person.user_id for person in await store_due.of_note(conn, 1, 5)] == [1, 2]
        assert sorted(await store.clear(conn, 1, 5, NOW)) == [1, 2]
        assert await store.clear(conn, 1, 5, NOW) == []
        assert await store.clear(conn, 1, None, NOW) == [3]
        assert await store.count_state(conn, 2, State.HELD) == 1


async def test_farewells_are_claimed_once_and_dropped_when_somebody_comes_back(database: Database) -> None:
    """W20."""
    await save(database, waiting(1))
    async with database.write() as conn:
        leaves = [Left(1, number, name, NOW + timedelta(seconds=number)) for number, name in NAMES]
        for _ in range(2):
            await store_farewells.add(conn, leaves)
        assert await due(conn, store_farewells.DUE) == [1]
        assert sorted(await store_farewells.claim(conn, 1, 5, 2)) == [1, 2]
        await store_farewells.drop(conn, 1, people=[1])
        assert await store_farewells.names(conn, 1, 5) == ["ben"]
        await store_farewells.drop(conn, 1, batch=5)
        assert await store_farewells.claim(conn, 1, 6, 2) == [3]


async def test_a_part_is_switched_off_once(database: Database) -> None:
    """W26."""
    async with database.write() as conn:
        await store_settings.hold(conn, 1, NOW)
        assert await store_settings.switch_off(conn, 1, Part.ROLE, Trouble.GONE)
        assert not await store_settings.switch_off(conn, 1, Part.ROLE, Trouble.GONE)


async def test_templates_belong_to_their_group(database: Database) -> None:
    """W7."""
    async with database.write() as conn:
        number = await store_settings.add_template(conn, 1, Kind.ONE, "{name}")
        assert not await store_settings.set_template(conn, 2, number, "changed")
        assert not await store_settings.drop_template(conn, 2, number)
        assert await store_settings.templates_of(conn, 2) == []
        assert await store_settings.set_template(conn, 1, number, "changed")
        assert [each.text for each in await store_settings.templates_of(conn, 1)] == ["changed"]
        assert await store_settings.drop_template(conn, 1, number)
        assert await store_settings.count_templates(conn, 1) == 0


async def test_the_migration_makes_what_the_code_declares(database: Database) -> None:
    async with database.read() as conn:
        for declared in metadata.sorted_tables:
            if declared.name.startswith("welcome_"):
                found = await conn.execute(declared.select())
                assert list(found.keys()) == [column.name for column in declared.columns]


@pytest.mark.parametrize(
    ("index", "where"),
    [
        ("ix_welcome_arrivals_due", "state = 'waiting' AND due_at <= 1"),
        ("ix_welcome_arrivals_role_due", "role_due_at IS NOT NULL AND role_due_at <= 1"),
        ("ix_welcome_arrivals_note_due", "note_due = 1"),
    ],
)
async def test_an_idle_tick_asks_an_index(migrated_sqlite_url: str, index: str, where: str) -> None:
    """W8: cheap with any number of people who were greeted long ago."""
    database = open_database(migrated_sqlite_url)
    question = select(store.arrivals.c.guild_id).where(text(where))
    async with database.read() as conn:
        plan = await conn.execute(text(f"EXPLAIN QUERY PLAN {question}"))
        assert index in str(plan.all())
    await database.close()
