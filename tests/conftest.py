"""What every test may use: an empty database on each engine. What a skip means is in `tests.no_skips`."""

import gc
import os
import shutil
from collections.abc import AsyncIterator, Generator
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import uuid4

import pytest
from _pytest.unraisableexception import gc_collect_iterations_key
from hypothesis import HealthCheck, settings

from bot import rounds
from tests import engines

if TYPE_CHECKING:
    from xdist.workermanage import WorkerController

pytest_plugins = [
    "tests.no_skips",
    "tests.fixtures",
    "tests.browser",
    "tests.contract",
    "tests.statements",
    "tests.simcord_quick",
    "tests.source",
    "tests.turns",
]

_MOST_WORKERS = 4
_folder_key = pytest.StashKey[Path]()
_files_key = pytest.StashKey[Path]()


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores, because each waits now and then for a database or a process; four at the most."""
    return min(_MOST_WORKERS, (os.cpu_count() or 1) + 1)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose where PostgreSQL runs for all workers (the first test that needs it starts it), and where files lie.

    Every commit waits for the disk, as it should; tests do that some ten thousand times, so their disk is memory.
    """
    # At the end pytest looks for rubbish five times over, to find what nobody awaited; once finds it as well.
    config.stash[gc_collect_iterations_key] = 1
    # Each test leaves a whole simulated group behind. To look often among what is new costs half of what it costs to
    # look for much at once, because it is still in the processor's cache; everything is looked through a few times.
    gc.set_threshold(1000, 10, 400)
    # That a machine does much else is no fault of the examples.
    settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("patient")
    # How many groups a tick gets round to depends on the machine; what a test sees must not.
    rounds.LONGEST = 3600.0
    given = getattr(config, "workerinput", {}).get("postgres_folder")
    config.stash[_folder_key] = Path(given) if given else engines.server_folder(engines.quick_place())
    if not given and config.option.basetemp is None and not hasattr(config, "workerinput"):
        config.stash[_files_key] = config.option.basetemp = engines.quick_place() / f"greenroom-tests-{uuid4().hex[:8]}"


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no rubbish meanwhile nor among what was found: modules and tests stay to the end."""
    gc.disable()
    result = yield
    gc.freeze()
    gc.enable()
    return result


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the long ones: one that begins last keeps all other workers waiting for its end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: "WorkerController") -> None:
    """Tell a worker the folder."""
    node.workerinput["postgres_folder"] = str(node.config.stash[_folder_key])


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """Let the process that chose the folder clear it away.

    By now pytest has looked for rubbish. It would once more, then Python as well: among millions of objects, in vain.
    """
    config.stash[gc_collect_iterations_key] = 0
    gc.freeze()
    if not hasattr(config, "workerinput"):
        engines.stop_server(config.stash[_folder_key])
        if (files := config.stash.get(_files_key, None)) is not None:
            shutil.rmtree(files, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_url(pytestconfig: pytest.Config) -> str:
    """The PostgreSQL server, as somebody who may create databases."""
    try:
        return engines.given_url() or engines.start_server(pytestconfig.stash[_folder_key])
    except engines.EngineUnavailableError as error:
        pytest.skip(str(error))


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An SQLite database that does not exist yet."""
    return f"sqlite+aiosqlite:///{tmp_path / 'greenroom.sqlite3'}"


@pytest.fixture
async def postgres_database_url(postgres_url: str) -> AsyncIterator[str]:
    """An empty PostgreSQL database, dropped afterwards."""
    async with engines.fresh_database(postgres_url) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database on each engine in turn."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_database_url"
    return cast("str", request.getfixturevalue(name))
