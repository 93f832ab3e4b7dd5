"""What happens when a letter comes back: a closed direct message, a thread that was deleted, a missing permission."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.contact import service, store, text
from cogs.contact.model import MOST_TRIES, Letter, Notice, Person, Way
from cogs.desk import service as desk

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.outbox import Delivery, Failure, Why


def fall_back(bot: "Greenroom") -> "Callable[[Delivery, Failure], Awaitable[bool]]":
    """The `failed` handler of every kind that goes out through `service.reach`."""

    async def failed(delivery: "Delivery", failure: "Failure") -> bool:
        async with bot.db.write() as conn:
            return await came_back(conn, delivery, failure.why, bot.now())

    return failed


async def came_back(conn: AsyncConnection, delivery: "Delivery", why: "Why", now: datetime) -> bool:
    """Discord refused a letter for good. Send it once by another way, or stop writing. True when dealt with."""
    if delivery.user_id is None or why.name not in {"CLOSED_DM", "FORBIDDEN", "GONE"}:
        return False
    person = await store.held(conn, delivery.guild_id, delivery.user_id)
    if person.way is Way.NONE and delivery.kind != service.GUIDE:
        return True
    if delivery.channel_id is None:
        await _dm_refused(conn, person, delivery, why, now)
    elif why.name == "GONE":
        await _thread_gone(conn, person, delivery, now)
    else:
        await no_thread(conn, person, now, text.ALERT_NO_THREAD)
    return True


async def _dm_refused(conn: AsyncConnection, person: Person, delivery: "Delivery", why: "Why", now: datetime) -> None:
    """Closed to us: from now on in a thread. The account gone: no letters."""
    if why.name == "GONE":
        await service.leave(conn, person.guild_id, person.user_id, now)
        return
    fallen = Way.THREAD if person.way is Way.DM else person.way
    after = replace(person, way=fallen, dm_closed_at=now, notice=Notice.DM_CLOSED)
    await store.put(conn, after, now)
    await _again(conn, after, delivery, now)


async def _thread_gone(conn: AsyncConnection, person: Person, delivery: "Delivery", now: datetime) -> None:
    """Somebody deleted the thread: make it again, unless another letter has had that done."""
    if person.thread_id == delivery.channel_id:
        person = replace(person, thread_id=None)
        await store.put(conn, person, now)
    await _again(conn, person, delivery, now)


async def _again(conn: AsyncConnection, person: Person, delivery: "Delivery", now: datetime) -> None:
    """Send the same letter to the thread, but never for ever."""
    if delivery.asked < MOST_TRIES:
        letter = Letter(person.guild_id, person.user_id, delivery.kind, delivery.key, delivery.ref, again=True)
        await service.through_thread(conn, person, letter, now)


async def thread_made(conn: AsyncConnection, guild_id: int, user_id: int, thread_id: int, now: datetime) -> None:
    """Remember the person's thread and send what waited for it."""
    person = replace(await store.held(conn, guild_id, user_id), thread_id=thread_id)
    await store.put(conn, person, now)
    for letter in await store.take_letters(conn, guild_id, user_id):
        await service.post(conn, replace(person, way=Way.THREAD), letter, now)


async def no_thread(conn: AsyncConnection, person: Person, now: datetime, alert: str) -> None:
    """Threads cannot be made or written to: tell the moderators, once a week at most; keep the letters.

    What waits is sent when the person chooses a way again.
    """
    year, week, _ = now.isocalendar()
    await desk.alert(conn, person.guild_id, f"contact:no_thread:{year}-{week}", alert, now)
    await store.put(conn, replace(person, way=Way.NONE, notice=Notice.NO_THREAD), now)


async def thread_refused(conn: AsyncConnection, guild_id: int, user_id: int, alert: str, now: datetime) -> None:
    """The person's thread could not be made."""
    await no_thread(conn, await store.held(conn, guild_id, user_id), now, alert)
