"""Asking for a weekly card, stopping it, and what is on it. No Discord.

It goes out as a direct message and in no other way: moderators can read private threads. Who says after asking that
they want no messages is heard, and gets none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.outbox_store import Errand, enqueue
from cogs.analytics import service, service_minors, store_digest
from cogs.analytics.model_digest import Digest, Week, week
from cogs.analytics.model_mondays import is_time, next_look, next_monday, week_of
from cogs.contact import service as contact
from cogs.contact.model import Way

DIGEST = "analytics.digest"
"""The errand of a weekly card."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with a person's weekly card: `next_at` is None when none comes, `closed` says why not."""

    next_at: datetime | None = None
    closed: bool = False


# What a creator says


async def ask(conn: AsyncConnection, by: By) -> None:
    """Have a card sent every Monday, from the next one on. Asked for already, it stays as it is."""
    await service_minors.refuse(conn, by.guild_id, by.user_id)
    known = await store_digest.get(conn, by.guild_id, by.user_id)
    if known is not None and known.is_on:
        return
    chosen = (await contact.person(conn, by.guild_id, by.user_id)).chosen
    due_at = next_look(by.now, await service.zone(conn, by))
    await store_digest.put(conn, Digest(by.guild_id, by.user_id, chosen, by.now, due_at))


async def stop(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Send none any more; also for somebody who left."""
    await store_digest.remove(conn, guild_id, user_id)


async def standing(conn: AsyncConnection, by: By) -> Standing:
    """What the panel says about it."""
    known = await store_digest.get(conn, by.guild_id, by.user_id)
    if known is None or await _said_no(conn, known):
        return Standing()
    if not known.is_on:
        return Standing(closed=True)
    return Standing(next_monday(by.now, await service.zone(conn, by)))


async def _said_no(conn: AsyncConnection, digest: Digest) -> bool:
    """Whether the person said, after asking for the card, that they want no messages."""
    person = await contact.person(conn, digest.guild_id, digest.user_id)
    return person.way is Way.NONE and person.chosen > digest.chosen


# Sending


async def send_due(conn: AsyncConnection, now: datetime, limit: int) -> None:
    """Look at the clocks that are due, and send where it is Monday morning. A week that was missed is let go."""
    for each in await store_digest.due(conn, now, limit):
        await _look(conn, each, now)


async def _look(conn: AsyncConnection, digest: Digest, now: datetime) -> None:
    if await _said_no(conn, digest):
        await stop(conn, digest.guild_id, digest.user_id)
        return
    by = By(digest.guild_id, digest.user_id, now)
    zone = await service.zone(conn, by)
    if not await store_digest.take(conn, digest, next_look(now, zone)) or not is_time(now, zone):
        return
    monday = week_of(now, zone).isoformat()
    key = f"{DIGEST}:{by.guild_id}:{by.user_id}:{monday}"
    await enqueue(conn, Errand(by.guild_id, DIGEST, key, {"week": monday}, user_id=by.user_id), now)


async def weeks(conn: AsyncConnection, by: By, monday: str, *, youtube_allowed: bool) -> Sequence[Week]:
    """What is on the card of that Monday, as things stand now. Empty when it is stopped, over, or about nothing."""
    known = await store_digest.get(conn, by.guild_id, by.user_id)
    if known is None or not known.is_on or await _said_no(conn, known):
        return ()
    zone = await service.zone(conn, by)
    if not is_time(by.now, zone) or week_of(by.now, zone).isoformat() != monday:
        return ()
    return [week(each, by.now) for each in await service.shelves(conn, by, youtube_allowed=youtube_allowed)]


async def closed(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Their direct messages are closed: the panel says so, and nothing is tried until they ask again."""
    await store_digest.close(conn, guild_id, user_id, now)


# Rights


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """That the person asked for it."""
    known = await store_digest.get(conn, guild_id, user_id)
    if known is None:
        return {}
    closed_at = known.closed_at.isoformat() if known.closed_at is not None else None
    return {"weekly_card": {"asked_at": known.asked_at.isoformat(), "direct_messages_closed_at": closed_at}}


async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove the wish."""
    await store_digest.remove(conn, guild_id, user_id)
