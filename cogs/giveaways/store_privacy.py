"""Every SQL statement that looks for one person in giveaways they host, may not enter, or are in right now."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.giveaways.model import RUNNING, State
from cogs.giveaways.store import giveaways
from cogs.giveaways.store_entries import entries
from cogs.giveaways.store_templates import barred, series

_RUNNING = [state.value for state in RUNNING]


async def open_lists(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[int]:
    """The giveaways that the person is in and whose list is not fixed yet; a cancelled one will never be."""
    unfixed = or_(
        giveaways.c.state.in_([*_RUNNING, State.CANCELLED.value]),
        (giveaways.c.state == State.CLOSED.value) & giveaways.c.digest.is_(None),
    )
    found = await conn.scalars(
        select(giveaways.c.id)
        .join(entries, entries.c.giveaway_id == giveaways.c.id)
        .where(giveaways.c.guild_id == guild_id, entries.c.user_id == user_id, unfixed)
        .order_by(giveaways.c.id)
    )
    return found.all()


async def hosted(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[int]:
    """The giveaways that the person hosts."""
    mine = (giveaways.c.guild_id == guild_id, giveaways.c.host_id == user_id)
    return (await conn.scalars(select(giveaways.c.id).where(*mine).order_by(giveaways.c.id))).all()


async def repeated(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[int]:
    """The repetitions that the person hosts."""
    mine = (series.c.guild_id == guild_id, series.c.host_id == user_id)
    return (await conn.scalars(select(series.c.id).where(*mine).order_by(series.c.id))).all()


async def barred_at(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any] | None:
    """Why and since when the moderators keep the person out; None when they do not."""
    mine = (barred.c.guild_id == guild_id, barred.c.user_id == user_id)
    row = (await conn.execute(select(barred.c.reason, barred.c.at).where(*mine))).first()
    return {"reason": row.reason, "at": row.at.isoformat()} if row is not None else None


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Nobody hosts what the person hosted, and nobody remembers that they were kept out."""
    for table in (giveaways, series):
        mine = (table.c.guild_id == guild_id, table.c.host_id == user_id)
        await conn.execute(update(table).where(*mine).values(host_id=None))
    await conn.execute(delete(barred).where(barred.c.guild_id == guild_id, barred.c.user_id == user_id))
