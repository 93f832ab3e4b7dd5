"""A database that one test hands on to the next cannot be told from a new one."""

import asyncio
from collections.abc import Iterator

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
def databases(postgres_url: str, postgres_template: str) -> Iterator[Databases]:
    own = Databases(postgres_url, postgres_template)
    yield own
    own.close()


async def opened(url: str) -> asyncpg.Connection:
    return await asyncpg.connect(url.replace("+asyncpg", ""))


def asked(url: str, question: str) -> object:
    async def answer() -> object:
        connection = await opened(url)
        try:
            return await connection.fetchval(question)
        finally:
            await connection.close()

    return asyncio.run(answer())


def test_nothing_is_left_of_rows_and_their_numbers(databases: Databases) -> None:
    with databases.one() as first:
        assert [asked(first, ADD_ACT) for _ in range(2)] == [1, 2]
    with databases.one() as second:
        assert second == first
        assert asked(second, FILLED) == "alembic_version", "and what a migration filled would be gone for good"
        assert asked(second, ADD_ACT) == 1


def test_two_at_once_are_two(databases: Databases) -> None:
    with databases.one() as one, databases.one() as other:
        assert one != other


def test_whoever_was_forgotten_is_gone(databases: Databases) -> None:
    """Though it holds what everybody else would have to wait for."""

    async def forget() -> asyncpg.Connection:
        forgotten = await opened(url)
        await forgotten.execute("BEGIN; LOCK TABLE desk_audit; SELECT pg_advisory_lock(7)")
        return forgotten

    async def come_back() -> None:
        with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError)):
            await forgotten.execute("SELECT 1")
        forgotten.terminate()

    with asyncio.Runner() as runner:
        with databases.one() as url:
            forgotten = runner.run(forget())
        with databases.one() as url:
            assert asked(url, "SELECT pg_try_advisory_lock(7)")
            assert asked(url, ADD_ACT) == 1
        runner.run(come_back())


@pytest.mark.parametrize("change", ["CREATE TABLE more (id INTEGER)", "DROP INDEX ix_desk_audit_guild_id_at"])
def test_one_with_other_tables_is_not_handed_on(databases: Databases, change: str) -> None:
    with databases.one() as url:
        asked(url, change)
    with databases.one() as other:
        assert other != url
