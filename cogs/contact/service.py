"""What other features ask for, and what people choose: which way a person is reached, and sending by it. No Discord.

What happens when Discord refuses a letter or a thread is in `return_service`.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import Errand, enqueue, enqueue_again
from cogs.contact import store
from cogs.contact.model import Letter, Notice, Person, Way, next_allowed
from cogs.desk import service as desk
from cogs.profiles import service as profiles

HELLO = "contact.hello"
GUIDE = "contact.guide"
THREAD = "contact.thread"


async def way(conn: AsyncConnection, guild_id: int, user_id: int) -> Way:
    """How the person asked to be reached; NONE until they pressed something."""
    return (await store.get(conn, guild_id, user_id)).way


async def person(conn: AsyncConnection, guild_id: int, user_id: int) -> Person:
    """Everything that is known about reaching the person."""
    return await store.get(conn, guild_id, user_id)


async def choose(conn: AsyncConnection, guild_id: int, user_id: int, chosen: Way, now: datetime) -> None:
    """Save what the person asked for. The first short letter shows them where the next ones will come."""
    before = await store.held(conn, guild_id, user_id)
    if before.way is chosen:
        return
    closed = None if chosen is Way.DM else before.dm_closed_at
    after = replace(before, way=chosen, chosen=before.chosen + 1, notice=None, dm_closed_at=closed)
    await store.put(conn, after, now)
    waiting = await store.take_letters(conn, guild_id, user_id)
    if chosen is Way.NONE:
        return
    hello = Letter(guild_id, user_id, HELLO, f"{HELLO}:{guild_id}:{user_id}:{after.chosen}", {})
    send = post if chosen is Way.DM else through_thread
    for letter in (hello, *waiting):
        await send(conn, after, letter, now)


async def reach(  # noqa: PLR0913, PLR0917 - the signature that other features agreed on
    conn: AsyncConnection,
    guild_id: int,
    user_id: int,
    kind: str,
    key: str,
    ref: Mapping[str, Any],
    now: datetime,
    due_at: datetime | None = None,
) -> bool:
    """Send an errand of `kind` by the person's way, once per key. False when they asked for nothing.

    Register the kind with `failed=fall_back(bot)`. For quiet hours take `due_at` from `allowed`.
    """
    known = await store.get(conn, guild_id, user_id)
    if known.way is Way.NONE:
        return False
    await post(conn, known, Letter(guild_id, user_id, kind, key, ref, due_at), now)
    return True


async def post(conn: AsyncConnection, to: Person, letter: Letter, now: datetime) -> None:
    """Send a letter by the person's way; to a thread that is not there yet it waits."""
    save = enqueue_again if letter.again else enqueue
    address = Errand(letter.guild_id, letter.kind, letter.key, dict(letter.ref), user_id=letter.user_id)
    if to.way is Way.DM:
        await save(conn, address, now, due_at=letter.due_at)
    elif to.thread_id is not None:
        await save(conn, replace(address, channel_id=to.thread_id), now, due_at=letter.due_at)
    else:
        await through_thread(conn, to, letter, now)


async def through_thread(conn: AsyncConnection, to: Person, letter: Letter, now: datetime) -> None:
    """Keep the letter until the person's thread is there and they are in it; have that seen to."""
    await store.add_letter(conn, letter)
    errand = Errand(to.guild_id, THREAD, f"{THREAD}:{to.guild_id}:{to.user_id}", {}, user_id=to.user_id)
    await enqueue_again(conn, errand, now)


async def send_guide(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Way:
    """Send the guide, once a day at most; to somebody who chose nothing by direct message. Returns the way it goes."""
    known = await store.get(conn, guild_id, user_id)
    if known.way is Way.NONE:
        known = replace(known, way=Way.THREAD if known.dm_closed_at else Way.DM)
    key = f"{GUIDE}:{guild_id}:{user_id}:{now.date()}"
    await post(conn, known, Letter(guild_id, user_id, GUIDE, key, {}), now)
    return known.way


async def take_notice(conn: AsyncConnection, guild_id: int, user_id: int) -> Notice | None:
    """What the person has to be told now, once; see `text.NOTICES`."""
    notice = (await store.get(conn, guild_id, user_id)).notice
    if notice is not None:
        await store.clear_notice(conn, guild_id, user_id)
    return notice


async def zone(conn: AsyncConnection, guild_id: int, user_id: int) -> ZoneInfo:
    """The person's own time zone, else the group's."""
    profile = await profiles.get(conn, guild_id, user_id)
    if profile is not None and profile.zone is not None:
        return ZoneInfo(profile.zone)
    return await desk.zone(conn, guild_id)


async def allowed(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> datetime:
    """The first moment from now on outside the person's quiet hours."""
    return next_allowed(now, await zone(conn, guild_id, user_id))


async def leave(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Somebody left the group: write to them no more. Back again, they may ask again."""
    known = await store.held(conn, guild_id, user_id)
    if known.chosen:
        await store.put(conn, replace(known, way=Way.NONE, notice=None), now)
    await store.take_letters(conn, guild_id, user_id)


async def knows(conn: AsyncConnection, guild_id: int, user_id: int) -> bool:
    """Whether there is anything to stop when the person leaves."""
    if (await store.get(conn, guild_id, user_id)).chosen:
        return True
    return bool(await store.letters_of(conn, guild_id, user_id))
