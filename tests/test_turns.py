"""Workers share the reading of the test files, and each reads all of them."""

from pathlib import Path

import pytest

from tests.turns import turned

FILES = [Path(f"test_{number}.py") for number in range(10)]


@pytest.mark.parametrize("workers", [1, 2, 3, 4, 11])
def test_each_worker_reads_every_file_once(workers: int) -> None:
    assert all(sorted(turned(FILES, worker, workers)) == sorted(FILES) for worker in range(workers))


def test_they_begin_at_different_files() -> None:
    assert [turned(FILES, worker, 3)[0].name for worker in range(3)] == ["test_0.py", "test_3.py", "test_6.py"]
