"""`greenroom run` as a real process: what it does before Discord answers, while it runs, and however it ends."""

import asyncio
import os
import re
import shutil
import signal
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from bot import leases, ownership, running, trouble
from bot.backup import back_up
from bot.clock import system_clock
from bot.db import Database, open_database
from bot.errors import ConfigurationError, StartupError
from bot.heartbeat import problem
from bot.migrate import migrate_alone
from bot.restore import put_back
from bot.settings import Settings
from bot.trouble import explain
from tests.kernel import door as doors
from tests.kernel.door import Door
from tests.source import ROOT

PATIENCE = 100
CONNECTED = "Connected to Discord as greenroom"

pytestmark = pytest.mark.timeout(240)
WARNINGS = "error,ignore::DeprecationWarning:discord.player"
"""discord.py imports the audio module that Python 3.13 removed."""

DATABASE = Path("data/greenroom.sqlite3")
HEARTBEAT = Path("data/greenroom.sqlite3.alive")


@pytest.fixture
async def door(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AsyncIterator[Door]:
    """Discord's front door, also for this process; and an empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    async with doors.opened() as door:
        monkeypatch.setattr(Route, "BASE", Route.BASE)
        monkeypatch.setenv("DISCORD_API", f"{door.url}/api")
        monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", URL(f"{door.url.replace('http', 'ws')}/gateway"))
        yield door
        await end_all(door.visitors)


@pytest.fixture
def migrated(door: Door, sqlite_template: Path) -> Path:
    """A database with all tables, for what is not about the very first start."""
    DATABASE.parent.mkdir()
    return Path(shutil.copyfile(sqlite_template, DATABASE))


async def end_all(processes: list[Process]) -> None:
    """Leave nothing running after a test that failed half-way."""
    for process in processes:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def greenroom(door: Door, *arguments: str) -> Process:
    # Any free port: these tests run beside each other, and beside a bot of the developer's own.
    own = {"DISCORD_TOKEN": doors.TOKEN, "STATUS_ADDRESS": "127.0.0.1:0"}
    environment = {**os.environ, **own, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": WARNINGS}
    process = await asyncio.create_subprocess_exec(
        *door.program(*arguments), env=environment, stdout=PIPE, stderr=PIPE, preexec_fn=listen_to_ctrl_c
    )
    door.visitors.append(process)
    return process


def listen_to_ctrl_c() -> None:
    """Whatever started these tests in the background had its children ignore it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


async def started(door: Door, until: str = CONNECTED) -> Process:
    """A bot that has come so far."""
    process = await greenroom(door, "run")
    await said_until(process, until)
    return process


async def said_until(process: Process, until: str) -> str:
    """The log up to the line with these words."""
    assert process.stderr is not None
    said = ""
    async with asyncio.timeout(PATIENCE):
        while until not in said:
            line = await process.stderr.readline()
            assert line, f"it ended: {said}"
            said += line.decode()
    return said


async def ended(process: Process) -> tuple[int, str, str]:
    async with asyncio.timeout(PATIENCE):
        out, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


async def why_it_ends(**settings: str) -> str:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - any error; its sentence is the assertion
        await running.run(Settings.model_validate({"discord_token": doors.TOKEN, **settings}))
    found = explain(caught.value)
    assert found is not None, repr(caught.value)
    return found.sentence


async def test_without_a_token_nothing_is_begun(door: Door) -> None:
    with pytest.raises(ConfigurationError, match="There is no token yet"):
        await running.run(Settings())
    assert not DATABASE.exists()


async def test_a_wrong_token_is_told_after_the_database_is_made(door: Door) -> None:
    door.knows_token = False
    assert await why_it_ends() == trouble.WRONG_TOKEN
    assert DATABASE.exists()
    assert not ownership.is_taken(DATABASE)


async def test_a_missing_intent_is_told(door: Door) -> None:
    door.close_with = 4014
    assert await why_it_ends() == trouble.NO_INTENT


async def test_a_token_that_discord_revokes_meanwhile_is_told(door: Door) -> None:
    door.close_with = 4004
    assert await why_it_ends() == trouble.WRONG_TOKEN


async def test_a_discord_that_is_away_is_told(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_API", "http://127.0.0.1:1/api")
    assert await why_it_ends() == trouble.DISCORD_AWAY
    assert DATABASE.exists()


async def test_a_monitor_hears_from_the_running_bot_that_it_is_ready(door: Door, migrated: Path) -> None:
    """D7: over a real connection, at the address that the log names."""
    process = await greenroom(door, "run")
    said = await said_until(process, CONNECTED)
    (page,) = re.findall(r"http://[\d.:]+/readyz", said)
    async with aiohttp.ClientSession() as client, client.get(page) as answer:
        assert (answer.status, await answer.text()) == (200, "ok\n")
    process.send_signal(signal.SIGTERM)
    assert (await ended(process))[0] == 0


async def test_a_damaged_database_is_told_before_discord_is_asked(door: Door) -> None:
    DATABASE.parent.mkdir()
    DATABASE.write_text("Dear diary")
    assert "is damaged" in await why_it_ends()
    assert DATABASE.read_text() == "Dear diary"


async def test_a_database_that_is_read_only_is_told(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write everything, so the system's answer is made up here."""
    DATABASE.parent.mkdir()
    DATABASE.touch()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "is read-only. Give the account" in await why_it_ends()


@pytest.mark.slow
async def test_the_whole_life_of_a_bot(door: Door) -> None:
    """D6: a backup is made while it runs, and put back after."""
    bot = await started(door)
    async with asyncio.timeout(PATIENCE):
        while problem(HEARTBEAT, system_clock()):  # noqa: ASYNC110 - it is another process that beats
            await asyncio.sleep(0.05)  # edge: as above
    assert "already running with greenroom.sqlite3" in await why_it_ends()
    with pytest.raises(StartupError, match="already running"):
        await migrate_alone(Settings())
    assert problem(HEARTBEAT, system_clock()) is None, "the second process left the first one's heartbeat alone"
    copy = back_up(DATABASE, None, system_clock(), kept=1)
    bot.send_signal(signal.SIGTERM)
    status, _, err = await ended(bot)
    assert (status, err.strip().endswith("Stopped.")) == (0, True), err
    assert "Traceback" not in err, err[-6000:]
    assert problem(HEARTBEAT, system_clock()) == "Greenroom is not running, or is just starting."
    assert put_back(copy, DATABASE)


@pytest.mark.slow
async def test_a_bot_that_was_killed_leaves_no_lock_and_ctrl_c_ends_the_next(door: Door, migrated: Path) -> None:
    first = await started(door, until="connecting to Discord")
    assert ownership.is_taken(DATABASE)
    first.kill()
    await first.communicate()
    assert not ownership.is_taken(DATABASE)
    second = await started(door)
    second.send_signal(signal.SIGINT)
    status, _, err = await ended(second)
    assert status == 130, err
    assert "Traceback" not in err, err[-6000:]
    assert not HEARTBEAT.exists()


@pytest.mark.slow
async def test_of_two_processes_one_goes_on_for_the_other_that_was_killed(
    door: Door, migrated_postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As docs/operators.md says it: settings, two starts, a line in the log."""
    settings = {"DATABASE_URL": migrated_postgres_url, "SHARD_COUNT": "2"}
    processes = []
    for shard in ("0", "1"):
        for name, value in {**settings, "SHARD_IDS": shard}.items():
            monkeypatch.setenv(name, value)
        processes.append(await greenroom(door, "run"))
    for process in processes:
        await said_until(process, CONNECTED)
    first, second = processes
    await both_held(migrated_postgres_url)
    second.kill()
    await said_until(first, "Seeing to the shards 0 1 of 2.")
    first.send_signal(signal.SIGTERM)
    status, _, err = await ended(first)
    assert status == 0, err
    assert "Traceback" not in err, err[-6000:]


async def both_held(url: str) -> None:
    """Wait until each shard has its process."""
    db = open_database(url)
    async with asyncio.timeout(PATIENCE):
        while not await _all_held(db):  # noqa: ASYNC110 - other processes take them
            await asyncio.sleep(0.05)  # edge: as above
    await db.close()


async def _all_held(db: Database) -> bool:
    async with db.read() as conn:
        held = await leases.look(conn, 2)
    return len(held) == 2 and all(each.has_holder for each in held)
