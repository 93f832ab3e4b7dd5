"""What an operator reads when something goes wrong: one table from errors to sentences and exit statuses.

Sentences name settings and files, never the value of a setting. What people in a group read is in `bot.replies`.
"""

import errno
import logging
import socket
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import asyncpg
import discord
from pydantic import ValidationError

from bot.errors import ConfigurationError, StartupError, log_bug
from bot.sqlite_file import code_of

log = logging.getLogger("greenroom")

AGAIN = StartupError.status
CHANGE = ConfigurationError.status


@dataclass(frozen=True, slots=True)
class Trouble:
    """What happened and what to do now, and the exit status: 2 when something must be changed before it can work."""

    sentence: str
    status: int


PORTAL = "https://discord.com/developers/applications"
NO_TOKEN = (
    f"There is no token yet: open {PORTAL}, make an application, press “Reset Token” under “Bot”, and put the token "
    "into the line DISCORD_TOKEN= of the file .env. (`greenroom demo` needs none.)"
)
WRONG_TOKEN = (
    f"Discord does not know the token in DISCORD_TOKEN. Open {PORTAL}, choose your application, press “Reset Token” "
    "under “Bot”, and put the new token into .env."
)
NO_INTENT = (
    f"Discord does not let the bot see who joins. Open {PORTAL}, choose your application, switch on “Server Members "
    "Intent” under “Bot”, and start again."
)
DISCORD_AWAY = "Discord cannot be reached. Check this machine's internet connection, then start again."
DISCORD_ILL = "Discord has trouble of its own right now. Try again in a few minutes; discordstatus.com says more."
POSTGRES_AWAY = "PostgreSQL cannot be reached. Check that it runs, and the host and the port in DATABASE_URL."
WRONG_PASSWORD = "PostgreSQL refuses the user or the password in DATABASE_URL. Correct them in .env and start again."  # noqa: S105 - a sentence
NO_DATABASE = "PostgreSQL has no database with the name in DATABASE_URL. Create it with createdb, or correct the name."
NO_RIGHTS = "The PostgreSQL user in DATABASE_URL may not make tables there. Make that user the owner of the database."
POSTGRES_BUSY = "PostgreSQL takes no more connections just now. Try again in a minute."
FULL = "The disk is full. Make room; nothing that was saved is lost."
DAMAGED = "The database file is damaged. Put a backup in its place with `greenroom restore`."
LOCKED = "Another program is using the database file. Close it (a database viewer, a second Greenroom), then try again."
_GIVE_RIGHTS = "Give the account that runs Greenroom the right to write in that folder."
READ_ONLY = f"The database file cannot be opened for writing. {_GIVE_RIGHTS}"
DISK_ILL = "The disk does not do what it should. Look after it; `greenroom doctor` checks the database."
NO_TEXT = "The file .env is not plain text. Save it anew as UTF-8, then try again."


Kinds = type[BaseException] | tuple[type[BaseException], ...]

_WRONG_TOKEN_CODE = 4004
_DISCORD: Mapping[Kinds, Trouble] = {
    discord.LoginFailure: Trouble(WRONG_TOKEN, CHANGE),
    discord.PrivilegedIntentsRequired: Trouble(NO_INTENT, CHANGE),
    (discord.HTTPException, discord.GatewayNotFound, discord.ConnectionClosed): Trouble(DISCORD_ILL, AGAIN),
    # These are OSErrors as well: they must be known as Discord's before the system's words are looked for.
    aiohttp.ClientError: Trouble(DISCORD_AWAY, AGAIN),
}
_POSTGRES: Mapping[Kinds, Trouble] = {
    asyncpg.InvalidAuthorizationSpecificationError: Trouble(WRONG_PASSWORD, CHANGE),
    asyncpg.InvalidCatalogNameError: Trouble(NO_DATABASE, CHANGE),
    asyncpg.InsufficientPrivilegeError: Trouble(NO_RIGHTS, CHANGE),
    asyncpg.DiskFullError: Trouble(FULL, AGAIN),
    asyncpg.TooManyConnectionsError: Trouble(POSTGRES_BUSY, AGAIN),
    (
        asyncpg.CannotConnectNowError,
        asyncpg.PostgresConnectionError,
        asyncpg.AdminShutdownError,
        asyncpg.ConnectionDoesNotExistError,
    ): Trouble(POSTGRES_AWAY, AGAIN),
}
_SQLITE = {
    sqlite3.SQLITE_FULL: Trouble(FULL, AGAIN),
    sqlite3.SQLITE_CORRUPT: Trouble(DAMAGED, AGAIN),
    sqlite3.SQLITE_NOTADB: Trouble(DAMAGED, AGAIN),
    sqlite3.SQLITE_BUSY: Trouble(LOCKED, AGAIN),
    sqlite3.SQLITE_LOCKED: Trouble(LOCKED, AGAIN),
    sqlite3.SQLITE_READONLY: Trouble(READ_ONLY, CHANGE),
    sqlite3.SQLITE_CANTOPEN: Trouble(READ_ONLY, CHANGE),
    sqlite3.SQLITE_PERM: Trouble(READ_ONLY, CHANGE),
    sqlite3.SQLITE_IOERR: Trouble(DISK_ILL, AGAIN),
}
_SYSTEM = {
    errno.ENOSPC: Trouble(FULL, AGAIN),
    errno.EDQUOT: Trouble(FULL, AGAIN),
    errno.EIO: Trouble(DISK_ILL, AGAIN),
}
_NETWORK = (ConnectionError, TimeoutError, socket.gaierror)
_NO_WAY = {None, errno.ENOENT, errno.EHOSTUNREACH, errno.ENETUNREACH}
"""How a server, or its socket, is not found: without a file's name."""


def explain(error: BaseException) -> Trouble | None:
    """Find words for an error, or for what caused it. None means that nobody foresaw it: a bug."""
    for link in _chain(error):
        for words in (_own, _of_settings, _of_discord, _of_postgres, _of_sqlite, _of_the_system):
            if (trouble := words(link)) is not None:
                return trouble
    return None


def tell(error: BaseException) -> Trouble:
    """Find words for any error. The traceback of a foreseen one is logged for those who asked for DEBUG."""
    trouble = explain(error)
    if trouble is not None:
        log.debug("The error behind the next sentence:", exc_info=error)
        return trouble
    reference = log_bug("the command line", error)
    return Trouble(f"Greenroom stopped because of a mistake in it. Please report what is above, with {reference}.", 1)


def note(where: str, error: BaseException) -> str | None:
    """Log an error that ends in a running bot. Answers a bug's reference; None when it is an operator's to mend."""
    trouble = explain(error)
    if trouble is None:
        return log_bug(where, error)
    log.warning("%s", trouble.sentence)
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error, then what caused it: SQLAlchemy and its drivers wrap one in another."""
    link: BaseException | None = error
    while link is not None:
        yield link
        link = link.__cause__


def _own(error: BaseException) -> Trouble | None:
    return Trouble(str(error), error.status) if isinstance(error, StartupError) else None


def _of_settings(error: BaseException) -> Trouble | None:
    if isinstance(error, ValidationError):
        return Trouble(_broken_rules(error), CHANGE)
    if isinstance(error, UnicodeDecodeError):
        return Trouble(NO_TEXT, CHANGE)
    return None


def _broken_rules(error: ValidationError) -> str:
    """Name each setting and its rule. What was written there may be a secret."""
    broken = [f"{str(part['loc'][0]).upper()} {_rule(part)}" for part in error.errors(include_input=False)]
    return f"A setting is not right: {'; '.join(broken)}. Correct it in the environment or in .env, then try again."


def _rule(part: Any) -> str:  # noqa: ANN401 - pydantic's details
    """Pydantic's "Input should be …" as a rule; our own rules as they are."""
    if part["type"].startswith("int_"):
        return "must be a whole number"
    own = part.get("ctx", {}).get("error")
    return str(own) if own else part["msg"].replace("Input should be", "must be")


def _of_discord(error: BaseException) -> Trouble | None:
    if isinstance(error, discord.ConnectionClosed) and error.code == _WRONG_TOKEN_CODE:
        return Trouble(WRONG_TOKEN, CHANGE)
    return _look_up(error, _DISCORD)


def _of_postgres(error: BaseException) -> Trouble | None:
    if getattr(error, "connection_invalidated", False):
        return Trouble(POSTGRES_AWAY, AGAIN)  # SQLAlchemy's word for a connection that broke under it.
    return _look_up(error, _POSTGRES)


def _of_sqlite(error: BaseException) -> Trouble | None:
    return _SQLITE.get(code_of(error)) if isinstance(error, sqlite3.Error) else None


def _of_the_system(error: BaseException) -> Trouble | None:
    if not isinstance(error, OSError):
        return None
    if isinstance(error, _NETWORK) or (error.filename is None and error.errno in _NO_WAY):
        return Trouble(POSTGRES_AWAY, AGAIN)
    return _SYSTEM.get(error.errno or 0) or _named(error)


def _named(error: OSError) -> Trouble:
    """Say it in the system's own words, with the file."""
    about = f"{error.filename}: " if error.filename else ""
    reason = error.strerror or type(error).__name__
    denied = error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}
    advice = _GIVE_RIGHTS if denied else "Correct that, then try again."
    return Trouble(f"A file cannot be used ({about}{reason}). {advice}", CHANGE if denied else AGAIN)


def _look_up(error: BaseException, table: Mapping[Kinds, Trouble]) -> Trouble | None:
    return next((trouble for kinds, trouble in table.items() if isinstance(error, kinds)), None)
