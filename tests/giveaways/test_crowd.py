"""A crowd presses "Enter" at once: through the client's own parser, with nothing but the wire replaced."""

import itertools

from benchmarks.giveaways import crowd_of, ours_on, with_slow_discord
from bot.batch import LARGEST_BATCH

CROWD = 500


async def test_five_hundred_presses_at_once_are_five_hundred_rows(migrated_url: str) -> None:
    """Each is answered, after its row was written; the second press of each is answered too, and writes nothing."""
    async with ours_on(migrated_url) as ours:
        giveaway = await ours.open()
        crowd = crowd_of(CROWD)
        await ours.spend(giveaway, crowd, CROWD)  # refuses when rows are missing
        assert await ours.count(giveaway) == CROWD
        await ours.rig.spend(itertools.islice(crowd, 20), 20, f"giveaways:enter:{giveaway.id}")
        assert await ours.count(giveaway) == CROWD <= LARGEST_BATCH


async def test_a_slow_discord_holds_nobody_up(migrated_sqlite_url: str) -> None:
    """80 ms a request: a hundred at once are all answered, and the card is edited once at most meanwhile."""
    slow = await with_slow_discord(migrated_sqlite_url, seconds=0)
    assert slow.edits <= 1
