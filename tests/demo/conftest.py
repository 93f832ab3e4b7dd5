"""Worlds with the stand-in bot, and the front page's server on a free port."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.demo.server import Server
from bot.demo.world import World
from tests.demo.plays import opened, served


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """A group on its first day."""
    async with opened() as world:
        yield world


@pytest.fixture
async def server(world: World) -> AsyncIterator[Server]:
    """The front page of a group with three weeks behind it."""
    async with served(world) as running:
        yield running


@pytest.fixture
async def visitor(server: Server) -> AsyncIterator[aiohttp.ClientSession]:
    """A browser that has opened the front page."""
    jar = aiohttp.CookieJar(unsafe=True)  # cookies of a bare address
    async with aiohttp.ClientSession(server.url, cookie_jar=jar) as session:
        async with session.get("/") as answer:
            assert answer.status == 200
        yield session
