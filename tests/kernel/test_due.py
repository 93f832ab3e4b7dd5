"""One look tells which jobs have something to do, on both engines; the next one comes after something was written."""

from collections.abc import Awaitable, Callable
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


async def found(due: Due, now: datetime) -> list[str]:
    return list(await due.among(("old", "any", "without a probe"), now))


async def test_a_job_is_due_when_its_time_has_come(entries_database: Database) -> None:
    due = Due(entries_database, PROBES)
    assert await found(due, NOON) == ["without a probe"]
    await add(entries_database, 1)
    assert await found(due, NOON - timedelta(microseconds=1)) == ["without a probe"]
    assert await found(due, NOON) == ["old", "without a probe"]


async def test_one_look_is_enough_for_all_and_its_text_for_every_bot(entries_database: Database) -> None:
    with patch.object(Database, "read_once", autospec=True, side_effect=Database.read_once) as looks:
        await found(Due(entries_database, PROBES), NOON)
        assert looks.call_count == 1
        await found(Due(entries_database, PROBES), NOON)
    first, second = (call.args[1] for call in looks.call_args_list)
    assert first is second


async def test_only_the_moment_is_bound_so_that_sqlite_plans_the_look_once(group: Group) -> None:
    """Each bound value that may lead to a partial index would have it planned anew at every run."""
    with patch.object(Database, "read_once", autospec=True, side_effect=Database.read_once) as looks:
        await group.bot.tick()
    statement = looks.call_args_list[0].args[1]
    assert set(statement.compile().params) == {"now"}


async def test_nothing_to_look_for_is_nothing_due(entries_database: Database) -> None:
    assert await Due(entries_database, {}).among(["anything"], NOON) == ["anything"]


class Ticking:
    """A group whose bot has these jobs only; each notes that it ran, and may write something."""

    def __init__(self, group: Group) -> None:
        self.ran: list[str] = []
        self.group = group

    def job(self, name: str, *, writes: int | None = None) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            self.ran.append(name)
            if writes is not None:
                await add(self.group.bot.db, writes)

        return run

    async def tick(self, **jobs: Callable[[], Awaitable[None]]) -> list[str]:
        async with self.group.bot.db.write() as conn:
            await conn.run_sync(lambda sync: entries.create(sync, checkfirst=True))
        with patch.multiple(self.group.bot, _jobs=jobs, _due=Due(self.group.bot.db, PROBES)):
            await self.group.bot.tick()
        return self.ran


async def test_what_one_job_writes_another_one_finds_in_the_same_tick(group: Group) -> None:
    """Also one that stands before it; and each has one turn, whatever is left."""
    play = Ticking(group)
    assert await play.tick(any=play.job("any", writes=3), always=play.job("always", writes=2)) == ["always", "any"]


async def test_a_tick_in_which_nothing_is_written_looks_once(group: Group) -> None:
    play = Ticking(group)
    with patch.object(Database, "read_once", autospec=True, side_effect=Database.read_once) as looks:
        assert await play.tick(any=play.job("any"), always=play.job("always")) == ["always"]
    assert looks.call_count == 1


async def test_when_the_database_does_not_answer_nothing_runs_and_the_next_tick_goes_on(group: Group) -> None:
    play = Ticking(group)
    with patch.object(Database, "read_once", autospec=True, side_effect=OSError("away")):
        assert await play.tick(always=play.job("always")) == []
    assert await play.tick(always=play.job("always")) == ["always"]


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
