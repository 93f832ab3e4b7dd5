"""The database: engines, transactions and the column types both engines agree on. No table of a feature is here."""

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import asyncpg
from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    Index,
    Integer,
    MetaData,
    SelectBase,
    SmallInteger,
    Table,
    Text,
    TextClause,
    TypeDecorator,
    UpdateBase,
    select,
)
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.connections import Connections, Kept, Pooled
from bot.db_cursor import connecting
from bot.db_postgres import POSTGRES_ARGS
from bot.db_sqlite import Openings, prepare
from bot.share import EVERYTHING
from bot.transactions import Reading, Uses, Writing

DRIVER_ERRORS = (sqlite3.Error, asyncpg.PostgresError, asyncpg.InterfaceError)
"""What the drivers raise when they are asked directly."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_READERS = 4
_LAST_TRANSACTIONS = 20
"""Seconds that a stop waits for what is under way: longer than a busy machine ever stood still."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Snowflake = BigInteger().with_variant(Integer, "sqlite")
"""Discord's 64-bit ids, and our own row ids. SQLite's STRICT tables accept only INTEGER."""


def as_stored(at: datetime) -> int:
    """The whole microseconds since 1970 that a Moment is stored as."""
    if at.tzinfo is None:
        message = "a stored time must be aware"
        raise ValueError(message)
    return (at - _EPOCH) // _MICROSECOND


class Moment(TypeDecorator[datetime]):
    """An aware UTC datetime, stored as whole microseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:  # noqa: ANN401 - SQLAlchemy's own signature
        """STRICT tables on SQLite know INTEGER, not BIGINT."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Refuse naive times: they would be silently wrong by the server's offset."""
        del dialect
        return None if value is None else as_stored(value)

    def process_result_value(self, value: Any | None, dialect: Dialect | None = None) -> datetime | None:  # noqa: ANN401
        """Back to an aware UTC datetime."""
        del dialect
        return None if value is None else _EPOCH + value * _MICROSECOND


class Flag(TypeDecorator[bool]):
    """A boolean, stored as 0 or 1 on both engines."""

    impl = SmallInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:  # noqa: ANN401 - SQLAlchemy's own signature
        """STRICT tables on SQLite know INTEGER, not SMALLINT."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else SmallInteger())

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: FBT001 - its signature
        """Store True as 1."""
        del dialect
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> bool | None:  # noqa: ANN401
        """Read 1 as True."""
        del dialect
        return None if value is None else bool(value)


class Json(TypeDecorator[Any]):
    """Plain data, stored as JSON text on both engines. Never queried by its inside."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str | None:  # noqa: ANN401
        """Keep emoji and accents readable in the file."""
        del dialect
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Any:  # noqa: ANN401
        """Back to lists, dictionaries, strings and numbers."""
        del dialect
        return None if value is None else json.loads(value)


def table(name: str, *columns: Any) -> Table:  # noqa: ANN401 - columns, constraints and indexes alike
    """Declare a table: STRICT on SQLite, so that a wrong type is refused on both engines."""
    return Table(name, metadata, *columns, sqlite_strict=True)


def row_id() -> Column[int]:
    """A number the database gives: the primary key of a table with no natural one."""
    return Column("id", Snowflake, primary_key=True, autoincrement=True)


def partial_index(name: str, *columns: str, where: TextClause, unique: bool = False) -> Index:
    """An index over the rows that fulfil `where`, on both engines: small, and all that a look for due rows reads."""
    return Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)


def upsert(target: Table) -> Insert:
    """An INSERT that takes `on_conflict_do_nothing` and `on_conflict_do_update`.

    PostgreSQL's construct, which SQLite's compiler writes just as well: one statement for both.
    """
    return Insert(target)


class Database:
    """One writer at a time on SQLite, readers apart; a pool on PostgreSQL."""

    _compiled: ClassVar[dict[tuple[str, UpdateBase | SelectBase], tuple[str, Sequence[str], Mapping[str, Any]]]] = {}
    """The texts of constants, by engine: there are some ten of them, and they never change."""

    def __init__(
        self, writing: Connections, reading: Connections, dialect: Dialect, openings: Sequence[Openings] = ()
    ) -> None:
        """Take both sides; on PostgreSQL they are the same one."""
        self._openings = openings
        self._writing = writing
        self._reading = reading
        self._dialect = dialect
        self._uses = Uses()
        self.changes = 0
        """Grows with every transaction of this process that may have changed something."""
        self.after_enqueue: Callable[[], None] = lambda: None
        self.share = EVERYTHING
        """Whose due work this process does; the rest is seen to by others."""
        self.holder: str | None = None  # by this name other processes know this one: see bot.claims

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._dialect.name

    def write(self, *, alone: bool = False) -> AbstractAsyncContextManager[AsyncConnection]:
        """One transaction. It commits at the end of the block, or leaves no trace.

        `alone` promises one statement, which is a transaction by itself: a trip to SQLite's thread less, and two to
        PostgreSQL. It is there when it has run, whatever the block does after.
        """
        return Writing(self._uses, self._writing.transaction(alone=alone), self.holder, self._written)

    def _written(self, enqueued: bool) -> None:  # noqa: FBT001 - told by position
        self.changes += 1
        if enqueued:
            self.after_enqueue()

    async def ping(self) -> None:
        """Take the writer and ask it for nothing. Raises what the engine raises where it does not answer."""
        async with self.write() as conn:
            await conn.execute(select(1))

    async def write_once(self, statement: UpdateBase, **parameters: int | str) -> Sequence[Sequence[Any]]:
        """One statement that is its own transaction: for hot writes, at a tenth of the cost of `write`.

        Values go in, and rows come back, as they are stored. `statement` is a constant of a store: its text is made
        once and kept. What the database refuses raises a DBAPIError, as everywhere.
        """
        text, values = self._prepared(statement, parameters)
        try:
            with self._uses:
                return await self._writing.once(text, values)
        except DRIVER_ERRORS as error:
            raise DBAPIError(text, None, error) from error
        finally:
            self.changes += 1

    async def read_once(self, statement: SelectBase, **parameters: int | str) -> Sequence[Sequence[Any]]:
        """The same for a look that comes often."""
        text, values = self._prepared(statement, parameters)
        try:
            with self._uses:
                return await self._reading.once(text, values)
        except DRIVER_ERRORS as error:
            raise DBAPIError(text, None, error) from error

    def _prepared(
        self, statement: UpdateBase | SelectBase, parameters: Mapping[str, int | str]
    ) -> tuple[str, Sequence[Any]]:
        key = self.dialect, statement
        if key not in self._compiled:
            made = statement.compile(dialect=self._dialect)
            self._compiled[key] = made.string, made.positiontup or (), made.params
        text, names, constants = self._compiled[key]
        return text, [parameters[name] if name in parameters else constants[name] for name in names]

    def read(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """A consistent view that cannot write."""
        return Reading(self._uses, self._reading.transaction())

    async def close(self) -> None:
        """Close every connection. Transactions under way may finish first; whoever comes later is cancelled."""
        await self._uses.end(_LAST_TRANSACTIONS)
        await self._writing.close()
        if self._reading is not self._writing:
            await self._reading.close()
        for each in self._openings:
            await each.end()


def open_database(url: str) -> Database:
    """Open the engines for a normalised URL. Nothing is connected before the first use."""
    if url.startswith("sqlite"):
        options: dict[str, Any] = {"pool_reset_on_return": None, "connect_args": {"async_creator_fn": connecting}}
        writer = create_async_engine(url, pool_size=1, max_overflow=0, **options)
        reader = create_async_engine(url, pool_size=_READERS, max_overflow=0, **options)
        writing = prepare(writer, begin="BEGIN IMMEDIATE", query_only=False)
        reading = prepare(reader, begin="BEGIN", query_only=True)
        return Database(Kept(writer, 1), Kept(reader, _READERS), writer.dialect, (writing, reading))
    engine = create_async_engine(url, pool_size=10, max_overflow=0, pool_pre_ping=True, connect_args=POSTGRES_ARGS)
    pool = Pooled(engine)
    return Database(pool, pool, engine.dialect)
