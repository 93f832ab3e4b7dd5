"""A database that one test hands on to the next cannot be told from a new one."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from tests.spare import Databases

ADD_ACT = """
INSERT INTO desk_audit (guild_id, at, actor_id, feature, action, details)
VALUES (1, 0, 2, 'x', 'y', '{}') RETURNING id
"""
FILLED = """
SELECT string_agg(relname, ' ') FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
"""


@pytest.fixture
async def databases(postgres_url: str, postgres_template: str) -> AsyncIterator[Databases]:
    own = Databases(postgres_url, postgres_template)
    yield own
    await own.drop()


async def opened(url: str) -> asyncpg.Connection:
    return await asyncpg.connect(url.replace("+asyncpg", ""))


async def asked(url: str, question: str) -> object:
    connection = await opened(url)
    try:
        return await connection.fetchval(question)
    finally:
        await connection.close()


async def test_nothing_is_left_of_rows_and_their_numbers(databases: Databases) -> None:
    async with databases.one() as first:
        assert [await asked(first, ADD_ACT) for _ in range(2)] == [1, 2]
    async with databases.one() as second:
        assert second == first
        assert await asked(second, FILLED) == "alembic_version", "and what a migration filled would be gone for good"
        assert await asked(second, ADD_ACT) == 1


async def test_two_at_once_are_two(databases: Databases) -> None:
    async with databases.one() as one, databases.one() as other:
        assert one != other


async def test_whoever_was_forgotten_is_gone(databases: Databases) -> None:
    """Though it holds what everybody else would have to wait for."""
    async with databases.one() as url:
        forgotten = await opened(url)
        await forgotten.execute("BEGIN; LOCK TABLE desk_audit; SELECT pg_advisory_lock(7)")
    async with databases.one() as url:
        assert await asked(url, "SELECT pg_try_advisory_lock(7)")
        assert await asked(url, ADD_ACT) == 1
    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError)):
        await forgotten.execute("SELECT 1")
    forgotten.terminate()


@pytest.mark.parametrize("change", ["CREATE TABLE more (id INTEGER)", "DROP INDEX ix_desk_audit_guild_id_at"])
async def test_one_with_other_tables_is_not_handed_on(databases: Databases, change: str) -> None:
    async with databases.one() as url:
        await asked(url, change)
    async with databases.one() as other:
        assert other != url
