"""Closing the database leaves no connection behind, whatever is under way."""

import asyncio

from sqlalchemy import text

from bot.db import Database


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
