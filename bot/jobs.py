"""What happens by itself: the driver calls the tick, the tick asks each feature for its due work."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.reach import is_away
from bot.trouble import note

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.db import Database

Tick = Callable[[], Awaitable[None]]
Find = Callable[["AsyncConnection", datetime, int], Awaitable[Sequence[tuple[int, int]]]]
"""Group and id of at most so many rows that are due."""
Act = Callable[["AsyncConnection", int, int, datetime], Awaitable[object]]
_AT_ONCE = 50
_log = logging.getLogger("greenroom")


class Driver(Protocol):
    """Something that calls the tick again and again."""

    def start(self, tick: Tick) -> None:
        """Begin calling."""

    def stop(self) -> None:
        """Stop calling. A tick that is cut short is repeated by the next one."""


class SchedulerDriver:
    """APScheduler as nothing but a clock: due times are columns, so that a restart re-arms nothing."""

    def __init__(self, seconds: float = 1.0) -> None:
        """Tick every `seconds`."""
        self._seconds = seconds
        self._scheduler = AsyncIOScheduler()
        self._started = False
        logging.getLogger("apscheduler.executors.default").addFilter(_is_no_stop)

    def start(self, tick: Tick) -> None:
        """Begin calling; a late run is not dropped, several late ones are one, none overlap.

        One that comes while another is under way waits for its end: after a long tick the next one begins at once.
        """
        one = asyncio.Lock()

        async def in_turn() -> None:
            async with one:
                await tick()

        self._scheduler.add_job(
            in_turn, "interval", seconds=self._seconds, coalesce=True, max_instances=2, misfire_grace_time=None
        )
        self._scheduler.start()
        self._started = True

    def stop(self) -> None:
        """Stop calling; a tick that is under way is cancelled. Safe to call twice, and before `start`."""
        # APScheduler stops in a later turn of the loop, and would fail there if it were asked twice.
        if self._started:
            self._started = False
            self._scheduler.shutdown(wait=False)


def _is_no_stop(record: logging.LogRecord) -> bool:
    """Worth a line: APScheduler calls it an error when `stop` cuts a tick short, or keeps it from beginning."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


async def each_due(db: "Database", now: datetime, find: Find, act: Act) -> None:
    """Do what is due by now with each row of this process's groups, in a transaction of its own.

    One that fails undoes none before it.
    """
    async with db.read() as conn:
        found = await find(conn, now, _AT_ONCE * db.share.count)
    for guild_id, row_id in db.share.of(found, _AT_ONCE):
        async with db.write() as conn:
            await act(conn, guild_id, row_id, now)


async def run(name: str, job: Tick) -> None:
    """Run one job. Its errors end here and are logged: the other jobs, and its own next run, must go on."""
    try:
        await job()
    except Exception as error:  # noqa: BLE001 - a job is one of the two places where errors end
        if is_away(error):
            _log.warning("Discord did not answer the job %s (%s). It tries again.", name, type(error).__name__)
        else:
            note(f"the job {name}", error)
