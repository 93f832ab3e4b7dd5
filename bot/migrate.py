"""Bringing the database to the newest schema: under a lock, with a copy of the SQLite file, checked before commit."""

import asyncio
import sqlite3
from contextlib import nullcontext
from enum import Enum
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from filelock import FileLock, Timeout
from sqlalchemy import Connection, event, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot import known_migrations, ownership
from bot.backup import before_migration, copy_sqlite
from bot.db_postgres import POSTGRES_ARGS
from bot.errors import ConfigurationError, StartupError
from bot.settings import Settings
from bot.sqlite_file import schema_version

_LOCK_KEY = 4_715_733_201
_WAIT_SECONDS = 60


class State(Enum):
    """How a database stands to this version."""

    EMPTY = "has no tables yet"
    OLDER = "needs migrating"
    CURRENT = "is up to date"
    NEWER = "was written by a newer Greenroom"


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings, without a file of their own."""
    config = Config()
    config.set_main_option("script_location", str(known_migrations.migrations_folder()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


async def migrate(url: str, sqlite_path: Path | None) -> bool:
    """Apply what is missing. Returns whether anything was. Safe to call from several processes at once."""
    if sqlite_path is None:
        return await _migrate_with(create_async_engine(url, connect_args=POSTGRES_ARGS), None)
    sqlite_path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{sqlite_path}.migrating", timeout=_WAIT_SECONDS, thread_local=False)
    try:
        await asyncio.to_thread(lock.acquire)
    except Timeout:
        message = "Another process has been changing the database for a minute. Wait for it, then start again."
        raise StartupError(message) from None
    try:
        if await asyncio.to_thread(_is_current, sqlite_path):
            return False
        return await _migrate_with(_sqlite_engine(url), sqlite_path)
    finally:
        lock.release()


def _is_current(path: Path) -> bool:
    """Whether nothing is to be done, as nearly always: it takes a moment, and Alembic a hundred.

    What cannot be opened fails here, too: the driver's thread would outlive the failure, and the loop.
    """
    sqlite3.connect(path).close()
    return known_migrations.is_newest(schema_version(path))


async def migrate_alone(settings: Settings) -> bool:
    """Migrate without the bot. Raises StartupError while it runs: the old version would meet the new tables."""
    path = settings.sqlite_path
    with ownership.take(path) if path is not None else nullcontext():
        return await migrate(settings.database_url.get_secret_value(), path)


async def inspect(url: str) -> State:
    """How a database stands to this version; changes nothing. The SQLite file must be there."""
    engine = create_async_engine(url, connect_args={} if url.startswith("sqlite") else POSTGRES_ARGS)
    try:
        async with engine.connect() as conn:
            return await conn.run_sync(state_of)
    finally:
        await engine.dispose()


async def _migrate_with(engine: AsyncEngine, sqlite_path: Path | None) -> bool:
    try:
        async with engine.connect() as conn:
            state = await conn.run_sync(state_of)
        if state is State.CURRENT:
            return False
        if state is State.NEWER:
            message = "The database was written by a newer Greenroom. Install that version, or restore an older backup."
            raise ConfigurationError(message)
        if sqlite_path is not None and state is State.OLDER:
            await copy_sqlite(sqlite_path, before_migration(sqlite_path))
        async with engine.begin() as conn:
            return await conn.run_sync(_upgrade)
    finally:
        await engine.dispose()


def _sqlite_engine(url: str) -> AsyncEngine:
    """Foreign keys are off here: Alembic rebuilds tables, and with them on that deletes every child row."""
    engine = create_async_engine(url)

    @event.listens_for(engine.sync_engine, "connect")
    def _on_connect(connection, _record) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - untyped adapter
        connection.isolation_level = None
        for pragma in ("foreign_keys=OFF", "journal_mode=WAL", "synchronous=FULL", "busy_timeout=60000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine.sync_engine, "begin")
    def _on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def state_of(connection: Connection) -> State:
    """Compare the database with the migrations at hand."""
    present = MigrationContext.configure(connection).get_current_revision()
    if present is None:
        return State.EMPTY
    if known_migrations.is_newest(present):
        return State.CURRENT
    return State.OLDER if known_migrations.knows(present) else State.NEWER


def _upgrade(connection: Connection) -> bool:
    """Run in one transaction: the changes and the version row together, or neither."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
    if state_of(connection) is State.CURRENT:
        return False
    command.upgrade(alembic_config(connection), "head")
    if connection.dialect.name == "sqlite":
        _check_foreign_keys(connection)
    return True


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.execute(text("PRAGMA foreign_key_check")).first()
    if broken is not None:
        message = f"The new schema would leave rows of {broken[0]} without their parent. Nothing was changed."
        raise StartupError(message)
