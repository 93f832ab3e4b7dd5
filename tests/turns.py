"""Workers that begin together read the test files beginning at different ones, so that each file is compiled once.

In the same order, all of them would find each file uncompiled at the same moment, and compile it all at once: in a new
checkout that is half of what they do before the first test. As a pytest plugin; only where a run takes all tests.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from _pytest.pathlib import import_path


def turned(paths: Sequence[Path], worker: int, workers: int) -> list[Path]:
    """The same files beginning with this worker's share."""
    begin = len(paths) * worker // workers
    return [*paths[begin:], *paths[:begin]]


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Import them as pytest would in a moment; it finds them imported then."""
    given = getattr(collector.config, "workerinput", None)
    if not given or not isinstance(collector, pytest.Session):
        return
    if collector.config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    paths = sorted(Path(__file__).parent.rglob("test_*.py"))
    for path in turned(paths, int(given["workerid"].removeprefix("gw")), given["workercount"]):
        with suppress(Exception):  # a file that cannot be imported is told by pytest itself
            import_path(path, mode="importlib", root=collector.config.rootpath, consider_namespace_packages=False)
