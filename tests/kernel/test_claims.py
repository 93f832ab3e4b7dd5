"""Due errands are claimed by one process each, however many ask at once."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.db import Database, open_database
from bot.outbox_store import LEASE, Delivery, Errand, claim, enqueue
from tests.errands import is_due

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
PROCESSES = 6
ERRANDS = 300


@pytest.fixture
async def processes(migrated_postgres_url: str) -> AsyncIterator[Sequence[Database]]:
    """Six, each with connections of its own; on SQLite there is only ever one."""
    databases = [open_database(migrated_postgres_url) for _ in range(PROCESSES)]
    yield databases
    for db in databases:
        await db.close()


async def fill(db: Database) -> None:
    async with db.write() as conn:
        for number in range(ERRANDS):
            await enqueue(conn, Errand(1, "test.hello", f"errand:{number}", {}, channel_id=1), NOW)


async def claim_all(db: Database, now: datetime) -> list[Delivery]:
    """Claim small batches until nothing is left."""
    mine: list[Delivery] = []
    while True:
        async with db.write() as conn:
            batch = await claim(conn, now, 7)
        if not batch:
            return mine
        mine += batch


async def test_six_processes_share_the_errands_and_no_two_get_the_same(processes: Sequence[Database]) -> None:
    await fill(processes[0])
    shares = await asyncio.gather(*(claim_all(db, NOW) for db in processes))
    claimed = [delivery.id for share in shares for delivery in share]
    assert len(claimed) == ERRANDS
    assert len(set(claimed)) == ERRANDS
    assert sum(bool(share) for share in shares) > 1, "they worked at the same time"


async def test_a_claim_does_not_wait_for_the_claim_of_another(processes: Sequence[Database]) -> None:
    await fill(processes[0])
    one, two = processes[:2]
    async with one.write() as first, asyncio.timeout(10), two.write() as second:
        mine, theirs = await claim(first, NOW, 10), await claim(second, NOW, 10)
    assert not {delivery.id for delivery in mine} & {delivery.id for delivery in theirs}
    assert len(theirs) == 10


async def test_what_is_claimed_is_due_again_when_its_lease_ends(database: Database) -> None:
    await fill(database)
    assert len(await claim_all(database, NOW)) == ERRANDS
    async with database.read() as conn:
        assert not await is_due(conn, NOW + LEASE - timedelta(seconds=1))
        assert await is_due(conn, NOW + LEASE)
    assert len(await claim_all(database, NOW + LEASE)) == ERRANDS


async def test_a_claim_that_is_rolled_back_is_no_claim(database: Database) -> None:
    await fill(database)
    with pytest.raises(ZeroDivisionError):
        async with database.write() as conn:
            assert len(await claim(conn, NOW, 10)) == 10
            raise ZeroDivisionError
    assert len(await claim_all(database, NOW)) == ERRANDS
