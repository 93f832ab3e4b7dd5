"""Lets the simulated clock follow the real one, a tick each second, while a page is open."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.demo.world import World

log = logging.getLogger("greenroom.demo")


async def keep_time(world: World, heard: Callable[[], Awaitable[None]]) -> None:
    """Follow real time, a tick each second; skips while something else is going on. Ends when cancelled."""
    loop = asyncio.get_running_loop()
    last = loop.time()
    while True:
        await asyncio.sleep(1)  # edge: this is what makes the simulated clock follow the real one
        if world.turn.busy:
            continue
        async with world.turn.take():
            now = loop.time()
            elapsed, last = now - last, now
            await _survive(world.follow(elapsed))
            await _survive(heard())


async def _survive(work: Awaitable[None]) -> None:
    """One bad second must not stop the clock."""
    try:
        await work
    except Exception:
        log.exception("A second went wrong")
