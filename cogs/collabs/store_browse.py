"""Finding open requests: by what they are, page by page, the newest first."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, exists, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.collabs.model import State
from cogs.collabs.model_request import ANY, Request
from cogs.collabs.store import facets, request_from, requests

_OPEN: ColumnElement[str] = literal_column(f"'{State.OPEN.value}'")
"""Written out, so that the index over open requests is used."""


async def older(
    conn: AsyncConnection, guild_id: int, filters: Mapping[str, str], before: int | None, limit: int
) -> Sequence[Request]:
    """Open requests that fit, the newest first, from the one before that number on."""
    wanted = select(requests).where(*_fit(guild_id, filters)).order_by(requests.c.id.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(requests.c.id < before)
    return [request_from(row) for row in await conn.execute(wanted)]


async def newer(
    conn: AsyncConnection, guild_id: int, filters: Mapping[str, str], after: int, limit: int
) -> Sequence[Request]:
    """The same on the other side of that number, the newest first as well."""
    wanted = select(requests).where(*_fit(guild_id, filters), requests.c.id > after)
    found = await conn.execute(wanted.order_by(requests.c.id).limit(limit))
    return [request_from(row) for row in found][::-1]


def _fit(guild_id: int, filters: Mapping[str, str]) -> list[ColumnElement[bool]]:
    """What somebody did not restrict fits every filter."""
    named = [
        exists().where(facets.c.request_id == requests.c.id, facets.c.facet == facet, facets.c.value.in_([value, ANY]))
        for facet, value in filters.items()
    ]
    return [requests.c.guild_id == guild_id, requests.c.state == _OPEN, *named]
