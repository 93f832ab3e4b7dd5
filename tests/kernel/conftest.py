"""A database with one small table of the tests' own: what giveaways will do at their busiest."""

from collections.abc import AsyncIterator

import pytest

from bot.db import Database, open_database
from tests.kernel.entries import metadata


@pytest.fixture
async def entries_database(database_url: str) -> AsyncIterator[Database]:
    """An open database with the table `entries`, on each engine in turn."""
    db = open_database(database_url)
    async with db.write() as conn:
        await conn.run_sync(metadata.create_all)
    yield db
    await db.close()
