"""Copies of the SQLite file that are whole even while the bot writes. PostgreSQL has its own tools."""

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path


async def copy_sqlite(source: Path, target: Path) -> None:
    """Write a compact, consistent copy. `target` is replaced only once the copy is safely on disk."""
    await asyncio.to_thread(_copy, source, target)


def _copy(source: Path, target: Path) -> None:
    unfinished = target.with_name(f"{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as connection:
        connection.execute("VACUUM INTO ?", (str(unfinished),))
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(target)
