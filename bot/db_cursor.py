"""SQLite with one trip to its thread per statement, where a cursor takes four: made, executed, read, closed.

On a small statement the trips are nearly all of the cost, so BEGIN travels with the first statement too. Only what
sqlite3 and aiosqlite offer to everybody is used (`factory` of the one, `execute_fetchall` of the other), but for the
end of a read, which is put into the thread's queue. Rows are never streamed; nothing in the project does.
"""
# ruff: noqa: ANN401 - the values of a statement and the rows of a result can be anything

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Self

import aiosqlite

_CHUNK = 64
"""Rows at a time that aiosqlite would read ahead, were rows streamed; its own default."""
_SEVERAL = 2
"""Statements, of which only one may be alone."""


class _First(str):
    """The first statement of a transaction, with the one that begins it."""

    __slots__ = ("begin",)
    begin: str


class _Rows(list[Any]):
    """What a statement gave, and what only its cursor knew."""

    description: Any
    lastrowid: int | None


class _Cursor(sqlite3.Cursor):
    """Lives in the driver's thread, for as long as its statement runs."""

    def fetchall(self) -> list[Any]:
        rows = _Rows(super().fetchall())
        rows.description, rows.lastrowid = self.description, self.lastrowid
        return rows


class _Connection(sqlite3.Connection):
    """Lives in the driver's thread."""

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        if isinstance(sql, _First):
            super().execute(sql.begin)
        return self.cursor(_Cursor).execute(sql, parameters)


class Driver(aiosqlite.Connection):
    """A connection whose transactions begin with the first statement in them."""

    def begin(self, statement: str, *, only_reads: bool) -> None:
        """Begin a transaction with `statement` (a BEGIN of some kind), as soon as something is done in it."""
        self._begin, self._only_reads, self._left = statement, only_reads, None

    def alone(self) -> None:
        """Let what has just begun be one statement, which is a transaction by itself: it has no BEGIN and no end."""
        self._begin, self._left = None, 1

    def first(self, statement: str) -> str:
        """Take BEGIN along, if the transaction has not begun yet.

        It is taken in the loop and not in the thread: a statement that was asked for always has its BEGIN with it,
        whatever is cancelled meanwhile. Raises RuntimeError for a second one where one was to be alone.
        """
        self._count()
        begin = self._taken()
        if begin is None:
            return statement
        first = _First(statement)
        first.begin = begin
        return first

    async def begun(self) -> None:
        """Begin the transaction now, if it has not begun yet. Raises RuntimeError where one was to be alone."""
        self._count(_SEVERAL)
        if (begin := self._taken()) is not None:
            await self.execute_fetchall(begin)

    def cursor(self) -> "WholeCursor":  # type: ignore[override]  # less than aiosqlite's, and all that SQLAlchemy asks
        """Nothing is asked of the thread yet."""
        return WholeCursor(self)

    async def commit(self) -> None:
        """End the transaction, if it has begun.

        Nobody waits for the end of one that only reads: whoever has the connection next comes after it in the thread.
        Were it to fail, their BEGIN would, inside what has not ended.
        """
        if self._taken() is not None or self._left is not None:
            return
        if self._only_reads:
            self._tx.put_nowait((None, self._conn.commit))
        else:
            await super().commit()

    async def rollback(self) -> None:
        """Undo the transaction, if it has begun."""
        if self._taken() is None:
            await super().rollback()

    async def create_function(self, *_: Any, **__: Any) -> None:
        """Leave out the two functions that SQLAlchemy gives every connection, each at the price of a trip.

        They are REGEXP and floor: nothing in the project asks for them.
        """

    async def close(self) -> None:
        """Close it and end its thread, in one trip. Safe to call twice."""
        if self._running and (ended := self.stop()) is not None:
            await ended

    def _taken(self) -> str | None:
        """The BEGIN that nobody has said yet; whoever takes it says it, or there is nothing to begin any more."""
        begin, self._begin = self._begin, None
        return begin

    def _count(self, statements: int = 1) -> None:
        if self._left is None:
            return
        self._left -= statements
        if self._left < 0:
            message = "this statement was to be the only one"
            raise RuntimeError(message)

    _begin: str | None = None
    _only_reads = False
    _left: int | None = None
    """How many statements may still come, where one was to be alone."""


class WholeCursor:
    """As much of a driver's cursor as SQLAlchemy asks for. When its statement has run, it holds every row."""

    arraysize = 1
    rowcount = -1
    """Nobody may ask for it: drivers disagree about it."""

    def __init__(self, driver: Driver) -> None:
        """Nothing is asked of the thread yet."""
        self._driver = driver
        self._rows: list[Any] = []
        self.description: Any = None
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        """Nothing is asked of the thread yet."""
        return self

    async def execute(self, operation: str, parameters: Sequence[Any] = ()) -> Self:
        """Run a statement and read all that it gives. Raises sqlite3's errors."""
        rows: Any = await self._driver.execute_fetchall(self._driver.first(operation), parameters)
        self._rows, self.description, self.lastrowid = rows, rows.description, rows.lastrowid
        return self

    async def executemany(self, operation: str, sets: Iterable[Sequence[Any]]) -> Self:
        """Run a statement once per set of values. Raises sqlite3's errors."""
        await self._driver.begun()
        async with self._driver.executemany(operation, sets):
            return self

    async def fetchall(self) -> list[Any]:
        """Every row."""
        return self._rows

    async def close(self) -> None:
        """Nothing of it is left in the thread."""


def connecting(database: str, *, pragmas: Sequence[str] = (), **options: Any) -> Driver:
    """Prepare a connection, for `connect_args={"async_creator_fn": …}`. Awaited, it opens in a thread of its own.

    Its pragmas are set in the same trip, and Python leaves transactions alone. Raises sqlite3's errors.
    """
    driver = Driver(partial(_opened, database, pragmas, options), _CHUNK)
    driver._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does: no forgotten connection may keep the program
    return driver


def _opened(database: str, pragmas: Sequence[str], options: Mapping[str, Any]) -> sqlite3.Connection:
    connection = sqlite3.connect(database, factory=_Connection, isolation_level=None, **options)
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
