"""SQLite's short way for a statement that is run again and again: its text, types and names are worked out once.

At each execution SQLAlchemy finds out anew how a statement reads, how its values are stored and what its rows look
like. For a constant of a store the answer is always the same, and to find it takes longer than SQLite's own work. What
is run for the first time, and what reads differently each time (lists of values, several rows at once), goes
SQLAlchemy's way; so does everything on PostgreSQL.
"""
# ruff: noqa: ANN401 - the values of a statement and the rows of a result can be anything

import asyncio
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from sqlalchemy import Delete, Dialect, Executable, Insert, Select, Update
from sqlalchemy.engine import IteratorResult, Result
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler

_Convert = Callable[[Any], Any] | None
_Statement = Select[Any] | Insert | Update | Delete


class Constant:
    """One statement as SQLite reads it."""

    def __init__(self, statement: _Statement, compiled: SQLCompiler, dialect: Dialect) -> None:
        """Work out everything that is the same each time."""
        self.text = compiled.string
        self._own = compiled.params
        self._order = [(name, _storing(compiled.binds[name].type, dialect)) for name in compiled.positiontup or ()]
        columns = statement.selected_columns if isinstance(statement, Select) else statement.exported_columns
        self._types = [_reading(column.type, dialect) for column in columns]
        self._names: SimpleResultMetaData | None = None

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        """What SQLite is handed: these values and the statement's own, in its order and as they are stored."""
        own = self._own
        return [_converted(given[name] if name in given else own[name], convert) for name, convert in self._order]

    def result(self, rows: Any) -> Result[Any]:
        """The rows of the driver as those of SQLAlchemy."""
        if self._names is None:
            self._names = SimpleResultMetaData([column[0] for column in rows.description or ()])
        if any(self._types):
            rows = [tuple(map(_converted, row, self._types)) for row in rows]
        return IteratorResult(self._names, iter(rows))


def _converted(value: Any, convert: _Convert) -> Any:
    return value if convert is None else convert(value)


def _storing(kind: Any, dialect: Dialect) -> _Convert:
    found: _Convert = kind.dialect_impl(dialect).bind_processor(dialect)
    return found


def _reading(kind: Any, dialect: Dialect) -> _Convert:
    found: _Convert = kind.dialect_impl(dialect).result_processor(dialect, None)
    return found


def _worked_out(statement: _Statement, names: Sequence[str], dialect: Dialect) -> Constant | None:
    """None when it reads differently each time, or when SQLAlchemy adds values of its own."""
    keys = names if isinstance(statement, Insert | Update) else None
    compiled = statement.compile(dialect=dialect, column_keys=keys)
    assert isinstance(compiled, SQLCompiler)  # noqa: S101 - for the type checker: what else would a dialect make
    varies = compiled.post_compile_params or compiled.literal_execute_params
    adds = getattr(compiled, "insert_prefetch", None) or getattr(compiled, "update_prefetch", None)
    return None if varies or adds else Constant(statement, compiled, dialect)


class Connection(AsyncConnection):
    """A connection to SQLite on which constants go the short way."""

    _known: ClassVar[WeakKeyDictionary[Executable, dict[tuple[str, ...], Constant | None]]] = WeakKeyDictionary()
    """By the names of the values given: an INSERT reads as they say. One that nobody holds any more is forgotten."""

    async def execute(self, statement: Any, parameters: Any = None, *, execution_options: Any = None) -> Any:
        """Run a statement. Raises what SQLAlchemy raises."""
        constant = self._constant(statement, parameters)
        if constant is None or self.invalidated:
            return await super().execute(statement, parameters, execution_options=execution_options)
        driver: Any = self.sync_connection.connection.driver_connection  # type: ignore[union-attr]  # it has begun
        values = constant.values(parameters or {})
        try:
            return constant.result(await driver.execute_fetchall(driver.first(constant.text), values))
        except sqlite3.Error as error:
            raise DBAPIError.instance(constant.text, None, error, sqlite3.Error, dialect=self.dialect) from error
        except asyncio.CancelledError:
            await self.invalidate()  # the statement goes on in the driver's thread
            raise

    def _constant(self, statement: Any, parameters: Any) -> Constant | None:
        if not isinstance(statement, Select | Insert | Update | Delete) or isinstance(parameters, list | tuple):
            return None
        if (known := self._known.get(statement)) is None:
            self._known[statement] = {}  # whether it comes again is not known yet
            return None
        names = tuple(parameters or ())
        if names not in known:
            known[names] = _worked_out(statement, names, self.dialect)
        return known[names]
