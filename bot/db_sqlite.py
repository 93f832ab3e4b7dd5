"""How a connection to SQLite behaves: its pragmas, where a transaction begins, what is left to do after it."""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import MissingGreenlet
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import PoolResetState
from sqlalchemy.util import await_, greenlet_spawn

_BEGUN = "greenroom_begun"

SQLITE_PRAGMAS = (
    "busy_timeout=5000",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
)
"""FULL costs nothing once writes are batched, and loses nothing when the power goes."""


def prepare(engine: AsyncEngine, *, begin: str, query_only: bool) -> "Openings":
    """Take transactions out of Python's hands, or a read would start one late and a DDL end one early."""
    openings = Openings(engine, (*SQLITE_PRAGMAS, "query_only=ON") if query_only else SQLITE_PRAGMAS)

    @event.listens_for(engine.sync_engine, "begin")
    def _on_begin(connection: Any) -> None:  # noqa: ANN401 - as above
        connection.info[_BEGUN] = True
        connection.connection.driver_connection.begin(begin, only_reads=query_only)

    _end_cleanly(engine)
    _throw_away_cleanly(engine)
    return openings


class Openings:
    """How connections are opened: whole or not at all, though whoever asked is cancelled meanwhile.

    The driver's thread would go on and find the loop closed, or hold a connection that nobody closes.
    """

    def __init__(self, engine: AsyncEngine, pragmas: Sequence[str]) -> None:
        """Open the engine's connections from now on, with these pragmas."""
        self._pragmas = pragmas
        self._unwanted: set[asyncio.Future[Any]] = set()
        event.listen(engine.sync_engine, "do_connect", self._connect)

    def _connect(self, dialect: Any, _record: Any, args: Sequence[Any], options: dict[str, Any]) -> Any:  # noqa: ANN401
        opening = asyncio.ensure_future(
            greenlet_spawn(partial(dialect.connect, *args, **options, pragmas=self._pragmas))
        )
        try:
            return await_(asyncio.shield(opening))
        except asyncio.CancelledError:
            self._unwanted.add(opening)
            raise

    async def end(self) -> None:
        """Close the connections that came too late for whoever had asked."""
        while self._unwanted:
            with suppress(sqlite3.Error):
                connection = await self._unwanted.pop()
                await greenlet_spawn(connection.close)


def _end_cleanly(engine: AsyncEngine) -> None:
    """Roll back what was left open, and only that."""

    @event.listens_for(engine.sync_engine, "commit")
    @event.listens_for(engine.sync_engine, "rollback")
    def _on_end(connection: Any) -> None:  # noqa: ANN401 - as above
        if not connection.invalidated:  # else it is thrown away, and knows nothing any more
            connection.info.pop(_BEGUN, None)

    @event.listens_for(engine.sync_engine, "reset")
    def _on_reset(connection: Any, record: Any, state: PoolResetState) -> None:  # noqa: ANN401 - as above
        # What has ended needs no rollback, and the trip that it costs. What was cancelled may only now be beginning in
        # the driver's thread, so the driver cannot be asked: the rollback waits there for its turn behind the BEGIN.
        if record.info.pop(_BEGUN, False) and not state.terminate_only:
            connection.rollback()


def _throw_away_cleanly(engine: AsyncEngine) -> None:
    """Let go of the file's lock when a connection is thrown away because its task was cancelled in mid-statement.

    The statement goes on in the driver's thread, and while its result is anywhere in memory the closed connection's
    transaction stays open: so it is told to stop, and rolled back.
    """

    @event.listens_for(engine.sync_engine, "invalidate")
    def _on_invalidate(connection: Any, _record: Any, _error: BaseException | None) -> None:  # noqa: ANN401 - as above
        # It may be closed already, or nobody be there to wait; of a second cancelling the first tells whoever asked.
        with suppress(MissingGreenlet, ValueError, sqlite3.Error, asyncio.CancelledError):
            connection.run_async(lambda driver: driver.interrupt())
            connection.run_async(lambda driver: asyncio.shield(driver.rollback()))
