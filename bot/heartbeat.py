"""The heartbeat: a file that the running bot touches while all is well, and that `greenroom health` looks at.

A file, because it works with both databases, costs nothing, and speaks of this machine's bot, not of another one.
"""

import asyncio
import contextlib
import logging
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import Settings
from bot.text import duration

if TYPE_CHECKING:
    from bot.client import Greenroom

EVERY = timedelta(seconds=15)
FRESH = timedelta(seconds=60)
LEAST_ROOM = 16 * 1024 * 1024
"""Bytes of free disk below which saving may fail at any moment."""

_PATIENCE = 10
"""Seconds in which an idle database must answer."""

log = logging.getLogger("greenroom")


def file_of(settings: Settings) -> Path:
    """Where the heartbeat is: beside the database file, or in the data folder. Processes with shards have one each."""
    path = settings.sqlite_path
    if path is not None:
        return Path(f"{path}.alive")
    shards = "-".join(settings.shard_ids.split())
    return Path(f"data/greenroom{f'.{shards}' if shards else ''}.alive")


def problem(file: Path, now: datetime) -> str | None:
    """What a missing or old heartbeat means, in a sentence; None while the bot is well."""
    try:
        seconds = file.stat().st_mtime
    except FileNotFoundError:
        return "Greenroom is not running, or is just starting."
    age = now - datetime.fromtimestamp(seconds, tz=now.tzinfo)
    return None if age <= FRESH else f"Greenroom has not been well for {duration(age)}: see its log."


class Heartbeat:
    """Beats when called, if the bot is connected, its database answers and there is room on the disk."""

    def __init__(self, bot: "Greenroom") -> None:
        """Nothing is touched before the first beat."""
        self._bot = bot
        self._file = file_of(bot.settings)
        self._was_well = True
        self._is_over = False

    async def beat(self) -> None:
        """Touch the file if all is well; say it once when that changes."""
        trouble = await self.trouble() or self._touch()
        if trouble is not None and self._was_well:
            log.warning("Not well: %s.", trouble)
        self._was_well = trouble is None

    async def trouble(self) -> str | None:
        """What keeps the bot from doing its work just now; None when nothing does."""
        if not self._bot.is_ready():
            return "not connected to Discord"
        return await self._database_trouble() or self._disk_trouble()

    async def _database_trouble(self) -> str | None:
        """Take the writer. Nothing is written, so nothing wears out."""
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._bot.db.ping()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the answer
            return f"the database does not answer ({type(error).__name__})"
        return None

    def _disk_trouble(self) -> str | None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            return "the disk is full" if shutil.disk_usage(self._file.parent).free < LEAST_ROOM else None
        except OSError as error:
            return f"{self._file.parent} cannot be looked at ({error.strerror})"

    def _touch(self) -> str | None:
        if self._is_over:
            return None
        try:
            self._file.touch()
        except OSError as error:
            return f"{self._file} cannot be touched ({error.strerror})"
        return None

    def stop(self) -> None:
        """Leave no sign of life behind, not even of a beat that is under way."""
        self._is_over = True
        with contextlib.suppress(OSError):
            self._file.unlink(missing_ok=True)
