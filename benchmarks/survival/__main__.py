"""Kill -9 at random moments while people join and go through onboarding. Nobody greeted twice, nothing lost.

Run `python -m benchmarks.survival`; giveaways have `python -m benchmarks.survival.giveaways`. The bot runs in a process
of its own, which is killed; this process is Discord and the people. Exit status 1 when a promise is broken. `--seed`
chooses the same moments again, as far as processes can.
"""

import argparse
import asyncio
import random
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from benchmarks.survival.hunter import Hunter
from benchmarks.survival.life import Life, be_born
from benchmarks.survival.pace import Pace
from benchmarks.survival.stage import (
    LONGEST_END,
    QUIET,
    SECONDS_PER_KILL,
    SPEED,
    Played,
    come_to_rest,
    errors,
    run,
    set_up,
)
from benchmarks.survival.verdict import judge
from benchmarks.survival.world import World
from bot.db import open_database


async def survive(url: str, folder: Path, *, kills: int, joins: int, seed: int) -> Played:
    """Play it once on a database. Takes a few minutes at most."""
    rng = random.Random(seed)
    world = World(Pace(time.time(), SPEED), rng)
    await set_up(url, world)
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
        await come_to_rest(url, world.pace)
    finally:
        await hunter.close()
    figures = {"kills": hunter.kills, "joins": joins, **world.figures}
    accidents = {"bugs in the log": errors(hunter.log), "deaths without a kill": hunter.died}
    db = open_database(url)
    try:
        return await judge(world, db, [life.newcomer for life in lives], accidents), figures
    finally:
        await db.close()


async def _arrive(lives: Sequence[Life], rng: random.Random, seconds: float) -> None:
    """Let people join over that time, some of them in bursts."""

    async def later(life: Life, moment: float) -> None:
        await asyncio.sleep(moment)
        await life.live()

    bursts = [rng.uniform(0, seconds) for _ in range(max(1, len(lives) // 20))]
    moments = [rng.choice(bursts) if rng.random() < 0.4 else rng.uniform(0, seconds) for _ in lives]
    await asyncio.gather(*(later(life, moment) for life, moment in zip(lives, moments, strict=True)))


def main() -> int:
    """Play it on each engine that is here."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.survival", description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--joins", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--log", type=Path, help="keep the bots' log in this file")
    return run(parser, _play)


async def _play(url: str, folder: Path, options: argparse.Namespace) -> Played:
    return await survive(url, folder, kills=options.kills, joins=options.joins, seed=options.seed)


if __name__ == "__main__":
    sys.exit(main())
