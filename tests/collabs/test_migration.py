"""Requests that were on the board before there was a search are found by words, without being touched."""

import json
from typing import Any

from alembic import command
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from bot.db import open_database
from bot.migrate import alembic_config, migrate
from bot.settings import Settings
from cogs.collabs import service
from cogs.collabs.model_words import sought
from tests.collabs.rows import GROUP, NOW, OTHER

BEFORE_SEARCH, BEFORE = "0021", "0023"
MANY = 600
"""More than are folded at once."""
SPEC: dict[str, Any] = {
    "nature": "collab",
    "kind": "creator",
    "title": "Straßenfest",
    "what": "A reel each",
    "deadline": None,
    "slots": 1,
    "wanted": {"platforms": [], "niches": [], "smallest": None, "largest": None, "where": "remote", "region": ""},
    "pay": {"compensation": "none", "fee": None, "brand": "", "rights": "none", "term": "none"},
    "fixed": "",
    "free": "",
}
"""As it was stored then."""
REQUEST = text(
    "INSERT INTO collabs_requests (guild_id, version, state, owner_id, spec, refused, taken, created_at, reason) "
    "VALUES (:guild, 1, :state, 10, :spec, '{}', 0, :at, '')"
)


def _requests(connection: Connection) -> None:
    command.upgrade(alembic_config(connection), BEFORE_SEARCH)
    stands = [(GROUP, "open"), (GROUP, "closed"), (OTHER, "open"), *[(GROUP, "open")] * MANY]
    at, spec = round(NOW.timestamp() * 1_000_000), json.dumps(SPEC)
    connection.execute(REQUEST, [{"guild": guild, "state": state, "spec": spec, "at": at} for guild, state in stands])


def _changed_since(connection: Connection) -> None:
    """One that has its text already, as it was changed after the search came."""
    command.upgrade(alembic_config(connection), BEFORE)
    connection.execute(text("INSERT INTO collabs_texts VALUES (1, 1, 'bread')"))


async def _found(conn: AsyncConnection, typed: str, guild_id: int) -> list[int]:
    return [each.id for each in await service.browse(conn, guild_id, {"words": sought(typed)}, None, 1_000)]


async def test_what_was_open_before_the_search_is_found_by_its_words(database_url: str) -> None:
    """C15."""
    engine = create_async_engine(database_url)
    for step in (_requests, _changed_since):
        async with engine.begin() as conn:
            await conn.run_sync(step)
    await engine.dispose()
    assert await migrate(database_url, Settings(database_url=database_url).sqlite_path)
    db = open_database(database_url)
    async with db.read() as conn:
        assert await _found(conn, "STRASSENFEST reel", GROUP) == list(range(MANY + 3, 3, -1))
        assert await _found(conn, "straßenfest", OTHER) == [3]
        assert await _found(conn, "bread", GROUP) == [1]
    await db.close()
