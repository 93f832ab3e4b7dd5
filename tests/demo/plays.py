"""A world with the stand-in bot and a front page, opened and closed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.demo import history
from bot.demo.server import Server, listen
from bot.demo.world import World
from tests.demo.stand_in import StandIn


@asynccontextmanager
async def opened() -> AsyncIterator[World]:
    """A group on its first day; fails if anything went wrong in it."""
    async with World.opened(StandIn) as world:
        yield world
        world.env.raise_errors()


@asynccontextmanager
async def served(world: World) -> AsyncIterator[Server]:
    """Play the three weeks, and serve the front page on a free port."""
    await history.play(world)
    with listen(0) as taken:
        async with Server.running(world, taken) as running:
            yield running
