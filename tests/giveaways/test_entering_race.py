"""Entries under pressure, on both engines: crowds, double presses, and whoever closes at the same moment."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy.exc import DBAPIError

from bot.batch import Batch
from bot.db import Database, open_database
from bot.errors import UserError
from cogs.giveaways import service, service_entering, store, store_entries, text_entering
from cogs.giveaways.entrance import Admitted, Entrance, Facts
from cogs.giveaways.model import Giveaway, State
from cogs.giveaways.model_rules import Person
from cogs.giveaways.model_spec import Rules, Spec
from cogs.giveaways.service_entering import Asked, Standing

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
GROUP, HOST, CHANNEL = 1, 3, 2
FIRST = 10**17
CROWD = 500


def facts(user_id: int) -> Facts:
    return lambda _roles: Person(user_id=user_id, created_at=NOW - timedelta(days=900))


async def opened(database: Database, rules: Rules | None = None) -> Giveaway:
    async with database.write() as conn:
        spec = Spec("A mug", rules=rules or Rules())
        draft = await service.draft(conn, (GROUP, HOST, CHANNEL), spec, NOW + timedelta(hours=2), NOW)
        return await service.start(conn, GROUP, draft.id, NOW)


async def counted(database: Database, giveaway: Giveaway) -> int:
    async with database.read() as conn:
        return await store_entries.count(conn, GROUP, giveaway.id)


def asked(giveaway: Giveaway, user_id: int) -> Asked:
    return Asked(GROUP, giveaway.id, user_id, giveaway.version, f"{user_id:016x}", NOW, None)


async def test_five_hundred_at_once_are_five_hundred(database: Database) -> None:
    """Two clicks at once lose one elsewhere; entries kept in memory are lost with it."""
    giveaway = await opened(database)
    entrance = Entrance(database)
    presses = (entrance.enter((GROUP, giveaway.id), facts(FIRST + each), NOW) for each in range(CROWD))
    let_in = await asyncio.gather(*presses)
    assert all(isinstance(each, Admitted) for each in let_in)
    assert len({each.ticket for each in let_in if isinstance(each, Admitted)}) == CROWD
    assert await counted(database, giveaway) == CROWD


async def test_a_double_press_is_new_once_and_both_see_the_same_ticket(database: Database) -> None:
    giveaway = await opened(database)
    entrance = Entrance(database)
    pressed = [entrance.enter((GROUP, giveaway.id), facts(FIRST), NOW) for _ in range(20)]
    got = await asyncio.gather(*pressed)
    (new,) = [each for each in got if isinstance(each, Admitted)]
    others = [each.entry for each in got if isinstance(each, Standing) and each.entry]
    assert {entry.ticket for entry in others} == {new.ticket}
    assert len(others) == 19
    assert await counted(database, giveaway) == 1


async def test_once_it_knows_the_rules_a_press_is_one_statement_and_reads_nothing(database: Database) -> None:
    giveaway = await opened(database)
    entrance = Entrance(database)
    key = (GROUP, giveaway.id)
    await entrance.enter(key, facts(FIRST), NOW)
    with (
        patch.object(database, "write_once", autospec=True, side_effect=database.write_once) as once,
        patch.object(database, "write", side_effect=AssertionError("a transaction"), spec=True),
        patch.object(database, "read", side_effect=AssertionError("a read"), spec=True),
    ):
        await entrance.enter(key, facts(FIRST + 1), NOW)
        assert once.call_count == 1
        await asyncio.gather(*(entrance.enter(key, facts(FIRST + 2 + each), NOW) for each in range(CROWD)))
        assert once.call_count <= 1 + 4
    assert await counted(database, giveaway) == CROWD + 2


async def test_of_a_crowd_that_comes_before_the_rules_are_known_one_reads_them(database: Database) -> None:
    """As after a start."""
    giveaway = await opened(database)
    entrance = Entrance(database)
    with patch.object(database, "read", autospec=True, side_effect=database.read) as reads:
        await asyncio.gather(*(entrance.enter((GROUP, giveaway.id), facts(FIRST + each), NOW) for each in range(CROWD)))
    assert reads.call_count == 1
    assert await counted(database, giveaway) == CROWD


async def test_whoever_waits_for_the_first_goes_on_when_that_one_is_gone(database: Database) -> None:
    giveaway = await opened(database)
    entrance = Entrance(database)
    first, *others = (
        asyncio.create_task(entrance.enter((GROUP, giveaway.id), facts(FIRST + each), NOW)) for each in range(5)
    )
    await asyncio.sleep(0)
    first.cancel()
    assert all(isinstance(each, Admitted) for each in await asyncio.gather(*others))
    assert first.cancelled()
    assert await counted(database, giveaway) == 4


async def test_everybody_counts_and_not_only_the_first_hundred(database: Database) -> None:
    """50,000 entrants."""
    giveaway = await opened(database)
    many = 50_000
    assert all(await store_entries.enter(database, [asked(giveaway, FIRST + each) for each in range(many)]))
    assert await counted(database, giveaway) == many
    async with database.read() as conn:
        assert await store_entries.count(conn, GROUP, giveaway.id, since_person=FIRST + many - 10) == 10
        assert await store_entries.count(conn, GROUP + 1, giveaway.id) == 0


@pytest.mark.parametrize(
    "wrong",
    [{"guild_id": GROUP + 1}, {"version": 0}, {"at": NOW + timedelta(hours=2)}, {"giveaway_id": 999}],
)
async def test_the_statement_itself_lets_nobody_in_who_may_not(database: Database, wrong: dict[str, Any]) -> None:
    """G43, and the end, and rules that changed."""
    giveaway = await opened(database)
    good, bad = asked(giveaway, FIRST), asked(giveaway, FIRST + 1)._replace(**wrong)
    assert await store_entries.enter(database, [bad, good]) == [False, True]
    assert await counted(database, giveaway) == 1


async def test_one_that_the_database_refuses_fails_alone(database: Database) -> None:
    giveaway = await opened(database)

    async def write(batch: Sequence[Asked]) -> Sequence[bool]:
        return await store_entries.enter(database, batch)

    batch = Batch(write)
    poisoned = asked(giveaway, FIRST + 1)._replace(user_id="x")  # type: ignore[arg-type]  # that is the poison
    wanted = [asked(giveaway, FIRST), poisoned, asked(giveaway, FIRST + 2)]
    got = await asyncio.gather(*map(batch.submit, wanted), return_exceptions=True)
    assert [got[0], got[2]] == [True, True]
    assert isinstance(got[1], DBAPIError)
    assert await counted(database, giveaway) == 2


async def test_who_changes_it_all_the_time_gets_people_a_clear_answer(database: Database) -> None:
    giveaway = await opened(database)
    entrance = Entrance(database)
    never = patch.object(service_entering, "enter", autospec=True, return_value=[False])
    with never, pytest.raises(UserError, match=text_entering.CHANGING.split(".", maxsplit=1)[0]):
        await entrance.enter((GROUP, giveaway.id), facts(FIRST), NOW)


async def close(database: Database, giveaway: Giveaway, reached: asyncio.Event, go_on: asyncio.Event) -> int:
    """Close as the tick does: take the row, read the list, save. Answers how many were in the list."""
    async with database.write() as conn:
        loaded = await store.find_to_change(conn, GROUP, giveaway.id)
        assert loaded is not None
        reached.set()
        await go_on.wait()
        listed = await store_entries.count(conn, GROUP, giveaway.id)
        await store.save(conn, loaded.becomes(State.CLOSED))
    return listed


async def test_an_entry_that_meets_the_close_waits_and_is_not_let_in(database: Database) -> None:
    giveaway = await opened(database)
    reached, go_on = asyncio.Event(), asyncio.Event()
    closing = asyncio.create_task(close(database, giveaway, reached, go_on))
    await reached.wait()
    entering = asyncio.create_task(store_entries.enter(database, [asked(giveaway, FIRST)]))
    done, _ = await asyncio.wait([entering], timeout=0.2)
    assert not done
    go_on.set()
    assert await closing == 0
    assert await entering == [False]
    assert await counted(database, giveaway) == 0


async def test_every_answered_entry_is_in_the_list_that_the_close_reads(migrated_postgres_url: str) -> None:
    """Several processes: some let people in, fifty at a time, and one closes in the midst of it."""
    one, two, three = (open_database(migrated_postgres_url) for _ in range(3))
    giveaway = await opened(one)
    entrances = Entrance(one), Entrance(two)
    reached, go_on, begun = asyncio.Event(), asyncio.Event(), asyncio.Event()
    go_on.set()

    async def press(number: int) -> bool:
        try:
            return bool(await entrances[number % 2].enter((GROUP, giveaway.id), facts(FIRST + number), NOW))
        except UserError:
            return False
        finally:
            begun.set()

    async def one_after_the_other(numbers: Sequence[int]) -> int:
        return sum([await press(number) for number in numbers])

    lines = [asyncio.create_task(one_after_the_other(range(first, CROWD, 50))) for first in range(50)]
    await begun.wait()
    listed = await close(three, giveaway, reached, go_on)
    let_in = sum(await asyncio.gather(*lines))
    assert listed == let_in == await counted(one, giveaway)
    assert let_in > 0
    for database in (one, two, three):
        await database.close()
