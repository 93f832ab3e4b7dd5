"""What bot.sqlite relies on inside SQLAlchemy and aiosqlite: transactions stay whole, whatever interrupts them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.db import Database, open_database


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    database = open_database(f"sqlite+aiosqlite:///{tmp_path / 'group.sqlite3'}")
    async with database.write() as conn:
        await conn.execute(text("CREATE TABLE entry (id INTEGER PRIMARY KEY, name TEXT UNIQUE) STRICT"))
    yield database
    await database.close()


async def names(db: Database) -> list[str]:
    async with db.read() as conn:
        return list(await conn.scalars(text("SELECT name FROM entry ORDER BY id")))


async def add(db: Database, *entries: str) -> None:
    async with db.write() as conn:
        for name in entries:
            await conn.execute(text("INSERT INTO entry (name) VALUES (:name)"), {"name": name})


async def test_a_transaction_commits_as_a_whole_or_leaves_no_trace(db: Database) -> None:
    await add(db, "a", "b")
    with pytest.raises(IntegrityError):
        await add(db, "c", "a")
    await add(db, "d")
    assert await names(db) == ["a", "b", "d"]


async def test_many_rows_and_returning_work(db: Database) -> None:
    async with db.write() as conn:
        await conn.execute(text("INSERT INTO entry (name) VALUES (:name)"), [{"name": "a"}, {"name": "b"}])
        renamed = await conn.execute(text("UPDATE entry SET name = name || '!' RETURNING id, name"))
        assert [tuple(row) for row in renamed] == [(1, "a!"), (2, "b!")]
        deleted = await conn.execute(text("DELETE FROM entry WHERE id = 1"))
        assert deleted.rowcount == 1


async def test_a_reader_cannot_write_and_sees_one_moment(db: Database) -> None:
    await add(db, "a")
    async with db.read() as conn:
        assert await conn.scalar(text("SELECT count(*) FROM entry")) == 1
        await add(db, "b")
        assert await conn.scalar(text("SELECT count(*) FROM entry")) == 1
        with pytest.raises(OperationalError, match="readonly"):
            await conn.execute(text("DELETE FROM entry"))


async def test_a_transaction_with_one_statement_visits_the_thread_twice(
    db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    visits: list[str] = []
    original: Any = aiosqlite.Connection._execute

    async def counting(self: Any, function: Any, *args: Any) -> Any:  # noqa: ANN401 - handed on as it comes
        visits.append(getattr(function, "__name__", "?"))
        return await original(self, function, *args)

    monkeypatch.setattr(aiosqlite.Connection, "_execute", counting)
    await add(db, "a")
    assert visits == ["_run", "commit"]
    async with db.write():
        pass
    assert visits == ["_run", "commit"]


@pytest.mark.parametrize("turns", range(12))
async def test_a_write_that_is_cancelled_anywhere_does_not_leak_into_the_next(db: Database, turns: int) -> None:
    task = asyncio.create_task(add(db, "lost", "too"))
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    await add(db, "kept")
    assert await names(db) in (["kept"], ["lost", "too", "kept"])


async def test_a_rollback_that_is_cancelled_does_not_leak_into_the_next(db: Database) -> None:
    async def fail() -> None:
        async with db.write() as conn:
            await conn.execute(text("INSERT INTO entry (name) VALUES ('lost')"))
            raise RuntimeError

    for turns in range(12):
        task = asyncio.create_task(fail())
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
    await add(db, "kept")
    assert await names(db) == ["kept"]
