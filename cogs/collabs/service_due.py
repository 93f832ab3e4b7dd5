"""What happens to requests by themselves: old drafts go, owners are reminded, requests expire and are closed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.collabs import service_waiting, store, store_due
from cogs.collabs.model import CHECK_EVERY, ON_SHOW, STALE_AFTER, State
from cogs.collabs.model_request import Request
from cogs.collabs.service import over
from cogs.collabs.service_board import keep
from cogs.collabs.service_letters import ends


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and id of what has to happen by now."""
    return await store_due.due(conn, now, limit)


async def take_unchecked(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[Request]:
    """Requests whose card is to be looked for; nobody else looks for it today."""
    taken = await store_due.take_unchecked(conn, now, now + CHECK_EVERY, limit)
    found = [await store.find(conn, *each) for each in taken]
    return [each for each in found if each is not None and each.state in ON_SHOW]


async def act(conn: AsyncConnection, guild_id: int, request_id: int, now: datetime) -> None:
    """Do what is due with one of them; nothing, when somebody else has done it meanwhile."""
    request = await store.find_to_change(conn, guild_id, request_id)
    if request is None or request.due_at is None or request.due_at > now:
        return
    if request.state is State.DRAFT:
        await store.remove(conn, guild_id, request_id)
    elif request.state is State.WAITING:
        await service_waiting.remind(conn, await store.save(conn, replace(request, due_at=None)), now)
    elif request.state in ON_SHOW and request.expires_at is not None and now < request.expires_at:
        await store.save(conn, replace(request, due_at=request.expires_at))
        if request.state is State.OPEN:
            await ends(conn, request, "soon", now)
    elif request.state is State.OPEN:
        await _expire(conn, request, now)
    else:
        await _end(conn, request, now)


async def _expire(conn: AsyncConnection, request: Request, now: datetime) -> None:
    """It can be renewed for a while; one whose deadline has passed cannot, so it is over."""
    if request.spec.deadline is not None and request.spec.deadline <= now:
        await _end(conn, request, now)
        return
    expired = await keep(conn, request.becomes(State.EXPIRED, due_at=now + STALE_AFTER, checked_at=None), now)
    await ends(conn, expired, "expired", now)


async def _end(conn: AsyncConnection, request: Request, now: datetime) -> None:
    """Closed and put away. One that is full stays on the board until its owner closes it or its time is over."""
    await keep(conn, over(request, now), now)
