"""Finding open requests: by what they are, page by page, the newest first.

The first filter leads: its index holds the numbers of open requests in order, so that a page ends where it is full,
and what is rare is found at once, however many are open. Words are looked for in the folded texts of open requests, one
after the other in the same order; where none of them fits, all have been looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.collabs.model import State
from cogs.collabs.model_request import Request
from cogs.collabs.model_words import WORDS
from cogs.collabs.store import facets, request_from, requests, texts
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
    words = filters.get(WORDS, "").split()
    named = sorted(
        (each for each in filters.items() if each[0] != WORDS), key=lambda each: _MOST_TELLING.index(each[0])
    )
    if named:
        (facet, value), *others = named
        lead = facets.alias("lead")
        is_lead = (lead.c.guild_id == guild_id, lead.c.facet == facet, lead.c.value == value)
        wanted = wanted.join(lead, lead.c.request_id == requests.c.id).where(*is_lead)
        wanted = wanted.where(*(_also(lead.c.request_id, *each) for each in others))
        return (wanted.where(_written(guild_id, lead.c.request_id, words)) if words else wanted), lead.c.request_id
    if words:
        mine = (texts.c.guild_id == guild_id, *_contains(words))
        return wanted.join(texts, texts.c.request_id == requests.c.id).where(*mine), texts.c.request_id
    return wanted, requests.c.id


def _also(number: ColumnElement[int], facet: str, value: str) -> ColumnElement[bool]:
    other = facets.alias(facet)
    return exists().where(other.c.request_id == number, other.c.facet == facet, other.c.value == value)


def _written(guild_id: int, number: ColumnElement[int], words: Sequence[str]) -> ColumnElement[bool]:
    return exists().where(texts.c.guild_id == guild_id, texts.c.request_id == number, *_contains(words))


def _contains(words: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    """Every one of them, also as a part of a longer word; nothing in them means anything to LIKE."""
    return (texts.c.folded.contains(word) for word in words)
