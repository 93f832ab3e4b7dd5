"""Databases with the newest schema, on both engines, and a simulated group with the running bot."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import cast

import pytest

from bot.db import Database, open_database
from bot.migrate import migrate
from bot.pictures import loading
from tests import engines, spare
from tests.group import Group


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied: migrating anew for each test would double the time."""
    path = tmp_path_factory.mktemp("template") / "template.sqlite3"
    asyncio.run(migrate(f"sqlite+aiosqlite:///{path}", path))
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres_url: str) -> Iterator[str]:
    """The name of a migrated PostgreSQL database, to be copied."""
    with engines.kept_database(postgres_url) as (name, url):
        asyncio.run(migrate(url, None))
        yield name


@pytest.fixture
def migrated_sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite database with all tables."""
    path = tmp_path / "group.sqlite3"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture(scope="session")
def postgres_databases(postgres_url: str, postgres_template: str) -> Iterator[spare.Databases]:
    """As many copies of it as were ever used at once."""
    databases = spare.Databases(postgres_url, postgres_template)
    yield databases
    databases.close()


@pytest.fixture
def migrated_postgres_url(postgres_databases: spare.Databases) -> Iterator[str]:
    """An empty PostgreSQL database with all tables."""
    with postgres_databases.one() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def migrated_url(request: pytest.FixtureRequest) -> str:
    """A database with all tables, on each engine in turn."""
    return cast("str", request.getfixturevalue(f"migrated_{request.param}_url"))


@pytest.fixture
async def database(migrated_url: str) -> AsyncIterator[Database]:
    """An open database with all tables, on each engine in turn: every store test uses this."""
    db = open_database(migrated_url)
    yield db
    await db.close()


@pytest.fixture(scope="session")
def pictures() -> None:
    """Load what draws them. Whoever asks for a picture waits for a few seconds only, which a busy machine may need."""
    loading.draw()


@pytest.fixture
async def group(migrated_sqlite_url: str, pictures: None) -> AsyncIterator[Group]:
    """A simulated group with the running bot. Flow tests drive it as people do."""
    simulated = Group(migrated_sqlite_url)
    await simulated.start()
    yield simulated
    await simulated.stop()


@pytest.fixture
async def group_on_each_engine(migrated_url: str, pictures: None) -> AsyncIterator[Group]:
    """The same, on each engine in turn: for the few flows where the engine could matter."""
    simulated = Group(migrated_url)
    await simulated.start()
    yield simulated
    await simulated.stop()
