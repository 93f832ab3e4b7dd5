"""What every play needs: a group that is set up, an outbox that comes to rest, engines in turn, a table of figures."""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select

from benchmarks.databases import databases
from benchmarks.survival.pace import Pace
from benchmarks.survival.verdict import Verdict
from benchmarks.survival.world import World
from bot.db import open_database
from bot.migrate import migrate
from bot.outbox_store import outbox
from bot.settings import Settings
from cogs.desk import store as desk

SPEED = 20.0
SECONDS_PER_KILL = 3.5
LONGEST_END = 150.0
QUIET = 3.0
_CALM = 4
_SOON = timedelta(hours=1)
_MOST_DETAILS = 20

Played = tuple[Verdict, dict[str, int]]
Play = Callable[[str, Path, argparse.Namespace], Coroutine[Any, Any, Played]]
"""Plays once on the database of that URL, with a folder for files; answers what was promised and what happened."""


async def set_up(url: str, world: World) -> None:
    """What a moderator did with /setup."""
    settings = Settings(database_url=url, _env_file=None)
    await migrate(url, settings.sqlite_path)
    db = open_database(url)
    async with db.write() as conn:
        for purpose, channel_id in world.places.items():
            await desk.set_place(conn, world.guild.id, purpose, channel_id)
        for purpose, role_id in world.roles.items():
            await desk.set_role(conn, world.guild.id, purpose, role_id)
    await db.close()


async def come_to_rest(url: str, pace: Pace, soon: timedelta = _SOON) -> None:
    """Wait until nothing is on its way any more; what is due later than `soon` stays out of it."""
    db = open_database(url)
    with suppress(TimeoutError):
        async with asyncio.timeout(LONGEST_END):
            calm = 0
            while calm < _CALM:
                await asyncio.sleep(0.5)  # edge: the bot works in a process of its own
                waiting = select(func.count()).where(outbox.c.state == "waiting", outbox.c.due_at < pace.now() + soon)
                async with db.read() as conn:
                    calm = 0 if await conn.scalar(waiting) else calm + 1
    await db.close()


def errors(log: Path) -> int:
    """How many bugs a process logged."""
    return sum(line.startswith("ERROR") for line in log.read_text(errors="replace").splitlines())


def show(engine: str, verdict: Verdict, figures: dict[str, int], seconds: float) -> None:
    """Print one engine's figures."""
    table = Table("what happened", "count", title=f"{engine}, {seconds:.0f} s")
    for name, count in (figures | verdict.kept).items():
        table.add_row(name, str(count))
    table.add_section()
    for name, count in verdict.broken.items():
        table.add_row(name, str(count), style="green" if not count else "bold red")
    Console().print(table)
    sys.stdout.flush()
    for detail in verdict.details[:_MOST_DETAILS]:
        print("  ", detail, flush=True)


def run(parser: argparse.ArgumentParser, play: Play) -> int:
    """Play it on each engine that is here. The exit status: 1 when a promise was broken."""
    options = parser.parse_args()
    print(f"seed {options.seed}")
    good = True
    with databases(options.engine) as engines:
        for engine, url_in in engines.items():
            with tempfile.TemporaryDirectory(prefix="greenroom-") as name:
                began, folder = time.monotonic(), Path(name)
                verdict, figures = asyncio.run(play(url_in(folder), folder, options))
                show(engine, verdict, figures, time.monotonic() - began)
                good = good and verdict.is_good
                if options.log is not None:
                    logs = sorted(folder.glob("*.log"))
                    options.log.write_bytes(b"".join(log.read_bytes() for log in logs))
    return 0 if good else 1
