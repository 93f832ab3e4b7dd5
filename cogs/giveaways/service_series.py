"""Giveaways that come back: chosen on a draft, running from its start, each new one a giveaway of its own."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.desk import service as desk
from cogs.giveaways import service, store, store_series
from cogs.giveaways import text_hosting as text
from cogs.giveaways.model import UPCOMING, Giveaway, State
from cogs.giveaways.model_calendar import Every, ending, lasting, newest, occurrence
from cogs.giveaways.model_kept import Series


async def of(conn: AsyncConnection, giveaway: Giveaway) -> Series | None:
    """How this one comes back, if it does."""
    if giveaway.series_id is None:
        return None
    found = await store_series.find(conn, giveaway.guild_id, giveaway.series_id)
    return found if found is not None and (found.active or giveaway.state in UPCOMING) else None


async def choose(conn: AsyncConnection, giveaway: Giveaway, every: Every | None, now: datetime) -> Giveaway:
    """Let it come back that often, or no more. The giveaway is one that `service.load` gave; the caller keeps it."""
    found = await _mine(conn, giveaway)
    if every is None:
        if found is not None:
            await store_series.save(conn, replace(found, active=False))
        return replace(giveaway, series_id=None)
    begun = giveaway.starts_at if giveaway.state not in UPCOMING else None
    wanted = await _from(conn, giveaway, every, begun or now)
    wanted = replace(wanted, active=begun is not None, next_at=_next(wanted, now))
    if found is None:
        return replace(giveaway, series_id=(await store_series.add(conn, wanted)).id)
    await store_series.save(conn, replace(wanted, id=found.id))
    return giveaway


async def begin(conn: AsyncConnection, giveaway: Giveaway, now: datetime) -> None:
    """The first one starts now: the others follow at the same local time."""
    found = await _mine(conn, giveaway)
    if found is not None and not found.active:
        first = await _from(conn, giveaway, found.every, giveaway.starts_at or now)
        await store_series.save(conn, replace(first, id=found.id, active=True, next_at=_next(first, now)))


async def follow(conn: AsyncConnection, giveaway: Giveaway) -> None:
    """What was mended on this one is mended for the next ones too."""
    found = await _mine(conn, giveaway)
    if found is not None:
        await store_series.save(conn, replace(found, spec=giveaway.spec))


async def stop(conn: AsyncConnection, giveaway: Giveaway) -> None:
    """No more of them."""
    found = await _mine(conn, giveaway)
    if found is not None:
        await store_series.save(conn, replace(found, active=False))


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and id of what has to come back by now."""
    return await store_series.due(conn, now, limit)


async def come_back(conn: AsyncConnection, guild_id: int, series_id: int, now: datetime) -> Giveaway | None:
    """Make the newest one that is due, to be started, and say which were missed. None when another process did.

    Whoever was away for weeks starts one giveaway, not one for each week.
    """
    found = await store_series.find_to_change(conn, guild_id, series_id)
    if found is None or not found.active or found.next_at > now:
        return None
    number = newest(found.first_at, found.every, found.zone, now)
    starts_at = occurrence(found.first_at, found.every, found.zone, number)
    ends_at = ending(starts_at, found.lasts, found.zone)
    missed = number - newest(found.first_at, found.every, found.zone, found.next_at)
    await store_series.save(conn, replace(found, next_at=_next(found, now)))
    is_over = ends_at <= now
    if missed or is_over:
        words = text.missed(found.spec.prize, missed + is_over)
        await desk.alert(conn, guild_id, f"giveaways:missed:{series_id}:{number}", words, now)
    return None if is_over else await _new(conn, found, starts_at, ends_at, now)


async def _new(conn: AsyncConnection, found: Series, starts_at: datetime, ends_at: datetime, now: datetime) -> Giveaway:
    whose = (found.guild_id, found.host_id or 0, found.channel_id)
    drafted = await service.draft(conn, whose, found.spec, ends_at, now)
    scheduled = drafted.becomes(State.SCHEDULED, due_at=now, starts_at=starts_at, series_id=found.id)
    return await store.save(conn, replace(scheduled, host_id=found.host_id))


async def _mine(conn: AsyncConnection, giveaway: Giveaway) -> Series | None:
    if giveaway.series_id is None:
        return None
    return await store_series.find_to_change(conn, giveaway.guild_id, giveaway.series_id)


async def _from(conn: AsyncConnection, giveaway: Giveaway, every: Every, first_at: datetime) -> Series:
    zone = await desk.zone(conn, giveaway.guild_id)
    return Series(
        id=0,
        guild_id=giveaway.guild_id,
        host_id=giveaway.host_id,
        channel_id=giveaway.channel_id,
        spec=giveaway.spec,
        lasts=lasting(first_at, giveaway.ends_at, zone),
        every=every,
        zone=zone,
        first_at=first_at,
        next_at=first_at,
        active=False,
    )


def _next(series: Series, now: datetime) -> datetime:
    """The first one that is still to come, and never the first of all: that one is started by hand."""
    number = max(0, newest(series.first_at, series.every, series.zone, now))
    return occurrence(series.first_at, series.every, series.zone, number + 1)
