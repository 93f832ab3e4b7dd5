"""The one connection that writes to a SQLite file: kept, because fetching it anew costs as much as a small write."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

_PATIENCE = 30
"""Seconds until somebody who waits for their turn is told that something is wrong: a transaction inside another."""


class OneWriter:
    """Hands the connection to one task at a time, in the order of asking."""

    def __init__(self, engine: AsyncEngine) -> None:
        """Nothing is connected before the first turn."""
        self._engine = engine
        self._turn = asyncio.Lock()
        self._kept: tuple[AsyncConnection, Any] | None = None
        self._closed = False

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[tuple[AsyncConnection, Any]]:
        """The connection and the driver's own, for one turn. After any error it is given back, and taken anew."""
        async with asyncio.timeout(_PATIENCE if self._turn.locked() else None):
            await self._turn.acquire()
        try:
            kept = self._kept or await self._connect()
            self._kept = None
            try:
                yield kept
            except BaseException:
                await asyncio.shield(kept[0].close())
                raise
            if self._closed:
                await kept[0].invalidate()  # its pool is gone: nobody else would close it
            if kept[0].invalidated:
                await kept[0].close()
            else:
                self._kept = kept
        finally:
            self._turn.release()

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
        """Give the connection back; whoever has it now gives it back by themselves."""
        self._closed = True
        if self._kept is not None:
            kept, self._kept = self._kept, None
            await kept[0].close()
