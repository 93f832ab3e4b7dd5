"""Reading open requests for a match: no more of each than a match asks about, some hundred at a time.

Among very many, the database says first which are the likeliest, from what requests are found by.
"""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Subquery, and_, case, false, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.collabs.model_request import Request, Spec, spec_from
from cogs.collabs.store import facets, numbered, request_from, requests
from cogs.collabs.store_blocks import apart_from
from cogs.collabs.store_browse import OPEN

AT_ONCE = 250
"""Few enough that nobody else waits for long while they are read."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An open request: whose it is and what it asks for."""

    id: int
    owner_id: int
    spec: Spec


@dataclass(frozen=True, slots=True)
class Fit:
    """What a facet of a request has to be, one of these, and how many points it is worth."""

    values: Collection[str]
    points: float


async def offers(
    conn: AsyncConnection, guild_id: int, user_id: int, likely: Mapping[str, Fit], most: int
) -> AsyncIterator[Sequence[Offer]]:
    """Open requests that are not the person's own and not blocked, some at a time.

    When there are more than `most`, those whose facets are worth the most points; of equals, the newest.
    """
    numbers = await _likeliest(conn, guild_id, user_id, likely, most)
    for start in range(0, len(numbers), AT_ONCE):
        these = numbered(guild_id, numbers[start : start + AT_ONCE])
        found = await conn.execute(select(requests.c.id, requests.c.owner_id, requests.c.spec).where(*these))
        yield [Offer(row.id, row.owner_id, spec_from(row.spec)) for row in found]


async def _likeliest(
    conn: AsyncConnection, guild_id: int, user_id: int, likely: Mapping[str, Fit], most: int
) -> Sequence[int]:
    worth = _worth(guild_id, likely)
    hidden = await apart_from(conn, guild_id, user_id)
    wanted = (
        select(requests.c.id)
        .outerjoin(worth, worth.c.request_id == requests.c.id)
        .where(requests.c.guild_id == guild_id, requests.c.state == OPEN, requests.c.owner_id != user_id)
        .where(requests.c.owner_id.not_in(hidden))
        .order_by(func.coalesce(worth.c.points, 0).desc(), requests.c.id.desc())
        .limit(most)
    )
    return (await conn.execute(wanted)).scalars().all()


def _worth(guild_id: int, likely: Mapping[str, Fit]) -> Subquery:
    """The points of each request that has any. A facet counts once, however many of its values fit."""
    fits = {facet: and_(facets.c.facet == facet, facets.c.value.in_(fit.values)) for facet, fit in likely.items()}
    points: ColumnElement[float] = sum(
        (func.max(case((fits[facet], fit.points), else_=0)) for facet, fit in likely.items()), start=literal(0)
    )
    named = select(facets.c.request_id, points.label("points")).where(facets.c.guild_id == guild_id)
    return named.where(or_(false(), *fits.values())).group_by(facets.c.request_id).subquery()


async def some(conn: AsyncConnection, guild_id: int, request_ids: Sequence[int]) -> dict[int, Request]:
    """These requests, by their numbers."""
    found = await conn.execute(select(requests).where(*numbered(guild_id, request_ids)))
    return {row.id: request_from(row) for row in found}
