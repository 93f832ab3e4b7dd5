"""Every SQL statement about giveaways that come back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.due import NOW
from cogs.giveaways.model_calendar import Every
from cogs.giveaways.model_kept import Series
from cogs.giveaways.model_spec import spec_from
from cogs.giveaways.store_templates import series


async def add(conn: AsyncConnection, new: Series) -> Series:
    """Save a new one in its group (`guild_id`), whatever its id; answers it with the id it was given."""
    added = await conn.execute(insert(series).values(**_values(new)).returning(series.c.id))
    return replace(new, id=added.scalar_one())


async def find_to_change(conn: AsyncConnection, guild_id: int, series_id: int) -> Series | None:
    """One of this group, and nobody else changes it until this transaction ends."""
    mine = (series.c.guild_id == guild_id, series.c.id == series_id)
    found = await conn.execute(select(series).where(*mine).with_for_update())
    return _series(row) if (row := found.first()) is not None else None


async def find(conn: AsyncConnection, guild_id: int, series_id: int) -> Series | None:
    """One of this group."""
    mine = (series.c.guild_id == guild_id, series.c.id == series_id)
    found = await conn.execute(select(series).where(*mine))
    return _series(row) if (row := found.first()) is not None else None


async def save(conn: AsyncConnection, changed: Series) -> None:
    """Write it anew, after `find_to_change`."""
    mine = (series.c.guild_id == changed.guild_id, series.c.id == changed.id)
    await conn.execute(update(series).where(*mine).values(**_values(changed)))


DUE = select(series.c.guild_id, series.c.id).where(series.c.active == 1, series.c.next_at <= NOW)
"""What has to come back."""


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and id of what has to come back by now: a read."""
    # no guild: the tick works for every group at once
    found = await conn.execute(DUE.order_by(series.c.next_at).limit(limit), {"now": now})
    return [(row.guild_id, row.id) for row in found]


async def active(conn: AsyncConnection, guild_id: int) -> Sequence[Series]:
    """What comes back in this group, the next one first."""
    mine = (series.c.guild_id == guild_id, series.c.active == 1)
    return [_series(row) for row in await conn.execute(select(series).where(*mine).order_by(series.c.next_at))]


def _values(of: Series) -> dict[str, Any]:
    return {
        "guild_id": of.guild_id,
        "host_id": of.host_id,
        "channel_id": of.channel_id,
        "spec": of.spec.plain(),
        "lasts": int(of.lasts.total_seconds()),
        "every": of.every.value,
        "zone": of.zone.key,
        "first_at": of.first_at,
        "next_at": of.next_at,
        "active": of.active,
    }


def _series(row: Row[Any]) -> Series:
    columns = row._asdict()
    read = {
        "spec": spec_from(columns["spec"]),
        "lasts": timedelta(seconds=columns["lasts"]),
        "every": Every(columns["every"]),
        "zone": ZoneInfo(columns["zone"]),
    }
    return Series(**columns | read)
