"""A short run of `python -m benchmarks.survival.giveaways`: a few kills, a few giveaways, on each engine."""

import tempfile
from pathlib import Path

import pytest

from benchmarks.survival.giveaways import Size, survive


@pytest.mark.slow
@pytest.mark.timeout(240)
async def test_a_bot_that_is_killed_draws_once_and_loses_no_entry_and_no_claim(migrated_url: str) -> None:
    """G40. A folder of its own: a socket's path must be short."""
    with tempfile.TemporaryDirectory(prefix="greenroom-") as folder:
        size = Size(kills=2, giveaways=2, lasts=(80, 120), processes=2)
        verdict, figures = await survive(migrated_url, Path(folder), size, seed=2)
    assert figures["kills"] == 2
    assert verdict.is_good, (verdict.broken, verdict.details)
    assert verdict.kept["giveaways"] == 2
