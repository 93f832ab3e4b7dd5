"""A database with one small table of the tests' own; and a log that is as before after a test set it up."""

import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest

from bot import logs
from bot.db import Database, open_database
from tests.kernel.entries import count, metadata


@pytest.fixture
async def entries_database(database_url: str) -> AsyncIterator[Database]:
    """An open database with the table `entries`, on each engine in turn."""
    async with _opened(database_url) as db:
        yield db


@pytest.fixture
async def sqlite(sqlite_url: str) -> AsyncIterator[Database]:
    """The same on SQLite alone; it has written and read, so that both connections are open."""
    async with _opened(sqlite_url) as db:
        async with db.read() as conn:
            await count(conn)
        yield db


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    db = open_database(url)
    async with db.write() as conn:
        await conn.run_sync(metadata.create_all)
    yield db
    await db.close()


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    """Undo what `bot.logs` did to this process."""
    loggers = [logging.getLogger(name) for name in (None, *logs._QUIETER)]
    before = [(logger, logger.level, list(logger.handlers)) for logger in loggers]
    yield
    for logger, level, handlers in before:
        logger.setLevel(level)
        logger.handlers = handlers
    logging.getLogger("discord.client").removeFilter(logs._calm)
