"""Where a transaction gets its connection from: SQLite's are kept, PostgreSQL's come from the engine's pool."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from types import TracebackType
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.util import greenlet_spawn

from bot.db_constants import Connection
from bot.db_postgres import reaching

_PATIENCE = 30
"""Seconds until somebody who waits for their turn is told that something is wrong: a transaction inside another."""

Held = tuple[AsyncConnection, Any]
"""A connection, and the driver's own."""


class Connections(Protocol):
    """One side of a database: all that write, or all that read."""

    def transaction(self, *, alone: bool = False) -> AbstractAsyncContextManager[AsyncConnection]:
        """One transaction. It commits at the end of the block, or leaves no trace.

        `alone` promises that it is one statement, which needs neither a beginning nor an end.
        """

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
        self._kept: list[Held] = []
        self._closed = False

    async def take(self) -> Held:
        """A connection and the driver's own, for one turn."""
        await self._turn()
        try:
            return self._kept.pop() if self._kept else await self._connect()
        except BaseException:
            self._turns.release()
            raise

    async def give_back(self, held: Held, *, whole: bool) -> None:
        """End the turn. After any error the connection is not kept, but taken anew."""
        try:
            if not whole:
                await asyncio.shield(held[0].close())
                return
            if self._closed:
                await held[0].invalidate()  # its pool is gone: nobody else would close it
            if held[0].invalidated:
                await held[0].close()
            else:
                self._kept.append(held)
        finally:
            self._turns.release()

    async def _turn(self) -> None:
        if not self._turns.locked():
            await self._turns.acquire()
            return
        async with asyncio.timeout(_PATIENCE):
            await self._turns.acquire()

    async def _connect(self) -> Held:
        connection = await Connection(self._engine).start()
        return connection, (await connection.get_raw_connection()).driver_connection

    def transaction(self, *, alone: bool = False) -> AbstractAsyncContextManager[AsyncConnection]:
        """One transaction. Raises RuntimeError when what was to be `alone` is not."""
        return _Transaction(self, alone=alone)

    async def once(self, statement: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
        """One statement that is its own transaction."""
        held, whole = await self.take(), False
        try:
            found = tuple(await held[1].execute_fetchall(statement, values))
            whole = True
        finally:
            await self.give_back(held, whole=whole)
        return found

    async def close(self) -> None:
        """Close them all; whoever has one now gives it back by themselves."""
        self._closed = True
        while self._kept:
            await self._kept.pop()[0].close()
        await self._engine.dispose()


class _Transaction:
    """One transaction on a kept connection. To begin asks nothing of the driver, so it needs no greenlet."""

    def __init__(self, side: Kept, *, alone: bool) -> None:
        self._side, self._alone = side, alone

    async def __aenter__(self) -> AsyncConnection:
        self._held = held = await self._side.take()
        try:
            self._begun = held[0].sync_connection.begin().__enter__()  # type: ignore[union-attr]  # it has started
        except BaseException:
            await self._side.give_back(held, whole=False)
            raise
        if self._alone:
            held[1].alone()
        return held[0]

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        whole = False
        try:
            await greenlet_spawn(self._begun.__exit__, kind, error, trace)
            whole = error is None
        finally:
            await self._side.give_back(self._held, whole=whole)


class Pooled:
    """The pool looks each time whether the server is still there."""

    def __init__(self, engine: AsyncEngine) -> None:
        """Nothing is connected before the first turn."""
        self._engine = engine
        self._of_one = engine.execution_options(isolation_level="AUTOCOMMIT")

    @asynccontextmanager
    async def transaction(self, *, alone: bool = False) -> AsyncIterator[AsyncConnection]:
        """One transaction. The server is not told of the beginning and the end of one statement `alone`."""
        async with AsyncExitStack() as stack:
            with reaching(self._engine.dialect.name):
                conn = await stack.enter_async_context((self._of_one if alone else self._engine).begin())
            yield conn

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
