"""The kept connection: one task at a time, given back when it may be broken, and when the database closes."""

import asyncio
from unittest.mock import patch

import pytest
from sqlalchemy import text

from bot import connections
from bot.db import Database, open_database
from bot.errors import UserError
from tests.kernel.entries import count, entries, metadata


@pytest.fixture
async def sqlite(sqlite_url: str) -> Database:
    db = open_database(sqlite_url)
    async with db.write() as conn:
        await conn.run_sync(metadata.create_all)
    return db


async def driver_of(db: Database) -> object:
    async with db.write() as conn:
        return (await conn.get_raw_connection()).driver_connection


async def test_it_is_kept_from_one_transaction_to_the_next(sqlite: Database) -> None:
    assert await driver_of(sqlite) is await driver_of(sqlite)
    await sqlite.close()


async def test_an_error_leaves_no_trace_and_the_next_one_writes(sqlite: Database) -> None:
    with pytest.raises(UserError):
        async with sqlite.write() as conn:
            await conn.execute(entries.insert().values(giveaway=1, person=1))
            raise UserError
    async with sqlite.write() as conn:
        assert await count(conn) == 0
    await sqlite.close()


async def test_a_transaction_inside_another_is_told_in_the_end(sqlite: Database) -> None:
    """It could never begin; waiting for ever would hide the mistake."""
    with patch.object(connections, "_PATIENCE", 0.05):
        async with sqlite.write():
            with pytest.raises(TimeoutError):
                async with sqlite.write():
                    pytest.fail("two at once")
    async with sqlite.write() as conn:
        assert await count(conn) == 0
    await sqlite.close()


async def test_turns_are_taken_in_the_order_of_asking(sqlite: Database) -> None:
    done: list[int] = []

    async def write(number: int) -> None:
        async with sqlite.write():
            done.append(number)

    await asyncio.gather(*map(write, range(20)))
    assert done == list(range(20))
    await sqlite.close()


async def test_a_transaction_that_outlives_the_close_is_finished_and_keeps_nothing(sqlite: Database) -> None:
    with patch("bot.db._LAST_TRANSACTIONS", 0.05):
        async with sqlite.write() as conn:
            await conn.execute(entries.insert().values(giveaway=1, person=1))
            await sqlite.close()
    assert isinstance(sqlite._writing, connections.Kept)
    assert not sqlite._writing._kept


async def test_who_is_cancelled_at_any_moment_leaves_a_writer_that_writes(sqlite: Database) -> None:
    """At the very beginning the driver's thread may still begin a transaction when nobody wants it any more."""

    async def write() -> None:
        async with sqlite.write() as conn:
            await conn.execute(entries.insert().values(giveaway=1, person=1))
            await asyncio.Event().wait()

    for turns in range(12):
        task = asyncio.create_task(write())
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        async with sqlite.write() as conn:
            assert await count(conn) == 0
    await sqlite.close()


async def test_who_is_cancelled_while_reading_leaves_readers_that_read(sqlite: Database) -> None:
    async def read() -> None:
        async with sqlite.read() as conn:
            await count(conn)
            await asyncio.Event().wait()

    for turns in range(12):
        tasks = [asyncio.create_task(read()) for _ in range(4)]
        for _ in range(turns):
            await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        async with sqlite.read() as conn:
            assert await count(conn) == 0
    await sqlite.close()


async def test_who_is_cancelled_in_the_middle_of_a_statement_holds_nobody_up(sqlite: Database) -> None:
    """The statement goes on in the driver's thread, and its result, which nobody takes, would keep the lock."""
    long = text("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400000) SELECT max(i) FROM n")

    async def write() -> None:
        async with sqlite.write() as conn:
            await conn.execute(entries.insert().values(giveaway=1, person=1))
            await conn.execute(long)

    for seconds in (0.005, 0.02, 0.04):
        task = asyncio.create_task(write())
        await asyncio.wait([task], timeout=seconds)
        task.cancel()
        await asyncio.wait([task])
        async with asyncio.timeout(4), sqlite.write() as conn:
            assert await count(conn) == 0
    await sqlite.close()
