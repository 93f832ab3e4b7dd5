"""Taking a giveaway whose time has come, so that no second tick, and no second process, works on it meanwhile."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.claims import claimant
from bot.due import NOW
from bot.share import EVERYTHING, Share
from cogs.giveaways.model import State
from cogs.giveaways.store import giveaways

LEASE = timedelta(seconds=30)
"""After this long without a word whoever took it is believed to hang. Doing the work twice would do no harm."""


DUE = select(giveaways.c.id).where(giveaways.c.due_at <= NOW)
"""Giveaways, in whatever state, with which something has to happen."""


async def has_due(conn: AsyncConnection, now: datetime, states: Collection[State]) -> bool:
    """Whether `take` would find anything: a read."""
    # no guild: the tick works for every group at once
    found = await conn.execute(select(giveaways.c.id).where(*_due(now, states)).limit(1))
    return found.first() is not None


async def take(
    conn: AsyncConnection, now: datetime, states: Collection[State], limit: int, share: Share = EVERYTHING
) -> Sequence[tuple[int, int]]:
    """Group and id of what is due in these states, the longest overdue first, and taken for as long as the lease."""
    # no guild: the tick works for every group of its share at once
    due = (
        select(giveaways.c.id)
        .where(*_due(now, states), share.where(giveaways.c.guild_id))
        .order_by(giveaways.c.due_at, giveaways.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = await conn.execute(
        update(giveaways)
        .where(giveaways.c.id.in_(due))
        .values(due_at=now + LEASE, claimed_by=claimant(conn))
        .returning(giveaways.c.guild_id, giveaways.c.id)
    )
    return [(row.guild_id, row.id) for row in taken]


async def free(conn: AsyncConnection, guild_id: int, giveaway_id: int, due_at: datetime | None) -> None:
    """Say when it is due next."""
    mine = (giveaways.c.guild_id == guild_id, giveaways.c.id == giveaway_id)
    await conn.execute(update(giveaways).where(*mine).values(due_at=due_at, claimed_by=None))


def _due(now: datetime, states: Collection[State]) -> tuple[ColumnElement[bool], ...]:
    return giveaways.c.due_at <= now, giveaways.c.state.in_([state.value for state in states])
