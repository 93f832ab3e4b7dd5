"""What owners are told by themselves: that people are interested, and that some have waited for long."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.contact import service as contact
from cogs.interests import service_letters, service_seen, store_watches
from cogs.interests.model import State, Watch


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and request of what has to be told by now."""
    return await store_watches.due(conn, now, limit)


async def late(conn: AsyncConnection, guild_id: int, before: datetime) -> int:
    """About how many of the group's requests something should have been told before that moment."""
    return await store_watches.count_due(conn, guild_id, before)


async def act(conn: AsyncConnection, guild_id: int, request_id: int, now: datetime) -> None:
    """Tell one owner what is due; nothing, when somebody else has done it meanwhile.

    In quiet hours it waits for their end, so that a night makes one letter.
    """
    watch = await store_watches.find_to_change(conn, guild_id, request_id)
    if watch is None:
        return
    allowed = await contact.allowed(conn, guild_id, watch.owner_id, now)
    if watch.tell_at is not None and watch.tell_at <= now:
        watch = replace(watch, tell_at=allowed) if allowed > now else await _tell(conn, watch, now)
    if watch.remind_at is not None and watch.remind_at <= now:
        watch = replace(watch, remind_at=allowed) if allowed > now else await _remind(conn, watch, now)
    await store_watches.save(conn, watch)


async def _tell(conn: AsyncConnection, watch: Watch, now: datetime) -> Watch:
    if not await service_seen.interests(conn, watch.guild_id, watch.request_id, {State.OFFERED}):
        return replace(watch, tell_at=None)
    await service_letters.to_owner(conn, watch, service_letters.INTEREST, now)
    return replace(watch, tell_at=None, told_at=now)


async def _remind(conn: AsyncConnection, watch: Watch, now: datetime) -> Watch:
    """Everybody is in one reminder; the next one is for those who came later."""
    found = await service_seen.interests(conn, watch.guild_id, watch.request_id, {State.OFFERED})
    late = [each.id for each in found if watch.is_late(each, now)]
    if late:
        await service_letters.to_owner(conn, watch, service_letters.REMINDER, now, people=late)
    return watch.reminded(found, now)
