"""Every trouble an operator can meet is one sentence and an exit status: real errors where they can be had."""

import errno
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from unittest.mock import create_autospec, patch
from urllib.parse import urlsplit

import aiohttp
import aiosqlite
import asyncpg
import discord
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot import trouble
from bot.db import open_database
from bot.errors import ConfigurationError, StartupError
from bot.migrate import migrate
from bot.settings import Settings
from bot.trouble import AGAIN, CHANGE, explain, tell


def http_error(kind: type[discord.HTTPException], status: int) -> discord.HTTPException:
    response = create_autospec(aiohttp.ClientResponse, instance=True)
    response.status, response.reason = status, "reason"
    return kind(response, "text")


def closed(code: int) -> discord.ConnectionClosed:
    socket = create_autospec(aiohttp.ClientWebSocketResponse, instance=True)
    socket.close_code = code
    return discord.ConnectionClosed(socket, shard_id=None, code=code)


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("in SQLite's words")
    error.sqlite_errorcode = code
    return error


FORESEEN: list[tuple[BaseException, str, int]] = [
    (discord.LoginFailure("401"), trouble.WRONG_TOKEN, CHANGE),
    (closed(4004), trouble.WRONG_TOKEN, CHANGE),
    (discord.PrivilegedIntentsRequired(None), trouble.NO_INTENT, CHANGE),
    (closed(4011), trouble.DISCORD_ILL, AGAIN),
    (discord.GatewayNotFound(), trouble.DISCORD_ILL, AGAIN),  # type: ignore[no-untyped-call]
    (http_error(discord.DiscordServerError, 503), trouble.DISCORD_ILL, AGAIN),
    (http_error(discord.HTTPException, 429), trouble.DISCORD_ILL, AGAIN),
    (aiohttp.ServerDisconnectedError(), trouble.DISCORD_AWAY, AGAIN),
    (aiohttp.ClientOSError(errno.ECONNREFUSED, "refused"), trouble.DISCORD_AWAY, AGAIN),
    (asyncpg.InvalidPasswordError("no"), trouble.WRONG_PASSWORD, CHANGE),
    (asyncpg.InvalidCatalogNameError("no"), trouble.NO_DATABASE, CHANGE),
    (asyncpg.InsufficientPrivilegeError("no"), trouble.NO_RIGHTS, CHANGE),
    (asyncpg.TooManyConnectionsError("no"), trouble.POSTGRES_BUSY, AGAIN),
    (asyncpg.DiskFullError("no"), trouble.FULL, AGAIN),
    (asyncpg.CannotConnectNowError("no"), trouble.POSTGRES_AWAY, AGAIN),
    (TimeoutError(), trouble.POSTGRES_AWAY, AGAIN),
    (OSError("Multiple exceptions: …"), trouble.POSTGRES_AWAY, AGAIN),
    (sqlite_error(sqlite3.SQLITE_FULL), trouble.FULL, AGAIN),
    (sqlite_error(sqlite3.SQLITE_IOERR_FSYNC), trouble.DISK_ILL, AGAIN),
    (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), trouble.LOCKED, AGAIN),
    (sqlite_error(sqlite3.SQLITE_READONLY_DIRECTORY), trouble.READ_ONLY, CHANGE),
    (sqlite_error(sqlite3.SQLITE_CORRUPT_INDEX), trouble.DAMAGED, AGAIN),
    (OSError(errno.ENOSPC, "No space left"), trouble.FULL, AGAIN),
    (OSError(errno.EIO, "Input/output error"), trouble.DISK_ILL, AGAIN),
    (StartupError("Told."), "Told.", AGAIN),
    (ConfigurationError("Told."), "Told.", CHANGE),
]


@pytest.mark.parametrize(("error", "sentence", "status"), FORESEEN, ids=lambda value: type(value).__name__)
def test_a_foreseen_error_has_its_sentence(error: BaseException, sentence: str, status: int) -> None:
    assert explain(error) == trouble.Trouble(sentence, status)


def test_an_error_is_known_by_what_caused_it() -> None:
    error = RuntimeError("wrapped")
    error.__cause__ = discord.LoginFailure("401")
    assert explain(error) == trouble.Trouble(trouble.WRONG_TOKEN, CHANGE)


def test_a_file_that_is_denied_is_named() -> None:
    found = explain(PermissionError(errno.EACCES, "Permission denied", "data/greenroom.sqlite3.lock"))
    assert found is not None
    assert "data/greenroom.sqlite3.lock: Permission denied" in found.sentence
    assert found.status == CHANGE


def test_settings_are_named_with_their_rule_and_without_their_value() -> None:
    given = {"backups_kept": "4711abc", "log_level": "hush-hush", "database_url": "mysql://me:secret@db/x"}
    with pytest.raises(ValueError, match="3 validation errors") as caught:
        Settings.model_validate(given)
    found = explain(caught.value)
    assert found is not None
    assert "BACKUPS_KEPT must be a whole number" in found.sentence
    assert "LOG_LEVEL must be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'" in found.sentence
    assert "DATABASE_URL must be sqlite:///" in found.sentence
    assert not any(word in found.sentence for word in ("4711", "hush", "secret", "mysql"))
    assert found.status == CHANGE


def test_every_sentence_is_for_a_person() -> None:
    """Whole, not too long, with something to do; nothing that only engineers say."""
    for name, sentence in vars(trouble).items():
        if name.isupper() and name != "PORTAL" and isinstance(sentence, str):
            assert sentence[0].isupper(), name
            assert sentence.endswith((".", ")")), name
            assert len(sentence) < 260, name
            assert "!" not in sentence, name
            assert not {"error", "exception", "traceback"} & set(sentence.lower().split()), name


def test_a_mistake_of_ours_is_logged_whole_and_told_with_its_reference(caplog: pytest.LogCaptureFixture) -> None:
    assert explain(ZeroDivisionError("by nought")) is None
    told = tell(ZeroDivisionError("by nought"))
    assert told.status == AGAIN
    assert "ZeroDivisionError" in caplog.text
    assert caplog.records[0].getMessage().split()[2] in told.sentence


def test_the_traceback_of_a_foreseen_error_is_for_those_who_ask(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "greenroom")
    tell(discord.LoginFailure("401"))
    assert caplog.text == ""
    caplog.set_level(logging.DEBUG, "greenroom")
    tell(discord.LoginFailure("401"))
    assert "LoginFailure" in caplog.text


# Real databases that refuse.


async def sentence_of(doing: Callable[[], Awaitable[object]]) -> str:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - any error; its sentence is the assertion
        await doing()
    found = explain(caught.value)
    assert found is not None, repr(caught.value)
    return found.sentence


def postgres(url: str, *, user: str = "postgres", name: str = "") -> str:
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.replace("postgres:", f"{user}:", 1), path=name or parts.path).geturl()


async def test_postgresql_without_such_a_database(postgres_database_url: str) -> None:
    url = postgres(postgres_database_url, name="/nowhere")
    assert await sentence_of(lambda: migrate(url, None)) == trouble.NO_DATABASE


async def test_postgresql_without_such_a_user(postgres_database_url: str) -> None:
    url = postgres(postgres_database_url, user="nobody_of_that_name")
    assert await sentence_of(lambda: migrate(url, None)) == trouble.WRONG_PASSWORD


async def test_postgresql_with_a_user_who_may_nothing(postgres_database_url: str) -> None:
    engine = create_async_engine(postgres_database_url)
    async with engine.begin() as conn:
        await conn.execute(text("CREATE ROLE greenroom_guest LOGIN"))
        await conn.execute(text("REVOKE CREATE ON SCHEMA public FROM PUBLIC"))
    try:
        url = postgres(postgres_database_url, user="greenroom_guest")
        assert await sentence_of(lambda: migrate(url, None)) == trouble.NO_RIGHTS
    finally:
        async with engine.begin() as conn:
            await conn.execute(text("DROP OWNED BY greenroom_guest"))
            await conn.execute(text("DROP ROLE greenroom_guest"))
        await engine.dispose()


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1:1", "nowhere.invalid"])
async def test_postgresql_that_is_not_there(host: str) -> None:
    url = f"postgresql+asyncpg://me:secret@{host}/x"
    assert await sentence_of(lambda: migrate(url, None)) == trouble.POSTGRES_AWAY


async def test_postgresql_whose_socket_is_not_there(tmp_path: Path) -> None:
    url = f"postgresql+asyncpg://me:secret@/x?host={tmp_path}"
    assert await sentence_of(lambda: migrate(url, None)) == trouble.POSTGRES_AWAY


async def test_postgresql_that_goes_away_in_between(migrated_postgres_url: str, postgres_url: str) -> None:
    db = open_database(migrated_postgres_url)

    async def use_it_while_it_is_ended() -> None:
        async with db.write() as conn:
            (pid,) = (await conn.execute(text("SELECT pg_backend_pid()"))).one()
            admin = await asyncpg.connect(postgres_url)
            await admin.execute("SELECT pg_terminate_backend($1)", pid)
            await admin.close()
            await conn.execute(text("SELECT 1"))

    assert await sentence_of(use_it_while_it_is_ended) == trouble.POSTGRES_AWAY
    async with db.read() as conn:
        assert await conn.scalar(text("SELECT 1")) == 1
    await db.close()


async def test_sqlite_that_another_program_holds(sqlite_url: str, tmp_path: Path) -> None:
    path = tmp_path / "greenroom.sqlite3"
    await migrate(sqlite_url, path)
    db, other = open_database(sqlite_url), sqlite3.connect(path, isolation_level=None)
    async with db.write() as conn:
        await conn.execute(text("PRAGMA busy_timeout=0"))
    other.execute("BEGIN IMMEDIATE")

    async def write() -> None:
        async with db.write() as conn:
            await conn.execute(text("SELECT 1"))
            pytest.fail("two writers at once")

    assert await sentence_of(write) == trouble.LOCKED
    other.close()
    await db.close()


async def test_sqlite_in_a_place_that_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    path = tmp_path / "data" / "greenroom.sqlite3"
    told = await sentence_of(lambda: migrate(f"sqlite+aiosqlite:///{path}", path))
    assert str(tmp_path / "data") in told


async def test_sqlite_where_nothing_may_be_written(sqlite_url: str, tmp_path: Path) -> None:
    """A folder in the file's place: refused for everybody, also for root, who may write anywhere else.

    The driver is not asked: its thread would outlive the failure, and report a closed loop after our own sentence.
    """
    path = tmp_path / "greenroom.sqlite3"
    path.mkdir()
    with patch.object(aiosqlite, "connect", autospec=True) as driver:
        assert await sentence_of(lambda: migrate(sqlite_url, path)) == trouble.READ_ONLY
    driver.assert_not_called()
