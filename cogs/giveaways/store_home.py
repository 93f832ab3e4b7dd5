"""What somebody's own panel, their list, and the moderators' page ask about giveaways: one statement each."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, case, exists, func, or_, select, text, true
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.giveaways.model import RUNNING, State
from cogs.giveaways.model_home import Glance, Open, Running, Win
from cogs.giveaways.model_spec import spec_from
from cogs.giveaways.model_winners import Prize, WinnerState
from cogs.giveaways.store import giveaways
from cogs.giveaways.store_entries import entries
from cogs.giveaways.store_winners import winners

_FEW = 25
_of_it = and_(winners.c.guild_id == giveaways.c.guild_id, winners.c.giveaway_id == giveaways.c.id)
"""With the group, which the winners' key begins with."""
_NOT_DONE = text("giveaways.state <> 'done'")
"""In the words of the index, so that SQLite takes it."""


async def glance(conn: AsyncConnection, guild_id: int, user_id: int) -> Glance:
    """All of it for one person."""
    rows = (await conn.execute(_glance(guild_id, user_id))).all()
    wins = [
        Win(row.giveaway_id, spec_from(row.spec).prize, row.prize == Prize.SENT.value, row.claim_by)
        for row in rows
        if row.giveaway_id is not None
    ]
    return Glance(rows[0].running, rows[0].entered, wins)


def _glance(guild_id: int, user_id: int) -> Select[Any]:
    runs = (giveaways.c.guild_id == guild_id, giveaways.c.state.in_([each.value for each in RUNNING]), _NOT_DONE)
    running = select(func.count()).select_from(giveaways).where(*runs)
    entered = (
        select(func.count())
        .select_from(entries.join(giveaways, giveaways.c.id == entries.c.giveaway_id))
        .where(*runs, entries.c.user_id == user_id)
    )
    counted = select(running.scalar_subquery().label("running"), entered.scalar_subquery().label("entered")).subquery()
    won = _waiting_wins(guild_id, user_id).subquery()
    return select(counted, won).select_from(counted.outerjoin(won, true())).order_by(won.c.claim_by, won.c.giveaway_id)


def _waiting_wins(guild_id: int, user_id: int) -> Select[Any]:
    to_claim = winners.c.state == WinnerState.WON.value
    under_way = and_(winners.c.state == WinnerState.CLAIMED.value, winners.c.prize == Prize.SENT.value)
    return (
        select(winners.c.giveaway_id, winners.c.prize, winners.c.claim_by, giveaways.c.spec)
        .join(giveaways, giveaways.c.id == winners.c.giveaway_id)
        .where(winners.c.guild_id == guild_id, winners.c.user_id == user_id, or_(to_claim, under_way))
        .limit(_FEW)
    )


async def running(conn: AsyncConnection, guild_id: int, user_id: int, limit: int) -> Sequence[Running]:
    """What runs in the group, what ends first coming first."""
    is_in = exists().where(entries.c.giveaway_id == giveaways.c.id, entries.c.user_id == user_id)
    runs = (giveaways.c.guild_id == guild_id, giveaways.c.state.in_([each.value for each in RUNNING]), _NOT_DONE)
    wanted = select(giveaways, is_in.label("is_in")).where(*runs).order_by(giveaways.c.ends_at, giveaways.c.id)
    return [
        Running(
            row.id,
            spec_from(row.spec).prize,
            row.ends_at,
            row.state == State.PAUSED.value,
            bool(row.is_in),
            row.channel_id,
            row.message_id,
        )
        for row in await conn.execute(wanted.limit(limit))
    ]


async def open_ones(conn: AsyncConnection, guild_id: int) -> Sequence[Open]:
    """Drafts, what is paused, what cannot be drawn because the beacon is silent, and what winners or hosts owe."""
    waits = winners.c.state == WinnerState.WON.value
    owed = and_(winners.c.state == WinnerState.CLAIMED.value, winners.c.prize == Prize.PROMISED.value)
    unclaimed = func.coalesce(func.sum(case((waits, 1), else_=0)), 0)
    unsent = func.coalesce(func.sum(case((owed, 1), else_=0)), 0)
    held = giveaways.c.state.in_([State.DRAFT.value, State.PAUSED.value, State.CLOSED.value])
    claim_by = func.min(case((waits, winners.c.claim_by)))
    wanted = (
        select(
            giveaways.c.id,
            giveaways.c.state,
            giveaways.c.spec,
            giveaways.c.beacon_failed_at,
            unclaimed.label("unclaimed"),
            unsent.label("unsent"),
            claim_by.label("claim_by"),
        )
        .select_from(giveaways.outerjoin(winners, _of_it))
        .where(giveaways.c.guild_id == guild_id, or_(held, waits, owed))
        .group_by(giveaways.c.id)
        .order_by(claim_by.is_(None), claim_by, giveaways.c.id)
        .limit(_FEW)
    )
    return [
        Open(
            row.id,
            State(row.state),
            spec_from(row.spec).prize,
            row.unclaimed,
            row.unsent,
            row.claim_by,
            row.beacon_failed_at,
        )
        for row in await conn.execute(wanted)
    ]
