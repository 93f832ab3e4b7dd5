"""A group whose bot has the desk and one sample feature, so that these tests stand on known needs."""

from collections.abc import AsyncIterator

import pytest

from bot import client
from tests.desk import sample
from tests.desk.house import House


@pytest.fixture
async def house(migrated_sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    """The simulated group with the desk and the sample feature."""
    monkeypatch.setattr(client, "FEATURES", ("cogs.desk", "tests.desk.sample"))
    simulated = House(migrated_sqlite_url)
    await simulated.start()
    yield simulated
    sample.findings.clear()
    await simulated.stop()
