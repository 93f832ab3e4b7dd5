"""The database keeps its promises on both engines: whole transactions, refused types, times that mean something."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from bot.db import Database, open_database, upsert
from bot.db_sqlite import SQLITE_PRAGMAS
from tests.kernel.entries import count, entries, fail_after
from tests.source import CODE, sources

EXPECTED_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "trusted_schema": 0,
}


@pytest.fixture
async def sqlite(sqlite_url: str) -> AsyncIterator[Database]:
    db = open_database(sqlite_url)
    yield db
    await db.close()


@pytest.mark.parametrize("name", EXPECTED_PRAGMAS)
async def test_a_pragma_is_really_on_for_the_writer_and_every_reader(sqlite: Database, name: str) -> None:
    async with sqlite.write() as conn:
        assert await conn.scalar(text(f"PRAGMA {name}")) == EXPECTED_PRAGMAS[name]
    async with sqlite.read() as one, sqlite.read() as two:
        for conn in (one, two):
            assert await conn.scalar(text(f"PRAGMA {name}")) == EXPECTED_PRAGMAS[name]


def test_every_pragma_has_its_test() -> None:
    assert {pragma.partition("=")[0] for pragma in SQLITE_PRAGMAS} == set(EXPECTED_PRAGMAS)


async def test_a_reader_cannot_write(sqlite: Database) -> None:
    """On PostgreSQL one pool serves both; nothing depends on the refusal, it only finds mistakes."""
    with pytest.raises(DBAPIError, match="readonly"):
        async with sqlite.read() as conn:
            await conn.execute(text("CREATE TABLE mistakes (id INTEGER)"))


async def test_a_failed_block_leaves_no_trace(entries_database: Database) -> None:
    await fail_after(entries_database, insert(entries).values(giveaway=1, person=1))
    async with entries_database.read() as conn:
        assert await count(conn) == 0


async def test_two_tasks_never_share_a_transaction(entries_database: Database) -> None:
    """Seen elsewhere: the rollback of one took the row of the other with it, silently."""
    written = asyncio.Event()

    async def fails() -> None:
        async with entries_database.write() as conn:
            await conn.execute(insert(entries).values(giveaway=1, person=1))
            written.set()
            await asyncio.sleep(0)
            raise ZeroDivisionError

    async def succeeds() -> None:
        await written.wait()
        async with entries_database.write() as conn:
            await conn.execute(insert(entries).values(giveaway=1, person=2))

    results = await asyncio.gather(fails(), succeeds(), return_exceptions=True)
    assert isinstance(results[0], ZeroDivisionError)
    assert results[1] is None
    async with entries_database.read() as conn:
        assert list(await conn.scalars(select(entries.c.person))) == [2]


async def test_one_statement_alone_is_kept_or_refused_and_the_next_transaction_is_whole(
    entries_database: Database,
) -> None:
    one = insert(entries).values(giveaway=1, person=1)
    before = entries_database.changes
    async with entries_database.write(alone=True) as conn:
        await conn.execute(one)
    assert entries_database.changes == before + 1
    with pytest.raises(IntegrityError):
        async with entries_database.write(alone=True) as conn:
            await conn.execute(one)
    for _ in range(3):  # on whichever connection
        await fail_after(entries_database, insert(entries).values(giveaway=1, person=2))
    async with entries_database.read() as conn:
        assert await count(conn) == 1


async def test_a_task_that_is_cancelled_leaves_no_trace_and_frees_the_writer(entries_database: Database) -> None:
    written = asyncio.Event()

    async def write() -> None:
        async with entries_database.write() as conn:
            await conn.execute(insert(entries).values(giveaway=1, person=1))
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(write())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with asyncio.timeout(10), entries_database.write() as conn:
        assert await count(conn) == 0


async def test_a_writer_takes_its_turn_before_it_reads(sqlite: Database, sqlite_url: str) -> None:
    """BEGIN IMMEDIATE: a transaction that reads first and writes later would fail when another came between."""
    impatient = open_database(sqlite_url)
    async with sqlite.write(), impatient.read():
        pass
    async with impatient.write() as conn:
        await conn.execute(text("PRAGMA busy_timeout=0"))
    async with sqlite.write() as first:
        await first.execute(text("SELECT 1"))
        with pytest.raises(DBAPIError, match="locked"):
            async with impatient.write() as conn:
                await conn.execute(text("SELECT 1"))
                pytest.fail("two writers at once")
    await impatient.close()


async def test_readers_see_the_state_before_an_unfinished_change(entries_database: Database) -> None:
    async with entries_database.write() as conn:
        await conn.execute(insert(entries).values(giveaway=1, person=1))
        async with entries_database.read() as other:
            assert await count(other) == 0
    async with entries_database.read() as conn:
        assert await count(conn) == 1


async def test_a_wrong_type_is_refused(entries_database: Database) -> None:
    """SQLite by itself stores a word in a column of numbers; STRICT tables do not."""
    with pytest.raises(DBAPIError):
        async with entries_database.write() as conn:
            await conn.execute(text("INSERT INTO entries (giveaway, person) VALUES ('many', 1)"))


async def test_a_time_without_a_zone_is_refused(entries_database: Database) -> None:
    with pytest.raises(StatementError, match="aware"):
        async with entries_database.write() as conn:
            await conn.execute(insert(entries).values(giveaway=1, person=1, at=datetime(2026, 1, 1)))  # noqa: DTZ001


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 29, 1, 59, 59, 999999, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, 1, tzinfo=UTC),
        datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=5, minutes=45))),
    ],
)
async def test_a_time_comes_back_to_the_microsecond(entries_database: Database, moment: datetime) -> None:
    async with entries_database.write() as conn:
        await conn.execute(insert(entries).values(giveaway=1, person=1, at=moment))
        assert await conn.scalar(select(entries.c.at)) == moment


@pytest.mark.parametrize("snowflake", [0, 2**53 + 1, 2**63 - 1])
async def test_an_id_of_discord_comes_back_whole(entries_database: Database, snowflake: int) -> None:
    async with entries_database.write() as conn:
        await conn.execute(insert(entries).values(giveaway=1, person=snowflake))
        assert await conn.scalar(select(entries.c.person)) == snowflake


async def test_returning_tells_what_is_new(entries_database: Database) -> None:
    """The row count of an INSERT is -1 with some drivers, so nobody asks for it."""
    statement = upsert(entries).values(giveaway=1, person=1).on_conflict_do_nothing().returning(entries.c.person)
    async with entries_database.write() as conn:
        assert (await conn.execute(statement)).all() == [(1,)]
        assert (await conn.execute(statement)).all() == []


def test_nobody_asks_for_a_row_count() -> None:
    asking = [source.path for source in sources(*CODE) if ".rowcount" in source.text]
    assert asking == []


@pytest.mark.parametrize("turns", range(12))
async def test_a_transaction_that_is_cancelled_anywhere_leaves_nothing_open(
    entries_database: Database, turns: int
) -> None:
    """Cancelled while it begins, while it reads, or while it ends: whoever comes next finds a clean connection."""

    async def look() -> None:
        async with entries_database.read() as conn:
            await conn.scalar(select(entries.c.person))

    async def write() -> None:
        async with entries_database.write() as conn:
            await conn.execute(upsert(entries).values(giveaway=turns, person=turns).on_conflict_do_nothing())

    for work in (look, write):
        task = asyncio.create_task(work())
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        await work()


async def test_who_comes_after_the_end_is_cancelled_and_opens_nothing(entries_database: Database) -> None:
    """A press that was under way when the bot stopped, for instance: its connection would stay open for ever."""
    await entries_database.close()
    for used in (entries_database.read, entries_database.write):
        with pytest.raises(asyncio.CancelledError):
            async with used():
                pytest.fail("it is closed")
    with pytest.raises(asyncio.CancelledError):
        await entries_database.read_once(select(entries.c.person).where(entries.c.giveaway == 1))
