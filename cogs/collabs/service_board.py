"""A request that changes: whoever builds on it hears of it, its card follows, and is noticed when it is gone."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import Errand, enqueue, enqueue_again
from cogs.collabs import service_neighbours, store
from cogs.collabs.model import CHECK_EVERY, ON_SHOW, PLACE, UNSEEN
from cogs.collabs.model_request import Request
from cogs.desk import service as desk

SHOW = "collabs.show"
"""An effect: the card as the state wants it, posted when there is none."""
TAKE_AWAY = "collabs.take_away"
"""An effect: the card of somebody who was forgotten."""


async def show(conn: AsyncConnection, request: Request, now: datetime) -> None:
    """Have the card follow the state. Several wishes before it is done become one."""
    errand = Errand(request.guild_id, SHOW, f"{SHOW}:{request.id}", {"request": request.id})
    await enqueue_again(conn, errand, now)


async def keep(conn: AsyncConnection, request: Request, now: datetime) -> Request:
    """Save it; once it was posted, have its card, what it is found by, and those who are interested follow."""
    saved = await store.save(conn, request)
    if saved.state not in UNSEEN:
        await store.file(conn, saved)
        await show(conn, saved, now)
        await service_neighbours.changed(conn, saved, now)
    return saved


async def posted(
    conn: AsyncConnection, guild_id: int, request_id: int, ids: tuple[int, int | None, int], now: datetime
) -> bool:
    """Remember the channel, the thread in a forum, and the message. False when the request is gone meanwhile."""
    request = await store.find_to_change(conn, guild_id, request_id)
    if request is None:
        return False
    channel_id, thread_id, message_id = ids
    checked_at = now + CHECK_EVERY if request.state in ON_SHOW else None
    known = replace(request, channel_id=channel_id, thread_id=thread_id, message_id=message_id, checked_at=checked_at)
    await store.save(conn, known)
    return True


async def find(conn: AsyncConnection, guild_id: int, request_id: int) -> Request | None:
    """The request that a card belongs to."""
    return await store.find(conn, guild_id, request_id)


async def board_of(conn: AsyncConnection, request: Request) -> int | None:
    """Where a card that is not posted yet goes: the board as the group has it now."""
    return await desk.place(conn, request.guild_id, PLACE) or request.channel_id


async def lost(conn: AsyncConnection, guild_id: int, request_id: int, message_id: int, now: datetime) -> Request | None:
    """Somebody deleted that card. It is posted anew when the request is still on; then answers the request."""
    request = await store.find_to_change(conn, guild_id, request_id)
    if request is None or request.message_id != message_id:
        return None
    bare = replace(request, thread_id=None, message_id=None, checked_at=None)
    await store.save(conn, bare)
    if request.state not in ON_SHOW:
        return None
    await show(conn, bare, now)
    return bare


async def postpone(conn: AsyncConnection, guild_id: int, request_id: int, now: datetime) -> Request | None:
    """The card cannot be shown now: look for it again tomorrow. Answers the request when it is still on."""
    request = await store.find_to_change(conn, guild_id, request_id)
    if request is None or request.state not in ON_SHOW:
        return None
    return await store.save(conn, replace(request, checked_at=now + CHECK_EVERY))


async def in_thread(conn: AsyncConnection, guild_id: int, thread_id: int) -> Request | None:
    """The request whose card begins that thread."""
    return await store.in_thread(conn, guild_id, thread_id)


async def take_away(conn: AsyncConnection, request: Request, now: datetime) -> None:
    """Have the card deleted, and with it the thread that it began."""
    if request.message_id is None:
        return
    ref = {"channel": request.channel_id, "thread": request.thread_id, "message": request.message_id}
    errand = Errand(request.guild_id, TAKE_AWAY, f"{TAKE_AWAY}:{request.message_id}", ref)
    await enqueue(conn, errand, now)
