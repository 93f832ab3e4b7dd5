"""How a connection to SQLite behaves: its pragmas, where a transaction begins, what is left to do after it."""

import asyncio
import sqlite3
from contextlib import suppress
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, MissingGreenlet
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import PoolResetState

_BEGUN = "greenroom_begun"

SQLITE_PRAGMAS = (
    "busy_timeout=5000",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
)
"""FULL costs nothing once writes are batched, and loses nothing when the power goes."""


def prepare(engine: AsyncEngine, *, begin: str, query_only: bool) -> None:
    """Take transactions out of Python's hands, or a read would start one late and a DDL end one early."""

    @event.listens_for(engine.sync_engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:  # noqa: ANN401 - SQLAlchemy's adapter has no type
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in SQLITE_PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        if query_only:
            cursor.execute("PRAGMA query_only=ON")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _on_begin(connection: Any) -> None:  # noqa: ANN401 - as above
        connection.info[_BEGUN] = True
        # By the driver's own hand: through a cursor it would be three trips to its thread instead of one.
        try:
            connection.connection.dbapi_connection.run_async(lambda driver: driver.execute_fetchall(begin))
        except sqlite3.Error as error:
            raise DBAPIError(begin, None, error) from error

    _end_cleanly(engine)
    _throw_away_cleanly(engine)


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
