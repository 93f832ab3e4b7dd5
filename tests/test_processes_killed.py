"""A short run of `python -m benchmarks.processes`: two processes are killed at random, twice in all, on PostgreSQL."""

import tempfile
from pathlib import Path

import pytest

from benchmarks.processes.__main__ import survive
from benchmarks.processes.play import Size


@pytest.mark.slow
@pytest.mark.timeout(240)
async def test_nothing_is_done_twice_and_nothing_is_lost_while_processes_are_killed(migrated_postgres_url: str) -> None:
    """A folder of its own: a socket's path must be short. How late things are says nothing on a busy machine."""
    size = Size(2, kills=2, groups=32, grown_up=0.5, lead=1, each=2, beacon=False)
    with tempfile.TemporaryDirectory(prefix="greenroom-") as folder:
        outcome = await survive(migrated_postgres_url, Path(folder), size, seed=3)
    assert outcome.kills == 2
    assert outcome.done == 32 + 16 + 2 * 8
    assert outcome.borrowed, "the other one worked for the dead one's groups"
    broken = (outcome.lost, outcome.twice, outcome.gone, outcome.wrong, outcome.bugs)
    assert broken == (0, 0, 0, 0, 0), outcome
