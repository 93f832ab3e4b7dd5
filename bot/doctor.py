"""`greenroom doctor`: all that can be looked at without starting the bot. `/doctor` in Discord looks at a group."""

import asyncio
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import discord
from discord.http import Route

from bot import heartbeat, ownership, sqlite_file
from bot.migrate import State, inspect
from bot.settings import Settings
from bot.trouble import NO_INTENT, NO_TOKEN, tell

LOGIN_PATIENCE = 15
"""Seconds after which Discord counts as not reachable."""

_LITTLE_ROOM = 200 * 1024 * 1024
_TOKEN = re.compile(r"[\w-]{18,}\.[\w-]{6,}\.[\w-]{20,}")
_ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata")


class Mark(Enum):
    """How a line of the report begins."""

    GOOD = "ok"
    NOTE = "note"
    BAD = "bad"

    @property
    def is_fine(self) -> bool:
        """Whether the bot will work in spite of it."""
        return self is not Mark.BAD


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at."""

    mark: Mark
    text: str


async def examine(settings: Settings, now: datetime, *, online: bool) -> AsyncIterator[Line]:
    """Give a line for each thing looked at. Never raises for what it finds."""
    yield Line(Mark.GOOD, "The settings can be read.")
    yield _token(settings)
    for look in (_zones, _folder, _room, _database):
        yield await _or_trouble(look, settings)
    yield _running(settings, now)
    asks = online and settings.discord_token is not None
    yield await _or_trouble(_login, settings) if asks else Line(Mark.NOTE, _INTENT_REMINDER)


_INTENT_REMINDER = (
    "Discord was not asked. Remember that “Server Members Intent” must be switched on for the bot in Discord's "
    "developer portal."
)


def _token(settings: Settings) -> Line:
    if settings.discord_token is None:
        return Line(Mark.BAD, NO_TOKEN)
    if _TOKEN.fullmatch(settings.discord_token.get_secret_value()):
        return Line(Mark.GOOD, "DISCORD_TOKEN has the shape of a token.")
    return Line(
        Mark.BAD, "DISCORD_TOKEN does not look like a bot's token: three parts with dots between. Copy it once more."
    )


async def _zones(settings: Settings) -> Line:
    del settings
    try:
        for name in _ZONES:
            ZoneInfo(name)
    except ZoneInfoNotFoundError:
        return Line(Mark.BAD, "The time zones are missing on this machine. Install them with: pip install tzdata")
    return Line(Mark.GOOD, "Time zones are known.")


async def _folder(settings: Settings) -> Line:
    folder = heartbeat.file_of(settings).parent
    if not folder.exists():
        return Line(Mark.GOOD, f"The folder {folder} will be made at the first start.")
    with tempfile.TemporaryFile(dir=folder):
        return Line(Mark.GOOD, f"The folder {folder} can be written.")


async def _room(settings: Settings) -> Line:
    folder = heartbeat.file_of(settings).parent
    free = shutil.disk_usage(folder if folder.exists() else Path.cwd()).free
    room = f"{free / 1024**3:.1f} GB free on the disk"
    if free < heartbeat.LEAST_ROOM:
        return Line(Mark.BAD, f"{room}: nothing can be saved. Make room.")
    return Line(Mark.NOTE, f"{room}: that is little.") if free < _LITTLE_ROOM else Line(Mark.GOOD, f"{room}.")


async def _database(settings: Settings) -> Line:
    path = settings.sqlite_path
    if path is not None and not await asyncio.to_thread(path.exists):
        return Line(Mark.GOOD, f"The database {path} will be made at the first start.")
    if path is not None:
        await sqlite_file.check(path)
    return _STATES[await inspect(settings.database_url.get_secret_value())]


_STATES = {
    State.CURRENT: Line(Mark.GOOD, "The database is whole and up to date."),
    State.EMPTY: Line(Mark.GOOD, "The database can be reached and is empty; the first start makes its tables."),
    State.OLDER: Line(Mark.NOTE, "The database is of an older version; the next start brings it up to date."),
    State.NEWER: Line(
        Mark.BAD, "The database was written by a newer Greenroom. Install that version, or restore an older backup."
    ),
}


def _running(settings: Settings, now: datetime) -> Line:
    if heartbeat.problem(heartbeat.file_of(settings), now) is None:
        return Line(Mark.GOOD, "The bot is running and well.")
    if settings.sqlite_path is not None and ownership.is_taken(settings.sqlite_path):
        return Line(Mark.NOTE, "The bot is running, but it is just starting or not well: see its log.")
    return Line(Mark.NOTE, "The bot is not running.")


async def _login(settings: Settings) -> Line:
    """Ask Discord who the token belongs to, without starting anything."""
    assert settings.discord_token is not None  # noqa: S101 - the caller looked
    Route.BASE = settings.discord_api
    client = discord.Client(intents=discord.Intents(guilds=True))
    try:
        async with asyncio.timeout(LOGIN_PATIENCE), client:
            await client.login(settings.discord_token.get_secret_value())
            return _of_application(client)
    except TimeoutError:
        return Line(Mark.BAD, f"Discord did not answer for {LOGIN_PATIENCE} seconds. Check the internet connection.")


def _of_application(client: discord.Client) -> Line:
    flags = client.application_flags
    if flags.gateway_guild_members or flags.gateway_guild_members_limited:
        return Line(Mark.GOOD, f"Discord knows the token; it belongs to {client.user}, which may see members.")
    return Line(Mark.BAD, NO_INTENT)


async def _or_trouble(look: Callable[[Settings], Awaitable[Line]], settings: Settings) -> Line:
    try:
        return await look(settings)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        return Line(Mark.BAD, tell(error).sentence)
