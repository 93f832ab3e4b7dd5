"""Which process sees to which shard: its own always, a dead one's at the next tick, a hanging one's after a lease."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

import pytest

from bot import outbox_store
from bot.db import Database, open_database
from bot.leases import LEASE, RENEWED
from bot.outbox import is_retry
from bot.outbox_store import Errand, claim, enqueue
from bot.processes import Processes
from bot.settings import Settings
from tests.errands import is_due
from tests.lifelines import cut

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
SOON = timedelta(seconds=1)


class Process:
    """One of several, and the shards that it sees to."""

    def __init__(self, url: str, shards: str, count: int = 3) -> None:
        self.url = url
        self.db: Database = open_database(url)
        settings = Settings(database_url=url, shard_count=count, shard_ids=shards, _env_file=None)
        self.inner = Processes(settings)
        self.db.holder = self.inner.name

    async def tick(self, after: timedelta) -> Sequence[int]:
        await self.inner.tick(self.db, NOW + after)
        return sorted(self.db.share.shards)

    async def cut(self) -> None:
        await cut(self.url, self.inner.name)

    async def close(self) -> None:
        await self.inner.leave(self.db, NOW)
        await self.db.close()


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


@pytest.fixture
async def closing() -> AsyncIterator[AsyncExitStack]:
    async with AsyncExitStack() as stack:
        yield stack


@pytest.fixture
async def pair(migrated_postgres_url: str, closing: AsyncExitStack) -> list[Process]:
    both = [Process(migrated_postgres_url, "0"), Process(migrated_postgres_url, "1 2")]
    for each in both:
        closing.push_async_callback(each.close)
    return both


async def test_each_has_its_own_and_leaves_the_others_alone(pair: list[Process]) -> None:
    for after in range(0, 60, 4):
        assert await pair[0].tick(seconds(after)) == [0]
        assert await pair[1].tick(seconds(after)) == [1, 2]


async def test_a_process_that_only_starts_later_is_waited_for(pair: list[Process]) -> None:
    assert await pair[0].tick(seconds(0)) == [0]
    assert await pair[0].tick(LEASE - seconds(1)) == [0]
    assert await pair[0].tick(LEASE) == [0, 1, 2]


async def test_what_a_dead_process_had_is_taken_over_at_the_next_tick_and_given_back(pair: list[Process]) -> None:
    for process in pair:
        await process.tick(seconds(0))
    await pair[1].cut()
    assert await pair[0].tick(SOON) == [0, 1, 2]
    assert await pair[0].tick(3 * LEASE) == [0, 1, 2]
    assert await pair[1].tick(3 * LEASE) == [1, 2]
    assert await pair[1].tick(3 * LEASE + SOON) == [1, 2]
    assert await pair[0].tick(3 * LEASE + SOON) == [0]


async def test_one_that_hangs_loses_its_shards_after_its_lease(pair: list[Process]) -> None:
    """Its lifeline is there, but it gives no sign of life."""
    for process in pair:
        await process.tick(seconds(0))
    assert await pair[0].tick(LEASE - SOON) == [0]
    assert await pair[0].tick(LEASE) == [0, 1, 2]


async def test_one_that_is_held_up_for_a_moment_keeps_its_shards(pair: list[Process]) -> None:
    for process in pair:
        await process.tick(seconds(0))
    await pair[1].tick(RENEWED)
    assert await pair[0].tick(LEASE + RENEWED - SOON) == [0]


async def test_one_that_stops_leaves_its_shards_at_once(pair: list[Process]) -> None:
    for process in pair:
        await process.tick(seconds(0))
    await pair[1].inner.leave(pair[1].db, NOW + SOON)
    assert await pair[0].tick(SOON) == [0, 1, 2]


async def test_a_shard_that_is_left_alone_goes_to_one(migrated_postgres_url: str, closing: AsyncExitStack) -> None:
    several = [Process(migrated_postgres_url, str(shard), 5) for shard in range(5)]
    for process in several:
        closing.push_async_callback(process.close)
        await process.tick(seconds(0))
    for process in several[3:]:
        await process.cut()
    living = several[:3]
    await asyncio.gather(*(process.tick(SOON) for process in living))
    shares = await asyncio.gather(*(process.tick(2 * SOON) for process in living))
    taken = [shard for share in shares for shard in share]
    assert sorted(taken) == [0, 1, 2, 3, 4]


async def test_a_lifeline_that_was_cut_is_opened_anew(pair: list[Process], caplog: pytest.LogCaptureFixture) -> None:
    """Others may have helped out meanwhile; then each has its own again."""
    for process in pair:
        await process.tick(seconds(0))
    await pair[1].cut()
    assert await pair[1].tick(SOON) == [1, 2]
    assert "lifeline to the database was cut" in caplog.text
    assert await pair[0].tick(SOON) == [0]
    await pair[1].cut()
    assert await pair[0].tick(2 * SOON) == [0, 1, 2]
    for after in (3, 4):
        assert await pair[1].tick(seconds(after)) == [1, 2]
    assert await pair[0].tick(seconds(4)) == [0]


async def test_nobody_takes_over_when_the_server_cut_everybody_off(pair: list[Process]) -> None:
    """As when it is started again: whoever comes back first must not take the others for dead."""
    for process in pair:
        await process.tick(seconds(0))
    for process in pair:
        await process.cut()
    assert await pair[0].tick(SOON) == [0]
    assert await pair[1].tick(SOON) == [1, 2]
    assert await pair[0].tick(2 * SOON) == [0]


async def test_a_lifeline_that_the_server_lost_alone_is_opened_anew(pair: list[Process]) -> None:
    """The process hears nothing of it, as when the network is cut: it sees that its own lock is not there."""
    await pair[1].tick(seconds(0))
    lifeline = pair[1].inner._lifeline
    await lifeline._driver.execute("SELECT pg_advisory_unlock_all()")
    await pair[1].tick(SOON)
    assert lifeline._conn is None
    await pair[1].tick(2 * SOON)
    await pair[0].tick(3 * SOON)
    assert await pair[0].tick(4 * SOON) == [0]


async def test_without_a_database_the_tick_goes_on(pair: list[Process]) -> None:
    dead = Process("postgresql+asyncpg://nobody@127.0.0.1:1/nothing", "1 2")
    with pytest.raises(Exception, match="connecting"):
        await dead.tick(seconds(0))
    assert sorted(dead.db.share.shards) == [1, 2]
    await dead.db.close()


async def test_what_a_dead_process_had_claimed_is_due_at_once(pair: list[Process]) -> None:
    """Of one that lives it stays claimed for the length of its lease."""
    for process in pair:
        await process.tick(seconds(0))
    async with pair[1].db.write() as conn:
        await enqueue(conn, Errand(1, "test.hello", "hello", {}, channel_id=1), NOW)
        (first,) = await claim(conn, NOW, 9)
    await pair[0].tick(SOON)
    async with pair[0].db.read() as conn:
        assert not await is_due(conn, NOW + outbox_store.LEASE - SOON)
    await pair[1].cut()
    await pair[0].tick(2 * SOON)
    async with pair[0].db.write() as conn:
        (again,) = await claim(conn, NOW + 2 * SOON, 9)
    assert (again.nonce, again.first_tried_at, again.attempts) == (first.nonce, first.first_tried_at, 2)
    assert (is_retry(first), is_retry(again)) == (False, True)


async def test_a_death_is_noticed_between_two_ticks(pair: list[Process]) -> None:
    for process in (*pair, *pair):
        await process.tick(seconds(0))
    assert not await pair[0].inner.has_lost_one(pair[0].db)
    await pair[1].cut()
    assert await pair[0].inner.has_lost_one(pair[0].db)
    assert await pair[0].tick(SOON) == [0, 1, 2]
    assert not await pair[0].inner.has_lost_one(pair[0].db)


async def test_alone_nothing_is_asked(database: Database) -> None:
    before = database.changes
    for settings in (Settings(_env_file=None), Settings(shard_count=2, _env_file=None)):
        alone = Processes(settings)
        await alone.tick(database, NOW)
        await alone.leave(database, NOW)
        assert alone.name is None
        assert not await alone.has_lost_one(database)
    assert database.changes == before
    assert database.share.is_everything
