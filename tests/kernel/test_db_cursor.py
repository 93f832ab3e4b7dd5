"""What is promised of the short way to SQLite's thread: few trips, and nothing else that a person could notice."""

import sqlite3
from contextlib import nullcontext
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import insert, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.db import Database, open_database
from bot.db_cursor import Driver
from tests.counted import Counted
from tests.kernel.entries import count, entries, fail_after


async def test_a_transaction_takes_a_trip_per_statement_and_one_to_end(sqlite: Database) -> None:
    with Counted(Driver, "_execute") as trips:
        async with sqlite.write() as conn:
            await conn.execute(insert(entries).values(giveaway=1, person=1))
            assert (await conn.execute(select(entries.c.person))).all() == [(1,)]
    assert trips.count == 3


async def test_nobody_waits_for_the_end_of_a_read_and_it_comes_all_the_same(sqlite: Database) -> None:
    with Counted(Driver, "_execute") as trips:
        async with sqlite.read() as conn:
            driver: Any = (await conn.get_raw_connection()).driver_connection
            assert await count(conn) == 0
            assert driver.in_transaction
    assert trips.count == 1
    await driver.execute_fetchall("SELECT 1")  # after whatever was asked of the thread before
    assert not driver.in_transaction


async def test_a_read_that_did_not_end_is_told_to_the_next_one_and_to_nobody_after(sqlite: Database) -> None:
    async with sqlite.read() as conn:
        driver: Any = (await conn.get_raw_connection()).driver_connection
        await count(conn)
        driver.begin("BEGIN", only_reads=True)  # so that it has nothing to end
    for told in (True, False, False):
        with pytest.raises(OperationalError, match="within a transaction") if told else nullcontext():
            async with sqlite.read() as conn:
                assert await count(conn) == 0


async def test_one_statement_alone_takes_one_trip_and_is_there_when_it_has_run(sqlite: Database) -> None:
    one = insert(entries).values(giveaway=1, person=1)
    with Counted(Driver, "_execute") as trips:
        await fail_after(sqlite, one, alone=True)
    assert trips.count == 2  # the second undoes nothing, as after any error
    async with sqlite.read() as conn:
        assert await count(conn) == 1
    with Counted(Driver, "_execute") as trips:
        async with sqlite.write(alone=True) as conn:
            await conn.execute(update(entries).values(note="kept"))
    assert trips.count == 1


async def test_what_was_to_be_alone_is_refused_when_it_is_not(sqlite: Database) -> None:
    """Or half of what belongs together could be there; the next transaction is whole again."""
    one, many = insert(entries).values(giveaway=1, person=1), [{"giveaway": 1, "person": person} for person in (2, 3)]
    with pytest.raises(RuntimeError, match="only one"):
        async with sqlite.write(alone=True) as conn:
            await conn.execute(one)
            await conn.execute(one)
    with pytest.raises(RuntimeError, match="only one"):
        async with sqlite.write(alone=True) as conn:
            await conn.execute(insert(entries), many)
    await fail_after(sqlite, insert(entries), many)
    async with sqlite.read() as conn:
        assert await count(conn) == 1


async def test_a_transaction_in_which_nothing_happens_takes_none(sqlite: Database) -> None:
    with Counted(Driver, "_execute") as trips:
        async with sqlite.write(), sqlite.read():
            pass
        with pytest.raises(ZeroDivisionError):
            async with sqlite.write():
                raise ZeroDivisionError
    assert trips.count == 0


async def path_of(sqlite: Database) -> str:
    async with sqlite.read() as conn:
        return conn.engine.url.database or ""


async def test_the_file_is_locked_from_the_first_statement_on_also_by_a_look(sqlite: Database) -> None:
    """Or two processes could both look and then both write."""
    path = await path_of(sqlite)
    with sqlite3.connect(path, timeout=0) as other:
        async with sqlite.write() as conn:
            await count(conn)
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")
        other.rollback()
    other.close()


async def test_a_file_that_others_hold_for_too_long_is_told_and_works_again(sqlite: Database) -> None:
    path = await path_of(sqlite)
    async with sqlite.write() as conn:
        await conn.execute(text("PRAGMA busy_timeout=1"))
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    with patch("bot.db_sqlite.SQLITE_PRAGMAS", ("busy_timeout=1", "journal_mode=WAL")):
        impatient = open_database(f"sqlite+aiosqlite:///{path}")
        with pytest.raises(OperationalError, match="locked"):
            async with impatient.write() as conn:
                await conn.execute(insert(entries).values(giveaway=1, person=1))
        other.rollback()
        other.close()
        async with impatient.write() as conn:
            assert await count(conn) == 0
        await impatient.close()


async def test_many_sets_of_values_are_part_of_the_transaction(sqlite: Database) -> None:
    many = [{"giveaway": 1, "person": person} for person in range(3)]
    await fail_after(sqlite, insert(entries), many)
    async with sqlite.write() as conn:
        assert await count(conn) == 0
        await conn.execute(insert(entries), many)
    async with sqlite.read() as conn:
        assert await count(conn) == 3


async def test_a_refused_first_statement_leaves_no_transaction_open(sqlite: Database) -> None:
    with pytest.raises(IntegrityError):
        async with sqlite.write() as conn:
            await conn.execute(insert(entries).values(giveaway=1, person=13))
    async with sqlite.write() as conn:
        await conn.execute(insert(entries).values(giveaway=1, person=1))
        with pytest.raises(IntegrityError):
            await conn.execute(insert(entries).values(giveaway=1, person=1))
        await conn.execute(update(entries).values(note="kept"))
    async with sqlite.read() as conn:
        assert (await conn.execute(select(entries.c.person, entries.c.note))).all() == [(1, "kept")]


async def test_columns_are_known_when_there_are_no_rows(sqlite: Database) -> None:
    async with sqlite.read() as conn:
        result = await conn.execute(select(entries.c.person, entries.c.note))
        assert list(result.keys()) == ["person", "note"]
        assert result.mappings().all() == []


async def test_rows_have_names(sqlite: Database) -> None:
    async with sqlite.write() as conn:
        await conn.execute(insert(entries).values(giveaway=7, person=1, note="hi"))
        row = (await conn.execute(select(entries.c.giveaway, entries.c.note))).one()
    assert (row.giveaway, row.note) == (7, "hi")


async def test_a_forgotten_connection_does_not_keep_the_program(sqlite: Database) -> None:
    async with sqlite.read() as conn:
        driver: Any = (await conn.get_raw_connection()).driver_connection
        assert driver._thread.daemon
