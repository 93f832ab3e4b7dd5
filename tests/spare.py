"""PostgreSQL databases with all tables, which one test hands on to the next, emptied.

Six hundred tests want one. To copy and to drop it took longer than most of them: it is eight hundred files.
"""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import asyncpg

from tests import engines

Found = TypeVar("Found")

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


@dataclass(frozen=True)
class _Spare:
    name: str
    shape: str
    door: asyncpg.Connection
    """Open as long as it is handed on: a new connection costs the server as much as the emptying."""


class Databases:
    """Those of one process. Whoever changes the tables of one gets it to themselves: it is not handed on."""

    def __init__(self, admin_url: str, template: str) -> None:
        """None is made before the first is asked for; `template` names a migrated database."""
        self._admin_url = admin_url
        self._template = template
        self._spare: list[_Spare] = []
        self._loop = asyncio.new_event_loop()

    @contextmanager
    def one(self) -> Iterator[str]:
        """Give the SQLAlchemy URL of one in which nothing is, with no connection but the caller's own.

        It is made and emptied on a loop of its own, so the caller's must not run at either end of the block.
        """
        spare = self._spare.pop() if self._spare else self._done(self._made())
        try:
            yield engines.database_url(self._admin_url, spare.name)
        finally:
            if self._done(_emptied(spare.door)) == spare.shape:
                self._spare.append(spare)
            else:
                self._done(self._dropped(spare))

    def close(self) -> None:
        """Leave none behind, on a server that somebody else looks after."""
        while self._spare:
            self._done(self._dropped(self._spare.pop()))
        self._loop.close()

    def _done(self, work: Coroutine[Any, Any, Found]) -> Found:
        return self._loop.run_until_complete(work)

    async def _made(self) -> _Spare:
        name = await engines.make_database(self._admin_url, self._template)
        door = await asyncpg.connect(engines.plain_url(self._admin_url, name))
        return _Spare(name, await _emptied(door), door)

    async def _dropped(self, spare: _Spare) -> None:
        await spare.door.close()
        await engines.drop_database(self._admin_url, spare.name)


async def _emptied(door: asyncpg.Connection) -> str:
    """Empty it; answer its shape."""
    await door.execute(_EMPTY)
    return str(await door.fetchval(_SHAPE))
