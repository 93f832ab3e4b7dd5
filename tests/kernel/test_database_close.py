"""Closing the database leaves no connection behind, whatever is under way."""

import asyncio
import sqlite3
import threading
from typing import Any, cast
from unittest.mock import patch

from sqlalchemy import text

from bot.db import Database, open_database


async def test_a_transaction_under_way_may_finish_first(database: Database) -> None:
    """A listener that was still writing when the bot was stopped left its connection open."""
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with database.write() as conn:
            begun.set()
            await go_on.wait()
            await conn.execute(text("SELECT 1"))

    writing = asyncio.create_task(write())
    await begun.wait()
    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0)
    assert not closing.done()
    go_on.set()
    await asyncio.gather(writing, closing)


async def test_a_connection_that_comes_too_late_is_closed_with_the_rest(sqlite_url: str) -> None:
    """Its thread would find the loop closed, or keep a connection that nobody closes."""
    before, asked, released = set(threading.enumerate()), threading.Event(), threading.Event()
    connect = sqlite3.connect

    def slowly(*args: Any, **options: Any) -> sqlite3.Connection:  # noqa: ANN401 - whatever the driver asks for
        asked.set()
        released.wait(10)
        return cast("sqlite3.Connection", connect(*args, **options))

    database = open_database(sqlite_url)
    with patch("bot.db_cursor.sqlite3.connect", spec=sqlite3.connect, side_effect=slowly):
        reading = asyncio.create_task(database.read().__aenter__())
        await asyncio.to_thread(asked.wait, 10)
        reading.cancel()
        await asyncio.wait([reading])
        closing = asyncio.create_task(database.close())
        await asyncio.sleep(0)
        assert not closing.done()
        released.set()
        await closing
    for thread in set(threading.enumerate()) - before:
        if "_connection_worker_thread" in thread.name:
            thread.join(10)
            assert not thread.is_alive()
