"""One of several processes of the bot, on its shards; its requests and its gateways are led over the line.

`benchmarks.processes.__main__` starts it. As `benchmarks.survival.child`, with shards and with another feature.
"""

import asyncio
import logging
import os
from pathlib import Path

import bot.client
from benchmarks.processes.duties import FEATURES
from benchmarks.survival.child import Transport, connect, hear
from benchmarks.survival.link import dial
from benchmarks.survival.pace import Pace
from bot.jobs import SchedulerDriver
from bot.processes import WATCHED_EVERY
from bot.settings import Settings
from tests.beacon import StandIn

TICK_SECONDS = 1.0
SHARDS = 4


async def main(socket: Path, url: str, pace: Pace, shards: str) -> None:
    """Run until killed, or until the parent is gone."""
    transport = Transport(await dial(socket))
    settings = Settings(database_url=url, shard_count=SHARDS, shard_ids=shards, _env_file=None)
    bot.client.FEATURES = (*FEATURES, "benchmarks.processes.items")  # type: ignore[assignment]  # others than there
    driver = SchedulerDriver(TICK_SECONDS)
    greenroom = bot.client.create_bot(settings, clock=pace.now, driver=driver, beacon=StandIn())
    connect(greenroom, transport)
    watchman = SchedulerDriver(WATCHED_EVERY)
    watchman.start(greenroom.watch)
    state = greenroom._connection  # noqa: SLF001 - what connecting to the gateway would say
    state.shard_count, state.shard_ids = SHARDS, settings.shards  # type: ignore[attr-defined]  # of a sharded state
    async with asyncio.TaskGroup() as both:
        both.create_task(hear(greenroom, transport))
        await greenroom.login("not.a.token")
        transport.link.send(shards=settings.shards)
        transport.link.send(started=True)
    watchman.stop()
    await greenroom.close()


def begin(log: Path, socket: Path, url: str, pace: Pace, shards: str) -> None:
    """One life, in a process of its own whose output is added to `log`."""
    with log.open("ab", buffering=0) as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns whenever a tick takes longer than the pause
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    asyncio.run(main(socket, url, pace, shards))
