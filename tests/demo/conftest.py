"""Worlds with the stand-in bot, and the front page's server on a free port."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.demo import history
from bot.demo.server import Server, listen
from bot.demo.world import World
from tests.demo.stand_in import StandIn


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """A group on its first day."""
    async with World.opened(StandIn) as opened:
        yield opened
        opened.env.raise_errors()


@pytest.fixture
async def server(world: World) -> AsyncIterator[Server]:
    """The front page of a group with three weeks behind it."""
    await history.play(world)
    with listen(0) as taken:
        async with Server.running(world, taken) as running:
            yield running


@pytest.fixture
async def visitor(server: Server) -> AsyncIterator[aiohttp.ClientSession]:
    """A browser that has opened the front page."""
    jar = aiohttp.CookieJar(unsafe=True)  # cookies of a bare address
    async with aiohttp.ClientSession(server.url, cookie_jar=jar) as session:
        async with session.get("/") as answer:
            assert answer.status == 200
        yield session
