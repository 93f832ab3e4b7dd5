"""Kill -9 at random moments while people join and go through onboarding. Nobody greeted twice, nothing lost.

Run `python -m benchmarks.survival`. The bot runs in a process of its own, which is killed; this process is Discord and
the people. Exit status 1 when a promise is broken. `--seed` chooses the same moments again, as far as processes can.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select

from benchmarks.databases import databases
from benchmarks.survival.hunter import Hunter
from benchmarks.survival.life import Life, be_born
from benchmarks.survival.pace import Pace
from benchmarks.survival.verdict import Verdict, judge
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
CALM = 4
SOON = timedelta(hours=1)


async def survive(url: str, folder: Path, *, kills: int, joins: int, seed: int) -> tuple[Verdict, dict[str, int]]:
    """Play it once on a database. Takes a few minutes at most."""
    rng = random.Random(seed)
    world = World(Pace(time.time(), SPEED), rng)
    await _set_up(url, world)
    hunter = Hunter(world, url, folder, random.Random(seed + 1))
    await hunter.open()
    try:
        lives = [Life(world, be_born(world, number, seed)) for number in range(joins)]
        await hunter.start()
        await hunter.started()
        await asyncio.sleep(QUIET)  # the bot has to know the group: who was there before it is not greeted
        arriving = asyncio.create_task(_arrive(lives, rng, kills * SECONDS_PER_KILL))
        for _ in range(kills):
            await hunter.hunt()
        await hunter.started()
        with suppress(TimeoutError):
            await asyncio.wait_for(arriving, LONGEST_END)
        await _quiet(url, world.pace)
    finally:
        await hunter.close()
    figures = {"kills": hunter.kills, "joins": joins, **world.figures}
    accidents = {"bugs in the log": _errors(hunter.log), "deaths without a kill": hunter.died}
    db = open_database(url)
    try:
        return await judge(world, db, [life.newcomer for life in lives], accidents), figures
    finally:
        await db.close()


async def _quiet(url: str, pace: Pace) -> None:
    """Wait until nothing is on its way any more; what is due in days stays out of it."""
    db = open_database(url)
    waiting = select(func.count()).where(outbox.c.state == "waiting", outbox.c.due_at < pace.now() + SOON)
    with suppress(TimeoutError):
        async with asyncio.timeout(LONGEST_END):
            calm = 0
            while calm < CALM:
                await asyncio.sleep(0.5)
                async with db.read() as conn:
                    calm = 0 if await conn.scalar(waiting) else calm + 1
    await db.close()


async def _set_up(url: str, world: World) -> None:
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


async def _arrive(lives: Sequence[Life], rng: random.Random, seconds: float) -> None:
    """Let people join over that time, some of them in bursts."""

    async def later(life: Life, moment: float) -> None:
        await asyncio.sleep(moment)
        await life.live()

    bursts = [rng.uniform(0, seconds) for _ in range(max(1, len(lives) // 20))]
    moments = [rng.choice(bursts) if rng.random() < 0.4 else rng.uniform(0, seconds) for _ in lives]
    await asyncio.gather(*(later(life, moment) for life, moment in zip(lives, moments, strict=True)))


def _errors(log: Path) -> int:
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
    for detail in verdict.details[:20]:
        print("  ", detail, flush=True)


def main() -> int:
    """Play it on each engine that is here."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.survival", description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--joins", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--log", type=Path, help="keep the bots' log in this file")
    options = parser.parse_args()
    print(f"seed {options.seed}")
    good = True
    with databases(options.engine) as engines:
        for engine, url_in in engines.items():
            with tempfile.TemporaryDirectory(prefix="greenroom-") as name:
                began, folder = time.monotonic(), Path(name)
                verdict, figures = asyncio.run(
                    survive(url_in(folder), folder, kills=options.kills, joins=options.joins, seed=options.seed)
                )
                show(engine, verdict, figures, time.monotonic() - began)
                good = good and verdict.is_good
                if options.log is not None:
                    options.log.write_bytes((folder / "bot.log").read_bytes())
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
