"""The heartbeat beats while the bot can do its work, says once when it cannot, and starts again by itself."""

import asyncio
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import text

from bot.heartbeat import FRESH, Heartbeat, file_of, problem
from bot.settings import Settings
from tests.group import Group

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def simulated(group_on_each_engine: Group, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Group:
    monkeypatch.chdir(tmp_path)
    return group_on_each_engine


def is_alive(group: Group) -> bool:
    return file_of(group.bot.settings).exists()


async def test_it_beats_while_all_is_well(simulated: Group) -> None:
    heart = Heartbeat(simulated.bot)
    assert not is_alive(simulated)
    await heart.beat()
    assert is_alive(simulated)
    heart.stop()
    assert not is_alive(simulated)


async def test_a_beat_that_was_under_way_at_the_end_leaves_no_sign_of_life(simulated: Group) -> None:
    heart = Heartbeat(simulated.bot)
    beat = asyncio.ensure_future(heart.beat())
    await asyncio.sleep(0)
    heart.stop()
    await beat
    assert not is_alive(simulated)


async def test_it_does_not_beat_before_discord_is_there(simulated: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(simulated.bot, "is_ready", lambda: False)
    await Heartbeat(simulated.bot).beat()
    assert not is_alive(simulated)


async def test_a_database_that_does_not_answer_stops_it_and_is_told_once(
    simulated: Group, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    heart = Heartbeat(simulated.bot)
    with monkeypatch.context() as broken:
        broken.setattr("bot.heartbeat._PATIENCE", 0)
        await heart.beat()
        await heart.beat()
    assert not is_alive(simulated)
    assert caplog.text.count("Not well: the database does not answer (TimeoutError).") == 1
    await heart.beat()
    assert is_alive(simulated)
    async with simulated.bot.db.write() as conn:
        assert await conn.scalar(text("SELECT 1")) == 1


class Usage(NamedTuple):
    """As `shutil.disk_usage` answers."""

    total: int
    used: int
    free: int


async def test_a_full_disk_stops_it_until_there_is_room(simulated: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    heart = Heartbeat(simulated.bot)
    with monkeypatch.context() as full:
        full.setattr(shutil, "disk_usage", lambda _path: Usage(1, 1, 0))
        await heart.beat()
    assert not is_alive(simulated)
    await heart.beat()
    assert is_alive(simulated)


async def test_a_folder_that_cannot_be_used_is_told_and_ends_nothing(
    simulated: Group, caplog: pytest.LogCaptureFixture
) -> None:
    heart = Heartbeat(simulated.bot)
    heart._file = Path("in-the-way") / "alive"
    Path("in-the-way").write_text("a file")
    await heart.beat()
    assert "in-the-way cannot be looked at" in caplog.text


def test_a_heartbeat_is_fresh_for_a_minute(tmp_path: Path) -> None:
    file = tmp_path / "alive"
    assert problem(file, NOW) == "Greenroom is not running, or is just starting."
    file.touch()
    os.utime(file, (NOW.timestamp(), NOW.timestamp()))
    assert problem(file, NOW + FRESH) is None
    assert problem(file, NOW + timedelta(hours=2)) == "Greenroom has not been well for 2 hours: see its log."


def test_it_is_beside_the_database_or_in_the_data_folder() -> None:
    for url, place in (
        ("sqlite:////srv/x.sqlite3", "/srv/x.sqlite3.alive"),
        ("postgresql://h/x", "data/greenroom.alive"),
    ):
        assert file_of(Settings.model_validate({"database_url": url})) == Path(place)
