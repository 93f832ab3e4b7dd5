"""The moderators' card about a request that waits: asking for it, and having it follow what became of the request.

Deciding is in `service_queue`.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import Errand, enqueue
from cogs.collabs import store, store_waiting, text_queue
from cogs.collabs.model import Outcome
from cogs.collabs.model_request import Request
from cogs.collabs.service_board import TAKE_AWAY
from cogs.collabs.store_waiting import Asked
from cogs.desk import service as desk
from cogs.desk.model import MODERATOR_LOG

CARD = "collabs.waiting"
"""The question to the moderators."""
SETTLED = "collabs.settled"
"""An effect: the card of a question that has been answered."""


async def ask(conn: AsyncConnection, request: Request, now: datetime) -> None:
    """Ask the moderators. Without a log of theirs the request waits in the list alone."""
    await store_waiting.ask(conn, request.guild_id, request.id, now)
    channel_id = await desk.place(conn, request.guild_id, MODERATOR_LOG)
    if channel_id is not None:
        key = f"{CARD}:{request.id}:{request.version}"
        await enqueue(conn, Errand(request.guild_id, CARD, key, {"request": request.id}, channel_id=channel_id), now)


async def asked(conn: AsyncConnection, guild_id: int, request_id: int) -> tuple[Request, Asked] | tuple[None, None]:
    """The request and what was asked about it; nothing when it is gone."""
    request = await store.find(conn, guild_id, request_id)
    found = await store_waiting.find(conn, guild_id, request_id)
    return (request, found) if request is not None and found is not None else (None, None)


async def posted(conn: AsyncConnection, guild_id: int, request_id: int, place: tuple[int, int], now: datetime) -> None:
    """Remember the card; when it has been decided while the card was on its way, have it follow."""
    await store_waiting.posted(conn, guild_id, request_id, *place)
    found = await store_waiting.find(conn, guild_id, request_id)
    if found is not None and found.outcome is not None:
        await _follow(conn, guild_id, found, now)


async def settle(
    conn: AsyncConnection, request: Request, outcome: Outcome, decided_by: int | None, now: datetime
) -> None:
    """Keep what became of it, and have the card say so."""
    await store_waiting.decide(conn, request.guild_id, request.id, outcome, decided_by)
    found = await store_waiting.find(conn, request.guild_id, request.id)
    if found is not None and found.message_id is not None:
        await _follow(conn, request.guild_id, found, now)


async def _follow(conn: AsyncConnection, guild_id: int, found: Asked, now: datetime) -> None:
    key = f"{SETTLED}:{found.request_id}:{found.message_id}"
    await enqueue(conn, Errand(guild_id, SETTLED, key, {"request": found.request_id}), now)


async def remind(conn: AsyncConnection, request: Request, now: datetime) -> None:
    """It has waited for long: the moderators hear of it once more."""
    key = f"collabs:waits:{request.id}:{request.version}"
    await desk.alert(conn, request.guild_id, key, text_queue.still_waits(request.spec.title), now)


async def tell_change(conn: AsyncConnection, before: Request, after: Request, now: datetime) -> None:
    """In a group that looks first, what was approved does not become something else without a word."""
    if before.spec != after.spec:
        key = f"collabs:changed:{after.id}:{after.version}"
        await desk.alert(conn, after.guild_id, key, text_queue.changed(after.owner_id, after.spec.title), now)


async def oldest(conn: AsyncConnection, guild_id: int, limit: int) -> Sequence[Request]:
    """What waits, the longest first."""
    return await store_waiting.oldest(conn, guild_id, limit)


async def forget(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Take down the cards about a person's requests, before those go; and leave the person out of what they decided."""
    for channel_id, message_id in await store_waiting.cards_of(conn, guild_id, user_id):
        ref = {"channel": channel_id, "thread": None, "message": message_id}
        await enqueue(conn, Errand(guild_id, TAKE_AWAY, f"{TAKE_AWAY}:{message_id}", ref), now)
    await store_waiting.forget_moderator(conn, guild_id, user_id)
