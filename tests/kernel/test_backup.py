"""Backups are whole while the bot writes, do not pile up, and go back into place without losing anything."""

import asyncio
import itertools
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot import ownership
from bot.backup import age_out, back_up, before_migration, copy
from bot.db import Database, open_database
from bot.errors import ConfigurationError, StartupError
from bot.restore import check, put_back, refuse_to_lose
from bot.sqlite_file import is_whole, schema_version

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def present(sqlite_template: Path, tmp_path: Path) -> Path:
    """A database as the bot leaves it."""
    path = tmp_path / "data" / "greenroom.sqlite3"
    path.parent.mkdir()
    copy(sqlite_template, path)
    note(path, "present")
    return path


@pytest.fixture
def backup(present: Path, tmp_path: Path) -> Path:
    """An earlier state of it, in another folder."""
    path = tmp_path / "backup.sqlite3"
    copy(present, path)
    note(path, "backup")
    return path


def note(path: Path, value: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT OR REPLACE INTO facts VALUES ('state', ?)", (value,))


def noted(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT value FROM facts WHERE name = 'state'").fetchone()[0])


def test_a_backup_is_whole_while_somebody_writes(present: Path) -> None:
    with closing(sqlite3.connect(present, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("UPDATE facts SET value = 'committed' WHERE name = 'state'")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE facts SET value = 'half-way' WHERE name = 'state'")
        saved = back_up(present, None, NOW, kept=7)
        writer.execute("ROLLBACK")
    assert saved == present.parent / "backups" / "greenroom-2026-05-04-120000.sqlite3"
    assert is_whole(saved)
    assert noted(saved) == "committed"


def test_the_newest_backups_stay_and_other_files_are_not_touched(present: Path) -> None:
    folder = present.parent / "backups"
    folder.mkdir()
    for name in ("greenroom-by-hand.sqlite3", "other-2026-05-04-120000.sqlite3"):
        (folder / name).write_text("not ours")
    for day in range(5):
        back_up(present, None, NOW + timedelta(days=day), kept=3)
    assert sorted(path.name for path in folder.iterdir()) == [
        "greenroom-2026-05-06-120000.sqlite3",
        "greenroom-2026-05-07-120000.sqlite3",
        "greenroom-2026-05-08-120000.sqlite3",
        "greenroom-by-hand.sqlite3",
        "other-2026-05-04-120000.sqlite3",
    ]


def test_no_backup_stays_longer_than_thirty_days(present: Path) -> None:
    """It still holds what somebody has had deleted since."""
    first = back_up(present, None, NOW, kept=7)
    second = back_up(present, None, NOW + timedelta(days=30), kept=7)
    assert first.exists()
    third = back_up(present, None, NOW + timedelta(days=30, seconds=1), kept=7)
    assert not first.exists()
    age_out(present, NOW + timedelta(days=60, seconds=1))
    assert (second.exists(), third.exists()) == (False, True)


def test_the_copy_from_before_a_migration_goes_after_thirty_days_too(present: Path) -> None:
    copy_before = before_migration(present)
    copy(present, copy_before)
    made = datetime.fromtimestamp(copy_before.stat().st_mtime, UTC)
    age_out(present, made + timedelta(days=29))
    assert copy_before.exists()
    age_out(present, made + timedelta(days=31))
    assert not copy_before.exists()


def test_a_backup_goes_where_it_is_wanted(present: Path, tmp_path: Path) -> None:
    assert back_up(present, tmp_path / "new" / "one.db", NOW, kept=1) == tmp_path / "new" / "one.db"
    assert back_up(present, tmp_path / "new", NOW, kept=1).parent == tmp_path / "new"
    assert (tmp_path / "new" / "one.db").exists()


def test_a_database_is_not_backed_up_over_itself(present: Path) -> None:
    with pytest.raises(ConfigurationError, match="the database itself"):
        back_up(present, present, NOW, kept=1)


def test_nothing_is_made_out_of_a_database_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match="nothing to back up"):
        back_up(tmp_path / "greenroom.sqlite3", None, NOW, kept=1)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_that_fails_leaves_the_older_one_and_no_litter(
    present: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        back_up(present, backup, NOW, kept=1)
    assert noted(backup) == "backup"
    assert not list(backup.parent.glob("*.unfinished"))


def test_a_restored_backup_is_the_database_and_the_file_before_is_kept(present: Path, backup: Path) -> None:
    kept = put_back(backup, present)
    assert noted(present) == "backup"
    assert kept == present.with_name("greenroom.sqlite3.before-restore")
    assert noted(kept) == "present"
    assert noted(backup) == "backup"


def test_a_restore_refuses_to_lose_what_was_written_since(present: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    copy(present, backup)
    refuse_to_lose(backup, present)
    note(present, "changed since")
    with pytest.raises(StartupError, match=r"holds 1 row that .* does not.*--lose-newer"):
        refuse_to_lose(backup, present)
    refuse_to_lose(present, backup.with_name("not there yet.sqlite3"))


def test_what_an_older_backup_has_no_table_or_column_for_counts_as_newer(present: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    copy(present, backup)
    with closing(sqlite3.connect(present)) as connection, connection:
        connection.execute("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")
        connection.execute("ALTER TABLE facts ADD COLUMN seen INTEGER")
    refuse_to_lose(backup, present)
    with closing(sqlite3.connect(present)) as connection, connection:
        connection.execute("INSERT INTO later VALUES (1), (2)")
    with pytest.raises(StartupError, match="holds 2 rows"):
        refuse_to_lose(backup, present)


def test_a_damaged_database_has_nothing_to_say_against_a_restore(present: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    copy(present, backup)
    present.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    refuse_to_lose(backup, present)


def test_what_an_earlier_restore_kept_is_not_written_over(present: Path, backup: Path) -> None:
    put_back(backup, present)
    kept = put_back(backup, present)
    assert kept == present.with_name("greenroom.sqlite3.before-restore-2")
    assert noted(present.with_name("greenroom.sqlite3.before-restore")) == "present"


def test_what_the_last_run_had_not_taken_in_is_kept_and_does_not_get_into_the_backup(
    present: Path, backup: Path, tmp_path: Path
) -> None:
    """After kill -9 committed rows are still in the write-ahead file beside the database."""
    with closing(sqlite3.connect(present, isolation_level=None)) as writer:
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("UPDATE facts SET value = 'last words' WHERE name = 'state'")
        crashed = tmp_path / "crashed.sqlite3"
        for suffix in ("", "-wal"):
            Path(f"{crashed}{suffix}").write_bytes(Path(f"{present}{suffix}").read_bytes())
    kept = put_back(backup, crashed)
    assert noted(crashed) == "backup"
    assert kept is not None
    assert noted(kept) == "last words"


def test_a_damaged_database_can_be_replaced_and_is_kept(present: Path, backup: Path) -> None:
    present.write_bytes(b"damaged" * 1000)
    kept = put_back(backup, present)
    assert noted(present) == "backup"
    assert kept is not None
    assert kept.read_bytes() == b"damaged" * 1000


def test_a_backup_can_be_put_where_no_database_is(backup: Path, tmp_path: Path) -> None:
    assert put_back(backup, tmp_path / "elsewhere" / "greenroom.sqlite3") is None
    assert noted(tmp_path / "elsewhere" / "greenroom.sqlite3") == "backup"


def test_nothing_is_restored_while_the_bot_runs(present: Path, backup: Path) -> None:
    with ownership.take(present), pytest.raises(StartupError, match="already running"):
        put_back(backup, present)
    assert noted(present) == "present"


def damaged(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


def from_elsewhere(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def from_the_future(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (Path.unlink, "There is no file"),
        (lambda path: path.write_text("Dear diary"), "is damaged or no database"),
        (damaged, "is damaged or no database"),
        (from_elsewhere, "was not made by Greenroom"),
        (from_the_future, "was made by a newer Greenroom"),
    ],
    ids=["missing", "text", "damaged", "elsewhere", "future"],
)
def test_a_file_that_is_no_good_is_refused_and_nothing_is_changed(
    present: Path, backup: Path, spoil: object, sentence: str
) -> None:
    assert callable(spoil)
    spoil(backup)
    with pytest.raises(StartupError, match=sentence):
        put_back(backup, present)
    assert noted(present) == "present"


def test_a_database_is_not_its_own_backup(present: Path) -> None:
    with pytest.raises(ConfigurationError, match="the database itself"):
        check(present, present)


def test_the_schema_of_a_file_is_known(present: Path) -> None:
    assert schema_version(present)


async def test_twenty_backups_under_load_hold_all_that_was_acknowledged_before_they_began(
    database_file: Database, tmp_path: Path
) -> None:
    """Four writers never stop; what counts is what was acknowledged when the backup began."""
    acknowledged = 0
    stop = asyncio.Event()

    async def write(number: int) -> None:
        nonlocal acknowledged
        for turn in itertools.count():
            async with database_file.write() as conn:
                values = {"name": f"load:{number}:{turn}", "value": "x" * 200}
                await conn.execute(text("INSERT INTO facts VALUES (:name, :value)"), values)
            acknowledged += 1
            if stop.is_set():
                return

    writers = [asyncio.create_task(write(number)) for number in range(4)]
    for run in range(20):
        before = acknowledged
        saved = tmp_path / f"{run}.sqlite3"
        await asyncio.to_thread(back_up, tmp_path / "present.sqlite3", saved, NOW, 7)
        assert is_whole(saved)
        assert counted(saved) >= before
    stop.set()
    await asyncio.gather(*writers)
    assert acknowledged > 100


@pytest.fixture
async def database_file(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """A database that a bot has open."""
    copy(sqlite_template, tmp_path / "present.sqlite3")
    db = open_database(f"sqlite+aiosqlite:///{tmp_path / 'present.sqlite3'}")
    yield db
    await db.close()


def counted(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM facts WHERE name LIKE 'load:%'").fetchone()[0])
