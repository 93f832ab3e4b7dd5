"""PostgreSQL databases with all tables, which one test hands on to the next, emptied.

Six hundred tests want one. To copy and to drop it took longer than most of them: it is eight hundred files.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from tests import engines

_SHAPE = "SELECT count(*) || ' ' || max(oid) FROM pg_class"
"""Changes when a table or an index is made or removed, and when rows come or go it does not."""

_EMPTY = """
SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend';
DO $$
DECLARE filled text;
BEGIN
    SELECT string_agg(oid::regclass::text, ', ') INTO filled FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND relname <> 'alembic_version' AND pg_relation_size(oid) > 0;
    IF filled IS NOT NULL THEN
        EXECUTE 'TRUNCATE ' || filled || ' RESTART IDENTITY CASCADE';
    END IF;
END $$;
"""
"""Nobody who was forgotten may write into the next test. What was deleted takes room too, so nothing is overlooked."""


class Databases:
    """Those of one process. Whoever changes the tables of one gets it to themselves: it is not handed on."""

    def __init__(self, admin_url: str, template: str) -> None:
        """None is made before the first is asked for; `template` names a migrated database."""
        self._admin_url = admin_url
        self._template = template
        self._spare: list[tuple[str, str]] = []

    @asynccontextmanager
    async def one(self) -> AsyncIterator[str]:
        """Give the SQLAlchemy URL of one in which nothing is, with no connection but the caller's own."""
        name, shape = self._spare.pop() if self._spare else await self._made()
        try:
            yield engines.database_url(self._admin_url, name)
        finally:
            if await self._emptied(name) == shape:
                self._spare.append((name, shape))
            else:
                await engines.drop_database(self._admin_url, name)

    async def drop(self) -> None:
        """Leave none behind, on a server that somebody else looks after."""
        for name, _ in self._spare:
            await engines.drop_database(self._admin_url, name)
        self._spare.clear()

    async def _made(self) -> tuple[str, str]:
        name = await engines.make_database(self._admin_url, self._template)
        return name, await self._emptied(name)

    async def _emptied(self, name: str) -> str:
        """Empty it; answer its shape."""
        connection = await asyncpg.connect(engines.plain_url(self._admin_url, name))
        try:
            await connection.execute(_EMPTY)
            return str(await connection.fetchval(_SHAPE))
        finally:
            await connection.close()
