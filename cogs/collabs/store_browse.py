"""Finding open requests: by what they are, page by page, the newest first.

The first filter leads: its index holds the numbers of open requests in order, so that a page ends where it is full,
and what is rare is found at once, however many are open. Words are looked for in the folded texts of open requests, one
after the other in the same order; where none of them fits, all have been looked at.

What leads is a query of its own that ends at the page's limit, and every other condition is a value asked for row by
row. So the order does not depend on what PostgreSQL guesses about the tables.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.collabs.model import State
from cogs.collabs.model_request import Request
from cogs.collabs.model_words import WORDS
from cogs.collabs.store import facets, numbered, request_from, requests, texts
from cogs.collabs.store_blocks import apart_from

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
    numbers, number = await _fit(conn, guild_id, filters, viewer_id)
    if before is not None:
        numbers = numbers.where(number < before)
    return await _read(conn, guild_id, numbers.order_by(number.desc()).limit(limit))


async def newer(
    conn: AsyncConnection,
    guild_id: int,
    filters: Mapping[str, str],
    after: int,
    limit: int,
    viewer_id: int | None = None,
) -> Sequence[Request]:
    """The same on the other side of that number, the newest first as well."""
    numbers, number = await _fit(conn, guild_id, filters, viewer_id)
    return await _read(conn, guild_id, numbers.where(number > after).order_by(number).limit(limit))


async def _read(conn: AsyncConnection, guild_id: int, numbers: Select[Any]) -> Sequence[Request]:
    page = select(requests).where(*numbered(guild_id, numbers)).order_by(requests.c.id.desc())
    return [request_from(row) for row in await conn.execute(page)]


async def _fit(
    conn: AsyncConnection, guild_id: int, filters: Mapping[str, str], viewer_id: int | None
) -> tuple[Select[Any], ColumnElement[int]]:
    """The numbers of the requests, and the column that they come from. Only open ones have facets and a text."""
    numbers, number, owner = _lead(guild_id, filters)
    hidden = await apart_from(conn, guild_id, viewer_id) if viewer_id is not None else ()
    return (numbers.where(owner.not_in(hidden)) if hidden else numbers), number


def _lead(guild_id: int, filters: Mapping[str, str]) -> tuple[Select[Any], ColumnElement[int], ColumnElement[int]]:
    words = filters.get(WORDS, "").split()
    named = [(facet, filters[facet]) for facet in _MOST_TELLING if facet in filters]
    if named:
        (facet, value), *others = named
        lead = facets.alias("lead")
        number: ColumnElement[int] = lead.c.request_id
        numbers = select(number).where(lead.c.guild_id == guild_id, lead.c.facet == facet, lead.c.value == value)
        numbers = numbers.where(*(_also(number, *each) for each in others))
        return (numbers.where(_written(guild_id, number, words)) if words else numbers), number, _owner(number)
    if words:
        number = texts.c.request_id
        return select(number).where(texts.c.guild_id == guild_id, *_contains(words)), number, _owner(number)
    number = requests.c.id
    return select(number).where(requests.c.guild_id == guild_id, requests.c.state == OPEN), number, requests.c.owner_id


def _also(number: ColumnElement[int], facet: str, value: str) -> ColumnElement[bool]:
    other = facets.alias(facet)
    mine = (other.c.request_id == number, other.c.facet == facet, other.c.value == value)
    return select(func.count()).where(*mine).scalar_subquery() == 1


def _written(guild_id: int, number: ColumnElement[int], words: Sequence[str]) -> ColumnElement[bool]:
    mine = (texts.c.guild_id == guild_id, texts.c.request_id == number)
    return select(func.count()).where(*mine, *_contains(words)).scalar_subquery() == 1


def _owner(number: ColumnElement[int]) -> ColumnElement[int]:
    whole = requests.alias("whole")
    return select(whole.c.owner_id).where(whole.c.id == number).scalar_subquery()


def _contains(words: Sequence[str]) -> Iterator[ColumnElement[bool]]:
    """Every one of them, also as a part of a longer word; nothing in them means anything to LIKE."""
    return (texts.c.folded.contains(word) for word in words)
