"""The SQLite file as an operator sees it: is it whole, is it ours, how new is it. Its rows are the stores' business."""

import asyncio
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from bot.errors import ConfigurationError, StartupError

PATIENCE = 5.0
"""Seconds to wait for another program that is writing."""

_Answer = TypeVar("_Answer")

_PRIMARY = 0xFF
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def connect(path: Path) -> sqlite3.Connection:
    """Open a file that is there already; sqlite3 by itself would make an empty one out of a typing error."""
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=rw", uri=True, timeout=PATIENCE)


def code_of(error: sqlite3.Error) -> int:
    """SQLite's primary result code, without the details of the extended one; 0 when Python itself refused."""
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY


async def check(path: Path) -> None:
    """Raise StartupError when the file is damaged or read-only. A file that is not there yet is in order."""
    await asyncio.to_thread(checked, path)


def checked(path: Path) -> str | None:
    """The same, for a thread of its own. Answers as `schema_version` does, over the same connection.

    Each connection reads the whole schema anew, which is most of what a start waits for here.
    """
    if not path.exists():
        return None
    if not os.access(path, os.W_OK):
        message = f"The database file {path} is read-only. Give the account that runs Greenroom the right to write it."
        raise ConfigurationError(message)
    whole, version = _asked(path, _state) or (False, None)
    if not whole:
        raise StartupError(damaged(path))
    return version


def _state(connection: sqlite3.Connection) -> tuple[bool, str | None]:
    return (True, _schema_version(connection)) if _is_whole(connection) else (False, None)


def damaged(path: Path) -> str:
    """What an operator reads about a damaged file."""
    return (
        f"The database file {path} is damaged. Put a backup in its place with `greenroom restore` "
        f"and the name of a file from the folder {path.parent / 'backups'}."
    )


def is_whole(path: Path) -> bool:
    """Ask SQLite's quick_check."""
    return _asked(path, _is_whole) or False


def _asked(path: Path, question: Callable[[sqlite3.Connection], _Answer]) -> _Answer | None:
    """The answer, or None where SQLite finds the file damaged; every other error goes on."""
    try:
        with closing(connect(path)) as connection:
            return question(connection)
    except sqlite3.DatabaseError as error:
        if code_of(error) in _DAMAGED:
            return None
        raise


def _is_whole(connection: sqlite3.Connection) -> bool:
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    return str(answer) == "ok"


def schema_version(path: Path) -> str | None:
    """The revision that a Greenroom wrote into the file; None when none did."""
    with closing(connect(path)) as connection:
        return _schema_version(connection)


def _schema_version(connection: sqlite3.Connection) -> str | None:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if not {"alembic_version", "outbox", "facts"} <= tables:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])
