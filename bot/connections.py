"""Where a transaction gets its connection from: SQLite's are kept, PostgreSQL's come from the engine's pool."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db_postgres import reaching

_PATIENCE = 30
"""Seconds until somebody who waits for their turn is told that something is wrong: a transaction inside another."""


class Connections(Protocol):
    """One side of a database: all that write, or all that read."""

    def transaction(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """One transaction. It commits at the end of the block, or leaves no trace."""

    async def once(self, statement: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
        """One statement that is its own transaction."""

    async def close(self) -> None:
        """Close them all; what is under way closes its own."""


class Kept:
    """So many connections, each for one task at a time: to fetch one anew costs as much as a small statement.

    Whoever waits has their turn in the order of asking. The one that was used last is used next, because it knows the
    statements that are used just now.
    """

    def __init__(self, engine: AsyncEngine, most: int) -> None:
        """Nothing is connected before the first turn."""
        self._engine = engine
        self._turns = asyncio.Semaphore(most)
        self._kept: list[tuple[AsyncConnection, Any]] = []
        self._closed = False

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[tuple[AsyncConnection, Any]]:
        """A connection and the driver's own, for one turn. After any error it is given back, and taken anew."""
        async with asyncio.timeout(_PATIENCE if self._turns.locked() else None):
            await self._turns.acquire()
        try:
            held = self._kept.pop() if self._kept else await self._connect()
            try:
                yield held
            except BaseException:
                await asyncio.shield(held[0].close())
                raise
            if self._closed:
                await held[0].invalidate()  # its pool is gone: nobody else would close it
            if held[0].invalidated:
                await held[0].close()
            else:
                self._kept.append(held)
        finally:
            self._turns.release()

    async def _connect(self) -> tuple[AsyncConnection, Any]:
        connection = await self._engine.connect()
        return connection, (await connection.get_raw_connection()).driver_connection

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """One transaction. It commits at the end of the block, or leaves no trace."""
        async with self._connection() as (connection, _), connection.begin():
            yield connection

    async def once(self, statement: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
        """One statement that is its own transaction."""
        async with self._connection() as (_, driver):
            return tuple(await driver.execute_fetchall(statement, values))

    async def close(self) -> None:
        """Close them all; whoever has one now gives it back by themselves."""
        self._closed = True
        while self._kept:
            await self._kept.pop()[0].close()
        await self._engine.dispose()


class Pooled:
    """The pool looks each time whether the server is still there."""

    def __init__(self, engine: AsyncEngine) -> None:
        """Nothing is connected before the first turn."""
        self._engine = engine

    def transaction(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """One transaction. It commits at the end of the block, or leaves no trace."""
        return self._engine.begin()

    async def once(self, statement: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
        """One statement that is its own transaction."""
        with reaching(self._engine.dialect.name):
            held = await self._engine.raw_connection()
        try:
            driver: Any = held.driver_connection
            return tuple(await driver.fetch(statement, *values))
        finally:
            held.close()

    async def close(self) -> None:
        """Close them all."""
        await self._engine.dispose()
