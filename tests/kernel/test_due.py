"""One look tells which jobs have something to do, on both engines; the next one comes after something was written."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from sqlalchemy import insert, select

from bot.db import Database
from bot.due import NOW, Due
from tests.group import Group
from tests.kernel.entries import entries

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PROBES = {
    "old": select(entries.c.person).where(entries.c.giveaway == 1, entries.c.at <= NOW),
    "any": select(entries.c.person).where(entries.c.giveaway == 2),
}


async def add(database: Database, giveaway: int) -> None:
    async with database.write() as conn:
        await conn.execute(insert(entries).values(giveaway=giveaway, person=1, at=NOON))


async def found(due: Due, now: datetime) -> set[str]:
    return {name for name in ("old", "any", "without a probe") if await due.has(name, now)}


async def test_a_job_is_due_when_its_time_has_come(entries_database: Database) -> None:
    due = Due(entries_database, PROBES)
    assert await found(due, NOON) == {"without a probe"}
    await add(entries_database, 1)
    assert await found(due, NOON - timedelta(microseconds=1)) == {"without a probe"}
    assert await found(due, NOON) == {"old", "without a probe"}


async def test_what_one_job_writes_the_next_one_knows(entries_database: Database) -> None:
    due = Due(entries_database, PROBES)
    assert not await due.has("any", NOON)
    await add(entries_database, 2)
    assert await due.has("any", NOON)


async def test_one_look_is_enough_for_all(entries_database: Database) -> None:
    due = Due(entries_database, PROBES)
    with patch.object(Database, "read_once", autospec=True, side_effect=Database.read_once) as looks:
        await found(due, NOON)
        await found(due, NOON)
        assert looks.call_count == 1
        await found(due, NOON + timedelta(seconds=1))
        assert looks.call_count == 2


async def test_nothing_to_look_for_is_nothing_due(entries_database: Database) -> None:
    assert await Due(entries_database, {}).has("anything", NOON)


async def test_every_probe_belongs_to_a_job(group: Group) -> None:
    strays = [f"{each.name}.{name}" for each in group.bot.features for name in each.probes if name not in each.ticks]
    assert not strays


async def test_an_idle_second_costs_one_look_and_the_desk_its_own(group: Group) -> None:
    """In a group that is set up as far as it needs to be, no other job asks anything."""
    await group.tick()
    await group.pass_time(timedelta(minutes=5), steps=2)
    with (
        patch.object(Database, "read_once", autospec=True, side_effect=Database.read_once) as looks,
        patch.object(Database, "write", autospec=True, side_effect=Database.write) as writes,
    ):
        await group.bot.tick()
    assert looks.call_count == 1
    assert not writes.call_count
