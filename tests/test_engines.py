"""The databases that tests get are real, empty, their own, and gone afterwards."""

import asyncio

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from tests import engines


async def _create_table(url: str) -> int:
    engine = create_async_engine(url)
    try:
        async with engine.begin() as connection:
            await connection.execute(text("CREATE TABLE creators (id BIGINT PRIMARY KEY)"))
            await connection.execute(text("INSERT INTO creators VALUES (1)"))
            return int((await connection.execute(text("SELECT count(*) FROM creators"))).scalar_one())
    finally:
        await engine.dispose()


@pytest.mark.parametrize("turn", [1, 2])
async def test_each_test_gets_an_empty_database(database_url: str, turn: int) -> None:
    assert turn
    assert await _create_table(database_url) == 1


async def test_six_databases_can_be_made_at_once(postgres_url: str) -> None:
    async def use_one() -> int:
        async with engines.fresh_database(postgres_url) as url:
            return await _create_table(url)

    assert await asyncio.gather(*(use_one() for _ in range(6))) == [1] * 6


async def test_a_dropped_database_is_gone_even_with_a_connection_left_open(postgres_url: str) -> None:
    async with engines.fresh_database(postgres_url) as url:
        left_open = await asyncpg.connect(url.replace("+asyncpg", ""))
    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError)):
        await left_open.execute("SELECT 1")
    left_open.terminate()


@pytest.mark.parametrize(
    ("admin", "expected"),
    [
        (
            "postgresql://postgres:@/postgres?host=/tmp/server",
            "postgresql+asyncpg://postgres:@/mine?host=/tmp/server",
        ),
        (
            "postgresql://me:secret@db.example:5432/postgres",
            "postgresql+asyncpg://me:secret@db.example:5432/mine",
        ),
    ],
)
def test_only_the_database_and_the_driver_change_in_a_url(admin: str, expected: str) -> None:
    assert engines.database_url(admin, "mine") == expected


def test_a_server_that_was_never_started_can_be_stopped() -> None:
    engines.stop_server(engines.server_folder())
