"""The slots of a request: somebody gets one, somebody gives it back. Whoever has them is another feature's matter."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from cogs.collabs import store, text
from cogs.collabs.model import State
from cogs.collabs.model_request import Request
from cogs.collabs.service_board import keep


async def take(conn: AsyncConnection, guild_id: int, request_id: int, now: datetime) -> Request:
    """One slot less; with the last one the request is full. Of two who take the last one at once, one gets it.

    Raises UserError when the request is not open.
    """
    request = await store.find_to_change(conn, guild_id, request_id)
    if request is None:
        raise UserError(text.GONE)
    if request.state is not State.OPEN:
        raise UserError(text.STANDS_IN_THE_WAY[request.state])
    state = State.OPEN if request.left > 1 else State.FILLED
    return await keep(conn, request.becomes(state, taken=request.taken + 1), now)


async def release(conn: AsyncConnection, guild_id: int, request_id: int, now: datetime) -> Request | None:
    """One slot more: a full request is open again, one that is over stays over. None when it is gone."""
    request = await store.find_to_change(conn, guild_id, request_id)
    if request is None or not request.taken:
        return request
    freed = replace(request, taken=request.taken - 1)
    return await keep(conn, freed.becomes(State.OPEN) if freed.state is State.FILLED else freed, now)
