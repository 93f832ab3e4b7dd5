"""One process at a time identifies, some seconds apart, also after one that died. The real PostgreSQL."""

import asyncio
from itertools import pairwise

import asyncpg
import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import facts
from bot.db import open_database
from bot.identify import _LOCK_KEY, take_turn

SPACING = 0.3


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When each turn was, in seconds of the database's clock: who hears of it, and when, is up to the machine."""
    found: list[float] = []
    put = facts.put

    async def noted(conn: AsyncConnection, name: str, value: str) -> None:
        found.append(float(value))
        await put(conn, name, value)

    monkeypatch.setattr(facts, "put", noted)
    return found


def shortest(turns: list[float]) -> float:
    """Seconds between two of them; what is lost in the sums is nothing."""
    return round(min(later - earlier for earlier, later in pairwise(turns)), 3)


async def test_turns_are_some_time_apart(migrated_postgres_url: str, turns: list[float]) -> None:
    async with asyncio.timeout(20):
        await asyncio.gather(*(take_turn(migrated_postgres_url, 0, SPACING) for _ in range(4)))
    assert len(turns) == 4
    assert shortest(turns) >= SPACING


async def test_different_buckets_go_together(migrated_postgres_url: str) -> None:
    async with asyncio.timeout(20):
        await asyncio.gather(*(take_turn(migrated_postgres_url, bucket, 600) for bucket in range(4)))


async def test_one_that_died_in_its_turn_holds_up_nobody(migrated_postgres_url: str) -> None:
    plain = migrated_postgres_url.replace("+asyncpg", "")
    dying = await asyncpg.connect(plain)
    await dying.execute(f"BEGIN; SELECT pg_advisory_xact_lock({_LOCK_KEY}, 0)")
    waiting = asyncio.create_task(take_turn(migrated_postgres_url, 0, SPACING))
    done, _ = await asyncio.wait([waiting], timeout=0.3)
    assert not done, "it waits for its turn"
    dying.terminate()
    async with asyncio.timeout(10):
        await waiting


async def test_one_that_identified_and_died_is_waited_for(migrated_postgres_url: str, turns: list[float]) -> None:
    await take_turn(migrated_postgres_url, 0, SPACING)
    await take_turn(migrated_postgres_url, 0, SPACING)
    assert shortest(turns) >= SPACING


async def test_a_clock_that_was_set_back_holds_up_for_one_pause_only(migrated_postgres_url: str) -> None:
    db = open_database(migrated_postgres_url)
    async with db.write() as conn:
        await facts.put(conn, "identified:0", "1e12")
    await db.close()
    async with asyncio.timeout(10):
        await take_turn(migrated_postgres_url, 0, SPACING)


async def test_without_a_database_nobody_identifies_out_of_turn() -> None:
    with pytest.raises(OSError):  # noqa: PT011 - whatever discord.py takes for a line that fails, and tries again
        await take_turn("postgresql+asyncpg://nobody@127.0.0.1:1/nothing", 0)
