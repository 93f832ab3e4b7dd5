"""Which groups a process works for: Discord's formula, in Python and in both engines' SQL."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.db import Database
from bot.due import Due
from bot.jobs import each_due
from bot.outbox_store import IS_DUE, Errand, claim, enqueue
from bot.share import EVERYTHING, Share

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
GROUPS = [number << 22 | 5 for number in range(1, 9)]


@pytest.fixture
async def filled(database: Database) -> Database:
    """One errand of each group."""
    async with database.write() as conn:
        for group in GROUPS:
            await enqueue(conn, Errand(group, "test.hello", f"hello:{group}", {}, channel_id=1), NOW)
    return database


def test_alone_it_is_everything() -> None:
    assert EVERYTHING.is_everything
    assert all(map(EVERYTHING.has, GROUPS))


def test_every_group_is_in_one_share() -> None:
    shares = [Share(3, frozenset({shard})) for shard in range(3)]
    assert all([share.has(group) for share in shares].count(True) == 1 for group in GROUPS)
    assert Share(3, frozenset({1})).has(1 << 22)
    assert not Share(3, frozenset({1})).is_everything


@pytest.mark.parametrize("shards", [{0}, {1, 2}, {0, 1, 2}])
async def test_the_outbox_sends_for_its_share_only(filled: Database, shards: set[int]) -> None:
    share = Share(3, frozenset(shards))
    async with filled.write() as conn:
        claimed = await claim(conn, NOW, 50, share)
        assert await claim(conn, NOW, 50, share) == []
    assert sorted(each.guild_id for each in claimed) == [group for group in GROUPS if share.has(group)]


async def test_the_look_for_work_sees_its_share_only(filled: Database) -> None:
    due = Due(filled, {"outbox": IS_DUE})
    seen = []
    for share in (EVERYTHING, Share(20, frozenset({1})), Share(20, frozenset({15}))):
        filled.share = share
        seen.append(await due.among(["outbox"], NOW))
    assert seen == [["outbox"], ["outbox"], []]


async def test_a_row_is_acted_on_by_the_process_of_its_group(database: Database) -> None:
    """Also when the oldest rows are all another's."""
    rows = [(1 << 22, number) for number in range(100)] + [(2 << 22, 100)]
    done = []

    async def find(_conn: object, _now: datetime, limit: int) -> list[tuple[int, int]]:
        return rows[:limit]

    async def act(_conn: object, guild_id: int, row_id: int, now: datetime) -> None:
        assert now == NOW + timedelta(seconds=1)
        done.append((guild_id, row_id))

    database.share = Share(4, frozenset({2}))
    await each_due(database, NOW + timedelta(seconds=1), find, act)
    assert done == [(2 << 22, 100)]
