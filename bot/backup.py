"""Copies of the SQLite file that are whole even while the bot writes; how many are kept, and for how long.

PostgreSQL has its own.
"""

import asyncio
import os
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from bot.errors import ConfigurationError, StartupError
from bot.sqlite_file import checked, connect

LONGEST_KEPT = timedelta(days=30)
"""A copy still holds what somebody has had deleted since, so it must not stay for ever."""
_SUFFIX = ".sqlite3"
_DATED = "-[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]-[0-9][0-9][0-9][0-9][0-9][0-9]"
_DATE = "%Y-%m-%d-%H%M%S"


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
    copies stay, none for longer than LONGEST_KEPT. Raises StartupError when there is nothing to copy.
    """
    if not source.exists():
        message = f"There is no database at {source} yet, so there is nothing to back up."
        raise StartupError(message)
    folder = _usual_folder(source) if to is None else to
    if to is not None and not to.is_dir():
        return _back_up_as(source, to)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{source.stem}-{now:{_DATE}}{_SUFFIX}"
    copy(source, target)
    _rotate(folder, source.stem, kept)
    _age_out(folder, source.stem, now)
    return target


def _back_up_as(source: Path, target: Path) -> Path:
    if target.resolve() == source.resolve():
        message = f"{target} is the database itself. Give the backup another name."
        raise ConfigurationError(message)
    target.parent.mkdir(parents=True, exist_ok=True)
    copy(source, target)
    return target


def before_migration(database: Path) -> Path:
    """Where the copy goes that is made before the tables are changed."""
    return database.with_name(f"{database.stem}.before-migration{_SUFFIX}")


def age_out(database: Path, now: datetime) -> None:
    """Remove the copies that are too old: those in the usual folder, and the one from before a migration."""
    _age_out(_usual_folder(database), database.stem, now)
    copy_before = before_migration(database)
    if copy_before.exists() and now.timestamp() - copy_before.stat().st_mtime > LONGEST_KEPT.total_seconds():
        copy_before.unlink(missing_ok=True)


def look_after(database: Path, now: datetime) -> str | None:
    """What a start does before anything else, in one trip to a thread: is the file whole, and which copies may go.

    Answers the version that the file has. Raises StartupError when it is damaged or read-only.
    """
    version = checked(database)
    age_out(database, now)
    return version


def _usual_folder(database: Path) -> Path:
    return database.parent / "backups"


def _copies(folder: Path, stem: str) -> list[Path]:
    """Ours, the oldest first. Files with other names are not ours to remove."""
    return sorted(folder.glob(f"{stem}{_DATED}{_SUFFIX}"))


def _rotate(folder: Path, stem: str, kept: int) -> None:
    for old in _copies(folder, stem)[:-kept]:
        old.unlink(missing_ok=True)


def _age_out(folder: Path, stem: str, now: datetime) -> None:
    oldest = f"{stem}-{now - LONGEST_KEPT:{_DATE}}{_SUFFIX}"
    for each in _copies(folder, stem):
        if each.name < oldest:
            each.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are safely on disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no handle on a folder, and no need for one.
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
