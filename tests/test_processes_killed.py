"""A short run of `python -m benchmarks.processes`: two processes, one of which is killed twice, on PostgreSQL."""

import tempfile
from pathlib import Path

import pytest

from benchmarks.processes.__main__ import survive


@pytest.mark.slow
@pytest.mark.timeout(240)
async def test_nothing_is_done_twice_and_nothing_is_lost_while_one_of_two_is_killed(postgres_database_url: str) -> None:
    """A folder of its own: a socket's path must be short. How late things are says nothing on a busy machine."""
    with tempfile.TemporaryDirectory(prefix="greenroom-") as folder:
        outcome = await survive(postgres_database_url, Path(folder), 2, kills=2, seed=3)
    assert outcome.kills == 2
    assert outcome.items == 400
    assert outcome.borrowed, "the other one worked for the dead one's groups"
    assert (outcome.lost, outcome.twice, outcome.gone, outcome.bugs) == (0, 0, 0, 0), outcome
