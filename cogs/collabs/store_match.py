"""Reading many open requests for a match: no more of each than a match asks about, some hundred at a time."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.collabs.model_request import Request, Spec, spec_from
from cogs.collabs.store import request_from, requests
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


async def offers(conn: AsyncConnection, guild_id: int, user_id: int) -> AsyncIterator[Sequence[Offer]]:
    """Every open request that is not the person's own and not blocked, the newest first, some at a time."""
    hidden = await apart_from(conn, guild_id, user_id)
    wanted = (
        select(requests.c.id, requests.c.owner_id, requests.c.spec)
        .where(requests.c.guild_id == guild_id, requests.c.state == OPEN, requests.c.owner_id != user_id)
        .where(requests.c.owner_id.not_in(hidden))
        .order_by(requests.c.id.desc())
        .limit(AT_ONCE)
    )
    some = (await conn.execute(wanted)).all()
    while some:
        yield [Offer(row.id, row.owner_id, spec_from(row.spec)) for row in some]
        some = (await conn.execute(wanted.where(requests.c.id < some[-1].id))).all()


async def some(conn: AsyncConnection, guild_id: int, request_ids: Sequence[int]) -> dict[int, Request]:
    """These requests, by their numbers."""
    found = await conn.execute(select(requests).where(requests.c.guild_id == guild_id, requests.c.id.in_(request_ids)))
    return {row.id: request_from(row) for row in found}
