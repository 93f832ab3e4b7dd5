"""SQLite with one visit to its thread per statement, instead of one each for cursor, BEGIN, statement, rows and close.

A transaction with one statement is two visits: BEGIN and the statement together, then COMMIT. Everything else is
SQLAlchemy and aiosqlite as they are; `tests/kernel/test_sqlite.py` pins down what this relies on inside them.
"""
# ruff: noqa: ANN401, SLF001 - the DB API has no types, and SQLAlchemy's adapters are private to it

import sqlite3
from collections import deque
from typing import Any, NamedTuple

import aiosqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.util.concurrency import await_


class SqliteModule(AsyncAdapt_aiosqlite_dbapi):
    """The database module to give to `create_async_engine`."""

    def __init__(self) -> None:
        """Adapt aiosqlite."""
        super().__init__(aiosqlite, sqlite3)

    def connect(self, *args: Any, **options: Any) -> "SqliteConnection":
        """Open a connection with its own thread."""
        return SqliteConnection(self, super().connect(*args, **options).driver_connection)


class _Outcome(NamedTuple):
    """What came back from one statement."""

    description: Any = None
    rows: tuple[Any, ...] = ()
    rowcount: int = -1
    lastrowid: int | None = None


class SqliteCursor(AsyncAdapt_aiosqlite_cursor):
    """The outcome of one statement; nothing of it is left in the thread."""

    __slots__ = ("_home", "_outcome")

    def __init__(self, connection: "SqliteConnection") -> None:
        """Nothing is asked of the thread yet."""
        self._home = connection
        self._rows = deque()
        self._outcome = _Outcome()

    @property
    def description(self) -> Any:
        """The columns."""
        return self._outcome.description

    @property
    def rowcount(self) -> int:
        """As sqlite3 tells it."""
        return self._outcome.rowcount

    @property
    def lastrowid(self) -> int:
        """As sqlite3 tells it."""
        return self._outcome.lastrowid or 0

    def execute(self, operation: Any, parameters: Any = None) -> Any:
        """Run a statement."""
        return self._visit("execute", operation, parameters or ())

    def executemany(self, operation: Any, seq_of_parameters: Any) -> Any:
        """Run a statement once per set of parameters."""
        return self._visit("executemany", operation, seq_of_parameters)

    def _visit(self, method: str, operation: str, parameters: Any) -> "SqliteCursor":
        self._outcome = self._home.visit(method, operation, parameters)
        self._rows = deque(self._outcome.rows)
        return self

    async def _async_soft_close(self) -> None:
        """There is nothing to close."""

    def close(self) -> None:
        """Forget the rows."""
        self._rows.clear()


class SqliteConnection(AsyncAdapt_aiosqlite_connection):
    """A connection that begins a transaction with the first statement in it, and knows when there is none to end."""

    __slots__ = ("_begin", "_clean")

    _cursor_cls = SqliteCursor  # type: ignore[assignment]  # it takes this connection, not any adapter

    def __init__(self, module: SqliteModule, connection: Any) -> None:
        """Start outside of any transaction."""
        super().__init__(module, connection)
        self._begin: str | None = None
        self._clean = True

    def begin(self, statement: str) -> None:
        """Begin a transaction with `statement`, as soon as something is done in it."""
        self._begin = statement

    def visit(self, method: str, operation: str, parameters: Any) -> _Outcome:
        """Run a statement in the thread and bring everything back."""
        begin, self._begin = self._begin, None
        # Not clean before a COMMIT or ROLLBACK has come back: a task may be cancelled while the thread goes on.
        self._clean = False
        worker = self._connection
        try:
            outcome: _Outcome = await_(worker._execute(_run, worker._conn, begin, method, operation, parameters))
        except Exception as error:  # noqa: BLE001 - SQLAlchemy sorts them
            self._handle_exception(error)
        return outcome

    def commit(self) -> None:
        """End the transaction, if anything was done in it."""
        self._begin = None
        if not self._clean:
            super().commit()
            self._clean = True

    def rollback(self) -> None:
        """Undo the transaction, if anything was done in it."""
        self._begin = None
        if not self._clean:
            super().rollback()
            self._clean = True


def _run(connection: sqlite3.Connection, begin: str | None, method: str, operation: str, parameters: Any) -> _Outcome:
    """Do the work; this is the part that runs in the thread."""
    if begin is not None:
        connection.execute(begin)
    cursor = getattr(connection, method)(operation, parameters)
    rows = tuple(cursor.fetchall()) if cursor.description else ()
    outcome = _Outcome(cursor.description, rows, cursor.rowcount, cursor.lastrowid)
    cursor.close()
    return outcome
