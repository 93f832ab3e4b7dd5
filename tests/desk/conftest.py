"""A group whose bot has the desk and one sample feature, so that these tests stand on known needs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot import client
from tests.desk import sample
from tests.desk.house import House


@pytest.fixture
async def house(migrated_sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    """The simulated group with the desk and the sample feature."""
    async with running(migrated_sqlite_url, monkeypatch) as simulated:
        yield simulated


@pytest.fixture
async def house_on_each_engine(migrated_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    """The same, on each engine in turn."""
    async with running(migrated_url, monkeypatch) as simulated:
        yield simulated


@asynccontextmanager
async def running(url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    monkeypatch.setattr(client, "FEATURES", ("cogs.desk", "tests.desk.sample"))
    simulated = House(url)
    await simulated.start()
    yield simulated
    sample.findings.clear()
    await simulated.stop()
