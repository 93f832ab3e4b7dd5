"""What happens by itself before a giveaway ends: planned starts, repetitions, reminders of a pause, old drafts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.giveaways import service, service_series, store
from cogs.giveaways.model import Giveaway, State
from cogs.giveaways.model_notes import Note
from cogs.giveaways.service_hosting import DRAFT_KEPT, REMIND_EVERY
from cogs.giveaways.service_notes import tell
from cogs.giveaways.text_hosting import END_PASSED

MINE = frozenset({State.DRAFT, State.SCHEDULED, State.PAUSED})
"""The states whose due time is ours to deal with; others belong to the closing and the draw."""


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and id of what has to be looked at by now."""
    return await store.due(conn, now, limit, MINE)


async def look_at(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> Giveaway | None:
    """The giveaway, to find out what stands in the way of its start."""
    return await store.find(conn, guild_id, giveaway_id)


async def act(conn: AsyncConnection, guild_id: int, giveaway_id: int, problems: Sequence[str], now: datetime) -> None:
    """Do what is due with it, once: whoever comes second finds that it is not due any more.

    `problems` are what stands in the way of a start, in words.
    """
    giveaway = await store.find_to_change(conn, guild_id, giveaway_id)
    if giveaway is None or giveaway.due_at is None or giveaway.due_at > now:
        return
    if giveaway.state is State.SCHEDULED:
        await _start(conn, giveaway, problems, now)
    elif giveaway.state is State.PAUSED:
        await _remind(conn, giveaway, now)
    elif giveaway.state is State.DRAFT:
        await store.remove(conn, guild_id, giveaway_id)


async def _start(conn: AsyncConnection, giveaway: Giveaway, problems: Sequence[str], now: datetime) -> None:
    found = [END_PASSED] if giveaway.ends_at <= now else list(problems)
    if found:
        await store.save(conn, giveaway.becomes(State.DRAFT, due_at=now + DRAFT_KEPT))
        await tell(conn, giveaway, Note.NOT_STARTED, now, once=f"{now.timestamp():.0f}", words=found)
        return
    opened = await service.start(conn, giveaway.guild_id, giveaway.id, now)
    await service_series.begin(conn, replace(opened, starts_at=giveaway.starts_at), now)
    await tell(conn, opened, Note.STARTED, now, once="")


async def _remind(conn: AsyncConnection, giveaway: Giveaway, now: datetime) -> None:
    passed = (now - (giveaway.due_at or now)) // REMIND_EVERY
    await store.save(conn, replace(giveaway, due_at=(giveaway.due_at or now) + REMIND_EVERY * (passed + 1)))
    await tell(conn, giveaway, Note.PAUSED, now, once=f"{now.timestamp():.0f}")
