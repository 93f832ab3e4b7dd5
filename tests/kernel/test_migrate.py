"""Migrations: once, whole or not at all, with a copy before; and what they build is what the code expects."""

import asyncio
import shutil
import sqlite3
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from filelock import FileLock
from sqlalchemy import Connection, inspect, text

from bot import known_migrations
from bot import migrate as migrating
from bot.db import Database, metadata, open_database
from bot.errors import ConfigurationError, StartupError
from bot.known_migrations import knows, migrations_folder, versions
from bot.migrate import alembic_config, migrate
from bot.settings import Settings
from tests.source import sources

MAKE_FAMILY = """
    op.create_table("parents", sa.Column("id", sa.Integer, primary_key=True), sqlite_strict=True)
    op.create_table(
        "children",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("parent", sa.Integer, sa.ForeignKey("parents.id", ondelete="CASCADE"), nullable=False),
        sqlite_strict=True,
    )
    op.execute("INSERT INTO parents VALUES (1)")
    op.execute("INSERT INTO children VALUES (1, 1), (2, 1)")
"""
REBUILD_PARENTS = """
    with op.batch_alter_table("parents", recreate="auto") as table:
        table.add_column(sa.Column("name", sa.Text, nullable=False, server_default="nobody"))
        table.alter_column("id", existing_type=sa.Integer, nullable=False)
"""
LOSE_A_PARENT = """
    op.execute("DELETE FROM parents")
    op.execute("INSERT INTO children VALUES (3, 99)")
"""
FAIL_HALF_WAY = f"{MAKE_FAMILY}    raise ZeroDivisionError"


class Future:
    """A folder with the real migrations and some that are still to come."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(migrations_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
        self._versions = folder / "versions"
        self._head = ScriptDirectory.from_config(alembic_config()).get_current_head()

    def add(self, revision: str, body: str) -> None:
        """Add one migration after the newest."""
        names = f"revision = {revision!r}\ndown_revision = {self._head!r}"
        path = self._versions / f"{revision}_later.py"
        path.write_text(f"import sqlalchemy as sa\nfrom alembic import op\n{names}\n\n\ndef upgrade():\n{body}\n")
        self._head = revision

    def remove(self, revision: str) -> None:
        """Take one back, as an older version of the program would not have it."""
        (self._versions / f"{revision}_later.py").unlink()


@pytest.fixture
def future(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Future:
    future = Future(tmp_path / "migrations")
    monkeypatch.setattr(known_migrations, "migrations_folder", lambda: tmp_path / "migrations")
    return future


async def upgrade(url: str) -> bool:
    return await migrate(url, Settings(database_url=url).sqlite_path)


async def rows(url: str, query: str) -> list[tuple[object, ...]]:
    db = open_database(url)
    async with db.read() as conn:
        found = [tuple(row) for row in await conn.execute(text(query))]
    await db.close()
    return found


async def tables(url: str) -> set[str]:
    db = open_database(url)
    async with db.read() as conn:
        names = await conn.run_sync(lambda sync: set(inspect(sync).get_table_names()))
    await db.close()
    return names


async def test_of_six_first_starts_at_once_one_migrates(database_url: str) -> None:
    did = await asyncio.gather(*(upgrade(database_url) for _ in range(6)))
    assert did.count(True) == 1
    assert {"facts", "outbox"} <= await tables(database_url)
    assert not await upgrade(database_url)


async def test_the_file_is_copied_before_it_is_changed(future: Future, sqlite_url: str, tmp_path: Path) -> None:
    await upgrade(sqlite_url)
    copy = tmp_path / "greenroom.before-migration.sqlite3"
    assert not copy.exists(), "an empty database needs no copy"
    future.add("9001", MAKE_FAMILY)
    await upgrade(sqlite_url)
    assert "parents" in await tables(sqlite_url)
    assert "parents" not in await tables(f"sqlite+aiosqlite:///{copy}")


async def test_rebuilding_a_table_keeps_the_rows_that_hang_on_it(migrated_url: str, future: Future) -> None:
    """With foreign keys on, SQLite deletes all children when Alembic replaces their parents' table."""
    future.add("9001", MAKE_FAMILY)
    future.add("9002", REBUILD_PARENTS)
    await upgrade(migrated_url)
    assert await rows(migrated_url, "SELECT id FROM children ORDER BY id") == [(1,), (2,)]
    assert await rows(migrated_url, "SELECT name FROM parents") == [("nobody",)]


async def test_a_migration_that_leaves_orphans_changes_nothing(migrated_sqlite_url: str, future: Future) -> None:
    future.add("9001", MAKE_FAMILY)
    await upgrade(migrated_sqlite_url)
    future.add("9002", LOSE_A_PARENT)
    with pytest.raises(StartupError, match="rows of children without their parent"):
        await upgrade(migrated_sqlite_url)
    assert await rows(migrated_sqlite_url, "SELECT id FROM parents") == [(1,)]
    assert await rows(migrated_sqlite_url, "SELECT version_num FROM alembic_version") == [("9001",)]


async def test_a_migration_that_fails_half_way_changes_nothing(migrated_url: str, future: Future) -> None:
    """Tables as well: Python's sqlite3 by itself would commit them one by one."""
    before = await rows(migrated_url, "SELECT version_num FROM alembic_version")
    future.add("9001", FAIL_HALF_WAY)
    with pytest.raises(ZeroDivisionError):
        await upgrade(migrated_url)
    assert "parents" not in await tables(migrated_url)
    assert await rows(migrated_url, "SELECT version_num FROM alembic_version") == before


async def test_a_database_of_a_newer_version_is_left_alone(migrated_url: str, future: Future) -> None:
    future.add("9001", MAKE_FAMILY)
    await upgrade(migrated_url)
    future.remove("9001")
    assert not knows("9001")
    with pytest.raises(ConfigurationError, match="newer Greenroom"):
        await upgrade(migrated_url)
    assert await rows(migrated_url, "SELECT version_num FROM alembic_version") == [("9001",)]


async def test_the_lock_of_a_migration_is_not_waited_for_for_ever(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrating, "_WAIT_SECONDS", 0)
    with FileLock(tmp_path / "greenroom.sqlite3.migrating"), pytest.raises(StartupError, match="Wait for it"):
        await upgrade(sqlite_url)


def test_the_names_of_the_files_say_what_alembic_reads_in_them() -> None:
    scripts = ScriptDirectory.from_config(alembic_config())
    assert [script.revision for script in scripts.walk_revisions()] == versions()[::-1]
    assert scripts.get_heads() == versions()[-1:], "there is one newest"


def _differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


async def test_what_migrations_build_is_what_the_code_expects(database: Database) -> None:
    for source in sources("cogs"):
        import_module(source.module)
    async with database.read() as conn:
        assert await conn.run_sync(_differences) == []


def test_every_table_refuses_wrong_types(sqlite_template: Path) -> None:
    """Alembic's own table is the exception."""
    with closing(sqlite3.connect(sqlite_template)) as connection:
        listed = connection.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'").fetchall()
    lax = {name for name, strict in listed if not strict and not name.startswith("sqlite_")}
    assert lax == {"alembic_version"}
