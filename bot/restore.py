"""Putting a backup in the place of the SQLite file: checked first, and the present file is kept."""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from bot import ownership
from bot.backup import copy, sync
from bot.errors import ConfigurationError, StartupError
from bot.known_migrations import knows
from bot.sqlite_file import connect, is_whole, schema_version
from bot.text import plural

_WRITE_AHEAD = ("-wal", "-shm")
"""What SQLite keeps beside a file that is in use, or was when the power went."""


def check(backup: Path, present: Path) -> None:
    """Raise StartupError unless the file is a whole database of this Greenroom or an older one."""
    if not backup.is_file():
        message = f"There is no file {backup}."
        raise ConfigurationError(message)
    if backup.resolve() == present.resolve():
        message = f"{backup} is the database itself, so there is nothing to restore."
        raise ConfigurationError(message)
    if not is_whole(backup):
        message = f"{backup} is damaged or no database at all. Take another backup."
        raise StartupError(message)
    _check_origin(backup)


def _check_origin(backup: Path) -> None:
    version = schema_version(backup)
    if version is None:
        message = f"{backup} was not made by Greenroom. Take another file."
        raise ConfigurationError(message)
    if not knows(version):
        message = f"{backup} was made by a newer Greenroom. Install that version first, or take an older backup."
        raise ConfigurationError(message)


def refuse_to_lose(backup: Path, present: Path) -> None:
    """Raise StartupError when the present file holds rows that the backup does not. A damaged one cannot say."""
    if not present.is_file() or not is_whole(present) or schema_version(present) is None:
        return
    if rows := _only_in(present, backup):
        message = (
            f"{present} holds {plural(rows, 'row')} that {backup} does not: what was written or changed since. "
            "Nothing was touched. If that may go, add --lose-newer; the present file is kept beside it."
        )
        raise StartupError(message)


def _only_in(present: Path, backup: Path) -> int:
    """How many rows of the present file the backup lacks, compared by the columns that both have."""
    with closing(connect(present)) as connection:
        connection.execute("ATTACH ? AS backup", (str(backup),))
        tables = _columns(connection, "main")
        kept = _columns(connection, "backup")
        return sum(_missing(connection, name, columns & kept.get(name, set())) for name, columns in tables.items())


def _columns(connection: sqlite3.Connection, schema: str) -> dict[str, set[str]]:
    """The columns of every table of ours."""
    query = """
        SELECT t.name, c.name FROM pragma_table_list AS t, pragma_table_info(t.name, :schema) AS c
        WHERE t.schema = :schema AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'alembic_version'
    """
    found: dict[str, set[str]] = {}
    for table, column in connection.execute(query, {"schema": schema}):
        found.setdefault(table, set()).add(column)
    return found


def _missing(connection: sqlite3.Connection, table: str, shared: set[str]) -> int:
    if not shared:  # A table that is newer than the backup: all of it.
        return int(connection.execute(f'SELECT count(*) FROM main."{table}"').fetchone()[0])  # noqa: S608 - a name of ours
    columns = ", ".join(f'"{name}"' for name in sorted(shared))
    only = f'SELECT {columns} FROM main."{table}" EXCEPT SELECT {columns} FROM backup."{table}"'  # noqa: S608 - as above
    return int(connection.execute(f"SELECT count(*) FROM ({only})").fetchone()[0])  # noqa: S608 - as above


def put_back(backup: Path, present: Path) -> Path | None:
    """Put the backup in place and answer where the present file went, if there was one. Raises StartupError."""
    with ownership.take(present):
        check(backup, present)
        incoming = present.with_name(f"{present.name}.incoming")
        copy(backup, incoming)
        kept = _keep(present) if present.exists() else None
        for suffix in _WRITE_AHEAD:
            # Beside the new file they would be taken for its own, and written into it.
            Path(f"{present}{suffix}").unlink(missing_ok=True)
        incoming.replace(present)
        sync(present.parent)
    return kept


def _keep(present: Path) -> Path:
    """Copy the file as it is, with what it had not taken in yet: it may be damaged, which is why we are here."""
    with suppress(sqlite3.Error), closing(connect(present)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    kept = _free_name(present)
    for suffix in ("", *_WRITE_AHEAD):
        if Path(f"{present}{suffix}").exists():
            shutil.copyfile(f"{present}{suffix}", f"{kept}{suffix}")
            sync(Path(f"{kept}{suffix}"))
    return kept


def _free_name(present: Path) -> Path:
    """Never write over what an earlier restore kept."""
    name, number = f"{present}.before-restore", 1
    while Path(name).exists():
        number += 1
        name = f"{present}.before-restore-{number}"
    return Path(name)
