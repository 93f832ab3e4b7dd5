"""Copies of the SQLite file that are whole even while the bot writes, and how many are kept. PostgreSQL has its own."""

import asyncio
import os
from contextlib import closing
from datetime import datetime
from pathlib import Path

from bot.errors import ConfigurationError, StartupError
from bot.sqlite_file import connect

_SUFFIX = ".sqlite3"


async def copy_sqlite(source: Path, target: Path) -> None:
    """Write a compact, consistent copy. `target` is replaced only once the copy is safely on disk."""
    await asyncio.to_thread(copy, source, target)


def copy(source: Path, target: Path) -> None:
    """Do so in this thread."""
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(connect(source)) as connection:
            connection.execute("VACUUM INTO ?", (str(unfinished),))
        sync(unfinished)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    unfinished.replace(target)
    sync(target.parent)


def back_up(source: Path, to: Path | None, now: datetime, kept: int) -> Path:
    """Make a copy of the database and answer where it is.

    `to` is a file, or a folder; by default the folder `backups` beside the database. In a folder the `kept` newest
    copies stay. Raises StartupError when there is nothing to copy.
    """
    if not source.exists():
        message = f"There is no database at {source} yet, so there is nothing to back up."
        raise StartupError(message)
    folder = source.parent / "backups" if to is None else to
    if to is not None and not to.is_dir():
        return _back_up_as(source, to)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{source.stem}-{now:%Y-%m-%d-%H%M%S}{_SUFFIX}"
    copy(source, target)
    rotate(folder, source.stem, kept)
    return target


def _back_up_as(source: Path, target: Path) -> Path:
    if target.resolve() == source.resolve():
        message = f"{target} is the database itself. Give the backup another name."
        raise ConfigurationError(message)
    target.parent.mkdir(parents=True, exist_ok=True)
    copy(source, target)
    return target


def rotate(folder: Path, stem: str, kept: int) -> None:
    """Remove the oldest copies beyond `kept`. Files with other names are not ours to remove."""
    copies = sorted(
        folder.glob(f"{stem}-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9]{_SUFFIX}")
    )
    for old in copies[:-kept]:
        old.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are safely on disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no handle on a folder, and no need for one.
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
