"""Which process sees to which shard: its own always, a dead one's after a lease, and back again."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.db import Database, open_database
from bot.leases import LEASE, RENEWED
from bot.processes import Processes
from bot.settings import Settings

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


class Process:
    """One of several, and the shards that it sees to."""

    def __init__(self, url: str, shards: str, count: int = 3) -> None:
        self.db: Database = open_database(url)
        settings = Settings(database_url=url, shard_count=count, shard_ids=shards, _env_file=None)
        self.inner = Processes(settings)

    async def tick(self, after: timedelta) -> Sequence[int]:
        await self.inner.tick(self.db, NOW + after)
        return sorted(self.db.share.shards)


def seconds(number: float) -> timedelta:
    return timedelta(seconds=number)


@pytest.fixture
async def pair(migrated_postgres_url: str) -> list[Process]:
    return [Process(migrated_postgres_url, "0"), Process(migrated_postgres_url, "1 2")]


async def close(processes: Sequence[Process]) -> None:
    for each in processes:
        await each.db.close()


async def test_each_has_its_own_and_leaves_the_others_alone(pair: list[Process]) -> None:
    for after in range(0, 60, 4):
        assert await pair[0].tick(seconds(after)) == [0]
        assert await pair[1].tick(seconds(after)) == [1, 2]
    await close(pair)


async def test_a_process_that_only_starts_later_is_waited_for(pair: list[Process]) -> None:
    assert await pair[0].tick(seconds(0)) == [0]
    assert await pair[0].tick(LEASE - seconds(1)) == [0]
    assert await pair[0].tick(LEASE) == [0, 1, 2]
    await close(pair)


async def test_what_a_dead_process_had_is_taken_over_after_its_lease_and_given_back(pair: list[Process]) -> None:
    for process in pair:
        await process.tick(seconds(0))
    died = seconds(0)
    assert await pair[0].tick(died + LEASE - seconds(1)) == [0]
    assert await pair[0].tick(died + LEASE) == [0, 1, 2]
    assert await pair[0].tick(died + 3 * LEASE) == [0, 1, 2]
    assert await pair[1].tick(died + 3 * LEASE) == [1, 2]
    assert await pair[0].tick(died + 3 * LEASE + seconds(1)) == [0]
    await close(pair)


async def test_one_that_is_held_up_for_a_moment_keeps_its_shards(pair: list[Process]) -> None:
    for process in pair:
        await process.tick(seconds(0))
    await pair[1].tick(RENEWED)
    assert await pair[0].tick(LEASE + RENEWED - seconds(1)) == [0]
    await close(pair)


async def test_one_that_stops_leaves_its_shards_at_once(pair: list[Process]) -> None:
    for process in pair:
        await process.tick(seconds(0))
    await pair[1].inner.leave(pair[1].db, NOW + seconds(1))
    assert await pair[0].tick(seconds(1)) == [0, 1, 2]
    await close(pair)


async def test_a_shard_that_is_left_alone_goes_to_one(migrated_postgres_url: str) -> None:
    several = [Process(migrated_postgres_url, str(shard), 5) for shard in range(5)]
    for process in several:
        await process.tick(seconds(0))
    living = several[:3]
    for after in (seconds(10), LEASE):
        await asyncio.gather(*(process.tick(after) for process in living))
    shares = await asyncio.gather(*(process.tick(LEASE + seconds(1)) for process in living))
    taken = [shard for share in shares for shard in share]
    assert sorted(taken) == [0, 1, 2, 3, 4]
    await close(several)


async def test_alone_nothing_is_asked(database: Database) -> None:
    before = database.changes
    await Processes(Settings(_env_file=None)).tick(database, NOW)
    await Processes(Settings(shard_count=2, _env_file=None)).tick(database, NOW)
    assert database.changes == before
    assert database.share.is_everything
