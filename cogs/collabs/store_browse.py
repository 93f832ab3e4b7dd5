"""Finding open requests: by what they are, page by page, the newest first.

The first filter leads: its index holds the numbers of open requests in order, so that a page ends where it is full,
and what is rare is found at once, however many are open.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.collabs.model import State
from cogs.collabs.model_request import Request
from cogs.collabs.store import facets, request_from, requests
from cogs.collabs.store_blocks import apart

OPEN: ColumnElement[str] = literal_column(f"'{State.OPEN.value}'")
"""Written out, so that the index over open requests is used."""
_MOST_TELLING = ("kind", "niche", "platform", "pay")


async def older(
    conn: AsyncConnection,
    guild_id: int,
    filters: Mapping[str, str],
    before: int | None,
    limit: int,
    viewer_id: int | None = None,
) -> Sequence[Request]:
    """Open requests that fit, the newest first, from the one before that number on.

    Without a viewer nobody is left out: that is for moderators, about whom a block says nothing.
    """
    wanted, number = _fit(guild_id, filters, viewer_id)
    if before is not None:
        wanted = wanted.where(number < before)
    found = await conn.execute(wanted.order_by(number.desc()).limit(limit))
    return [request_from(row) for row in found]


async def newer(
    conn: AsyncConnection,
    guild_id: int,
    filters: Mapping[str, str],
    after: int,
    limit: int,
    viewer_id: int | None = None,
) -> Sequence[Request]:
    """The same on the other side of that number, the newest first as well."""
    wanted, number = _fit(guild_id, filters, viewer_id)
    found = await conn.execute(wanted.where(number > after).order_by(number).limit(limit))
    return [request_from(row) for row in found][::-1]


def _fit(guild_id: int, filters: Mapping[str, str], viewer_id: int | None) -> tuple[Select[Any], ColumnElement[int]]:
    """The requests, and the column that their order comes from."""
    wanted = select(requests).where(requests.c.guild_id == guild_id, requests.c.state == OPEN)
    if viewer_id is not None:
        wanted = wanted.where(apart(guild_id, viewer_id, requests.c.owner_id))
    named = sorted(filters.items(), key=lambda pair: _MOST_TELLING.index(pair[0]))
    if not named:
        return wanted, requests.c.id
    (facet, value), *others = named
    lead = facets.alias("lead")
    is_lead = (lead.c.guild_id == guild_id, lead.c.facet == facet, lead.c.value == value)
    wanted = wanted.join(lead, lead.c.request_id == requests.c.id).where(*is_lead)
    return wanted.where(*(_also(lead.c.request_id, *each) for each in others)), lead.c.request_id


def _also(number: ColumnElement[int], facet: str, value: str) -> ColumnElement[bool]:
    other = facets.alias(facet)
    return exists().where(other.c.request_id == number, other.c.facet == facet, other.c.value == value)
