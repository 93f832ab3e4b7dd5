"""The doctor on the command line: a line for everything it looks at, and no error of its own."""

import os
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from discord.http import Route

from bot import doctor, heartbeat, migrate, ownership
from bot.doctor import Line, Mark, examine
from bot.settings import Settings
from bot.trouble import DISCORD_AWAY, NO_INTENT, POSTGRES_AWAY, WRONG_TOKEN
from tests.kernel import door as doors
from tests.kernel.door import Door

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
SHAPED_TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.made-up.never-valid-anywhere"


@pytest.fixture
def database(sqlite_template: Path, tmp_path: Path) -> Path:
    path = tmp_path / "data" / "greenroom.sqlite3"
    path.parent.mkdir()
    shutil.copyfile(sqlite_template, path)
    return path


@pytest.fixture
async def door(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Door]:
    async with doors.opened() as door:
        lead_to(f"{door.url}/api", monkeypatch)
        yield door


def lead_to(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through the setting, which is put in force for the whole process; this test only."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setenv("DISCORD_API", address)


async def report(path: Path | str, *, token: str | None = SHAPED_TOKEN, online: bool = False) -> list[Line]:
    url = path if isinstance(path, str) else f"sqlite:///{path}"
    settings = Settings.model_validate({"database_url": url, "discord_token": token})
    return [line async for line in examine(settings, NOW, online=online)]


def texts(lines: list[Line], mark: Mark) -> list[str]:
    return [line.text for line in lines if line.mark is mark]


async def test_all_is_well(database: Path) -> None:
    lines = await report(database)
    assert not texts(lines, Mark.BAD)
    assert "The database is whole and up to date." in texts(lines, Mark.GOOD)
    assert "The bot is not running." in texts(lines, Mark.NOTE)


async def test_looking_changes_nothing(tmp_path: Path) -> None:
    lines = await report(tmp_path / "data" / "greenroom.sqlite3")
    assert not texts(lines, Mark.BAD)
    assert any("will be made at the first start" in line for line in texts(lines, Mark.GOOD))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("token", "says"), [(None, "no token yet"), ("nonsense", "does not look like")])
async def test_a_token_that_cannot_work(database: Path, token: str | None, says: str) -> None:
    (line,) = texts(await report(database, token=token), Mark.BAD)
    assert says in line
    assert "nonsense" not in line


async def test_a_damaged_database(database: Path) -> None:
    database.write_bytes(b"damaged" * 1000)
    (line,) = texts(await report(database), Mark.BAD)
    assert "is damaged" in line


async def test_a_database_that_is_not_there() -> None:
    assert texts(await report("postgresql://me:secret@127.0.0.1:1/x"), Mark.BAD) == [POSTGRES_AWAY]


async def test_an_empty_database_on_each_engine(database_url: str) -> None:
    lines = await report(database_url)
    assert not texts(lines, Mark.BAD)


@pytest.mark.parametrize("state", migrate.State)
async def test_every_state_of_a_database_has_its_line(
    database: Path, monkeypatch: pytest.MonkeyPatch, state: migrate.State
) -> None:
    async def inspect(url: str) -> migrate.State:
        return state

    monkeypatch.setattr(doctor, "inspect", inspect)
    assert bool(texts(await report(database), Mark.BAD)) is (state is migrate.State.NEWER)


class Usage(NamedTuple):
    """As `shutil.disk_usage` answers."""

    total: int
    used: int
    free: int


@pytest.mark.parametrize(("free", "mark"), [(10, Mark.BAD), (100 * 1024**2, Mark.NOTE), (10 * 1024**3, Mark.GOOD)])
async def test_room_on_the_disk(database: Path, monkeypatch: pytest.MonkeyPatch, free: int, mark: Mark) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(free, 0, free))
    assert any("on the disk" in line for line in texts(await report(database), mark))


async def test_a_folder_where_nothing_may_be_written(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(**_options: object) -> None:
        raise PermissionError(13, "Permission denied", str(database.parent / "tmp1"))

    monkeypatch.setattr("tempfile.TemporaryFile", denied)
    (line,) = texts(await report(database), Mark.BAD)
    assert "Give the account that runs Greenroom the right to write" in line


async def test_a_bot_that_runs_is_seen(database: Path) -> None:
    with ownership.take(database):
        assert any("just starting or not well" in line for line in texts(await report(database), Mark.NOTE))
        beat = heartbeat.file_of(Settings.model_validate({"database_url": f"sqlite:///{database}"}))
        beat.touch()
        os.utime(beat, (NOW.timestamp(), NOW.timestamp()))
        assert "The bot is running and well." in texts(await report(database), Mark.GOOD)


async def test_discord_knows_the_token(database: Path, door: Door) -> None:
    lines = await report(database, token=doors.TOKEN, online=True)
    assert any("it belongs to greenroom, which may see members" in line for line in texts(lines, Mark.GOOD))


@pytest.mark.parametrize(
    ("knows", "may_see", "says"), [(False, True, WRONG_TOKEN), (True, False, NO_INTENT)], ids=["token", "intent"]
)
async def test_discord_refuses(database: Path, door: Door, knows: bool, may_see: bool, says: str) -> None:  # noqa: FBT001
    door.knows_token, door.members_intent = knows, may_see
    assert says in texts(await report(database, token=doors.TOKEN, online=True), Mark.BAD)


async def test_discord_is_away(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lead_to("http://127.0.0.1:1/api", monkeypatch)
    assert texts(await report(database, online=True), Mark.BAD) == [DISCORD_AWAY]


async def test_discord_does_not_answer(database: Path, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LOGIN_PATIENCE", 0)
    (line,) = texts(await report(database, online=True), Mark.BAD)
    assert "Discord did not answer" in line


async def test_time_zones_that_are_missing(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_ZONES", ("Nowhere/Land",))
    (line,) = texts(await report(database), Mark.BAD)
    assert "pip install tzdata" in line
