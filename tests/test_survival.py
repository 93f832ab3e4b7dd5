"""A short run of `python -m benchmarks.survival`: a few kills, a few newcomers, on each engine."""

import tempfile
from pathlib import Path

import pytest

from benchmarks.survival.__main__ import survive


@pytest.mark.slow
@pytest.mark.timeout(240)
async def test_a_bot_that_is_killed_forgets_nobody_and_says_nothing_twice(migrated_url: str) -> None:
    """W9, W12. A folder of its own: a socket's path must be short."""
    with tempfile.TemporaryDirectory(prefix="greenroom-") as folder:
        verdict, figures = await survive(migrated_url, Path(folder), kills=3, joins=12, seed=3)
    assert figures["kills"] == 3
    assert verdict.is_good, (verdict.broken, verdict.details)
    assert verdict.kept["people greeted once"] == 12
