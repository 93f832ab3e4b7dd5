"""The batched writer: many requests, one statement, one commit; each gets its own answer, or its own error."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.batch import LARGEST_BATCH, Batch, BatchWriter
from bot.db import Database, open_database
from tests.kernel.entries import Entry, count, enter, entries, metadata

POISON = (1, 13)
"""An entry that the table refuses."""


@pytest.fixture
def writer(entries_database: Database) -> BatchWriter[Entry, bool]:
    return BatchWriter(entries_database, enter)


async def stored(db: Database) -> int:
    async with db.read() as conn:
        return await count(conn)


async def test_the_answer_comes_after_the_commit(entries_database: Database, writer: BatchWriter[Entry, bool]) -> None:
    assert await writer.submit((1, 1))
    assert await stored(entries_database) == 1


async def test_a_double_press_inside_one_batch_is_new_once(
    entries_database: Database, writer: BatchWriter[Entry, bool]
) -> None:
    answers = await asyncio.gather(*(writer.submit((1, 1)) for _ in range(8)))
    assert sorted(answers) == [False] * 7 + [True]
    assert await stored(entries_database) == 1


async def test_many_requests_are_few_commits(entries_database: Database) -> None:
    batches: list[int] = []

    async def counting(conn: AsyncConnection, batch: Sequence[Entry]) -> Sequence[bool]:
        batches.append(len(batch))
        return await enter(conn, batch)

    writer = BatchWriter(entries_database, counting)
    people = LARGEST_BATCH + 100
    assert all(await asyncio.gather(*(writer.submit((1, 100 + person)) for person in range(people))))
    assert sum(batches) == people
    assert len(batches) <= 3
    assert await stored(entries_database) == people


async def test_a_poisoned_request_fails_alone(entries_database: Database, writer: BatchWriter[Entry, bool]) -> None:
    wanted = [(1, 11), (1, 12), POISON, (1, 14)]
    answers = await asyncio.gather(*map(writer.submit, wanted), return_exceptions=True)
    assert isinstance(answers[2], DBAPIError)
    assert [answer for answer in answers if answer is True] == [True] * 3
    assert await stored(entries_database) == 3
    assert await writer.submit((1, 15))


async def test_who_stops_waiting_does_not_disturb_the_others(
    entries_database: Database, writer: BatchWriter[Entry, bool]
) -> None:
    impatient = asyncio.create_task(writer.submit((1, 1)))
    patient = asyncio.create_task(writer.submit((1, 2)))
    await asyncio.sleep(0)
    impatient.cancel()
    assert await patient


async def test_too_few_answers_are_an_error_and_nothing_is_saved(entries_database: Database) -> None:
    """A mistake in a feature must not leave people waiting for ever."""

    async def forgetful(conn: AsyncConnection, batch: Sequence[Entry]) -> Sequence[bool]:
        return (await enter(conn, batch))[1:]

    with pytest.raises(RuntimeError, match="1 requests got 0 answers"):
        await BatchWriter(entries_database, forgetful).submit((1, 1))
    assert await stored(entries_database) == 0


async def test_an_answer_too_few_is_an_error_also_without_a_transaction() -> None:
    async def forgetful(batch: Sequence[int]) -> Sequence[int]:
        return batch[1:]

    batch = Batch(forgetful)
    got = await asyncio.gather(*map(batch.submit, range(3)), return_exceptions=True)
    assert [str(each) for each in got] == ["1 requests got 0 answers"] * 3


async def test_nothing_runs_when_nothing_is_asked(entries_database: Database) -> None:
    before = asyncio.all_tasks()
    writer = BatchWriter(entries_database, enter)
    assert asyncio.all_tasks() == before
    await writer.submit((1, 1))
    await asyncio.sleep(0)
    assert not {task for task in asyncio.all_tasks() - before if "_flush" in repr(task)}


@pytest.fixture
async def tiny_disk(sqlite_url: str) -> AsyncIterator[Database]:
    """SQLite is told that there is no more room: the same error as a full disk, and no root needed for it."""
    db = open_database(sqlite_url)
    async with db.write() as conn:
        await conn.run_sync(metadata.create_all)
        pages = await conn.scalar(text("PRAGMA page_count"))
        await conn.execute(text(f"PRAGMA max_page_count={pages}"))
    yield db
    await db.close()


async def test_a_full_disk_fails_the_batch_and_loses_nothing_of_before(tiny_disk: Database) -> None:
    async def enter_with_note(conn: AsyncConnection, batch: Sequence[Entry]) -> Sequence[bool]:
        rows = [{"giveaway": giveaway, "person": person, "note": "x" * 1000} for giveaway, person in batch]
        await conn.execute(insert(entries), rows)
        return [True] * len(batch)

    writer = BatchWriter(tiny_disk, enter_with_note)
    assert await writer.submit((1, 1))
    answers = await asyncio.gather(*(writer.submit((2, person)) for person in range(100, 140)), return_exceptions=True)
    failed = [answer for answer in answers if isinstance(answer, DBAPIError)]
    assert failed
    assert "full" in str(failed[0])
    assert await stored(tiny_disk) == 1 + answers.count(True)
    async with tiny_disk.write() as conn:
        await conn.execute(text("PRAGMA max_page_count=1000000"))
    assert await writer.submit((3, 1))


async def test_two_processes_with_opposite_orders_do_not_block_each_other(postgres_database_url: str) -> None:
    """Rows are locked in the order of the key; otherwise PostgreSQL ends one of the two with a deadlock."""
    one, two = open_database(postgres_database_url), open_database(postgres_database_url)
    async with one.write() as conn:
        await conn.run_sync(metadata.create_all)

    async def commit(db: Database, batch: Sequence[Entry]) -> int:
        async with db.write() as conn:
            return sum(await enter(conn, batch))

    for turn in range(5):
        batch = [(turn, person) for person in range(100, 100 + LARGEST_BATCH)]
        new = await asyncio.gather(commit(one, batch), commit(two, batch[::-1]))
        assert sum(new) == LARGEST_BATCH
    await one.close()
    await two.close()
