"""Bringing the database to the newest schema: under a lock, with a copy of the SQLite file, checked before commit."""

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from filelock import FileLock, Timeout
from sqlalchemy import Connection, event, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.backup import copy_sqlite
from bot.errors import StartupError

_LOCK_KEY = 4_715_733_201
_WAIT_SECONDS = 60


def migrations_folder() -> Path:
    """Beside the package in a checkout; inside the package in an installed wheel."""
    package = Path(__file__).parent
    checkout = package.parent / "migrations"
    return checkout if (checkout / "env.py").exists() else package / "_migrations"


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's settings, without a file of their own."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


async def migrate(url: str, sqlite_path: Path | None) -> bool:
    """Apply what is missing. Returns whether anything was. Safe to call from several processes at once."""
    if sqlite_path is None:
        return await _migrate_with(create_async_engine(url), None)
    sqlite_path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{sqlite_path}.migrating", timeout=_WAIT_SECONDS, thread_local=False)
    try:
        await asyncio.to_thread(lock.acquire)
    except Timeout:
        message = "Another process has been changing the database for a minute. Wait for it, then start again."
        raise StartupError(message) from None
    try:
        return await _migrate_with(_sqlite_engine(url), sqlite_path)
    finally:
        lock.release()


async def _migrate_with(engine: AsyncEngine, sqlite_path: Path | None) -> bool:
    try:
        async with engine.connect() as conn:
            if await conn.run_sync(_is_current):
                return False
            is_new = await conn.run_sync(_is_new)
        if sqlite_path is not None and not is_new:
            await copy_sqlite(sqlite_path, sqlite_path.with_name(f"{sqlite_path.stem}.before-migration.sqlite3"))
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


def _is_current(connection: Connection) -> bool:
    script = ScriptDirectory.from_config(alembic_config())
    return set(MigrationContext.configure(connection).get_current_heads()) == set(script.get_heads())


def _is_new(connection: Connection) -> bool:
    return not MigrationContext.configure(connection).get_current_heads()


def _upgrade(connection: Connection) -> bool:
    """Run in one transaction: the changes and the version row together, or neither."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
    if _is_current(connection):
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
