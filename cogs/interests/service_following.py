"""What a change of a request means for those who are interested in it. The board calls this in its own transaction."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.collabs.model import State as Stage
from cogs.collabs.model_request import Request
from cogs.interests import service_letters, service_seen, store, store_watches
from cogs.interests.model import UNDECIDED, Interest, State, Watch


async def changed(conn: AsyncConnection, request: Request, now: datetime) -> None:
    """The request is as it is now. Nobody is interested in most of them."""
    watch = await store_watches.find_to_change(conn, request.guild_id, request.id)
    if watch is None:
        return
    if request.state is Stage.FILLED:
        await _filled(conn, request, now)
    elif request.state in {Stage.EXPIRED, Stage.CLOSED}:
        await _ended(conn, request, now)
    elif request.state is Stage.OPEN and request.left > watch.free:
        await _came_free(conn, watch, now)
    await store_watches.save(conn, replace(watch, free=request.left))


async def _filled(conn: AsyncConnection, request: Request, now: datetime) -> None:
    """Whoever has no answer yet goes on the waiting list, in the order in which they came, and is told."""
    for interest in await _those(conn, request, {State.OFFERED}):
        saved = await store.save(conn, interest.waits(now))
        await service_letters.decided(conn, saved, now, is_full=True)


async def _ended(conn: AsyncConnection, request: Request, now: datetime) -> None:
    """Everybody without an answer is told once."""
    for interest in await _those(conn, request, UNDECIDED):
        saved = await store.save(conn, interest.becomes(State.ENDED, waits_since=None))
        await service_letters.decided(conn, saved, now)


async def _came_free(conn: AsyncConnection, watch: Watch, now: datetime) -> None:
    """The owner hears who is next in line."""
    if await service_seen.interests(conn, watch.guild_id, watch.request_id, {State.WAITING}):
        await service_letters.to_owner(conn, watch, service_letters.FREE, now)


async def _those(conn: AsyncConnection, request: Request, states: frozenset[State] | set[State]) -> Sequence[Interest]:
    return await store.of_request(conn, request.guild_id, request.id, states)
