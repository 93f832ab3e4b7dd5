"""Every SQL statement about reminders."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Integer,
    Row,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Moment, Snowflake, partial_index, row_id, table, upsert
from bot.due import NOW
from cogs.firststeps.model_nudges import Nudge, NudgeState, Phase

_WAITING = text("state = 'waiting'")

nudges = table(
    "firststeps_nudges",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("phase", Text, nullable=False),
    Column("day", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("postponed", Flag, nullable=False),
    UniqueConstraint("guild_id", "user_id", "phase", "day"),
    CheckConstraint("phase IN ('onboarding', 'steps')", name="phase"),
    CheckConstraint("state IN ('waiting', 'sent', 'skipped')", name="state"),
    partial_index("ix_firststeps_nudges_due", "due_at", where=_WAITING),
)

_ADD = upsert(nudges).on_conflict_do_nothing(index_elements=["guild_id", "user_id", "phase", "day"])
_SKIP_PHASE = (
    update(nudges)
    .where(
        nudges.c.guild_id == bindparam("group"),
        nudges.c.user_id == bindparam("person"),
        nudges.c.phase == bindparam("part"),
        nudges.c.state == NudgeState.WAITING.value,
    )
    .values(state=NudgeState.SKIPPED.value)
)
_CLAIM = (
    update(nudges)
    .where(
        nudges.c.id.in_(
            select(nudges.c.id)
            .where(nudges.c.state == NudgeState.WAITING.value, nudges.c.due_at <= NOW)
            .order_by(nudges.c.due_at, nudges.c.id)
            .limit(bindparam("most", type_=Integer))
            .with_for_update(skip_locked=True)
        )
    )
    .values(state=NudgeState.SENT.value)
    .returning(nudges)
)


def _nudge(row: Row[Any]) -> Nudge:
    return Nudge(
        id=row.id,
        guild_id=row.guild_id,
        user_id=row.user_id,
        phase=Phase(row.phase),
        day=row.day,
        state=NudgeState(row.state),
        due_at=row.due_at,
        postponed=row.postponed,
    )


async def add(conn: AsyncConnection, guild_id: int, user_id: int, phase: Phase, days: Mapping[int, datetime]) -> None:
    """Plan reminders; a day that is planned already stays as it is."""
    common = {"guild_id": guild_id, "user_id": user_id, "phase": phase.value}
    waiting = {"state": NudgeState.WAITING.value, "postponed": False}
    if rows := [{**common, **waiting, "day": day, "due_at": due_at} for day, due_at in days.items()]:
        await conn.execute(_ADD, rows)


DUE = select(nudges.c.id).where(nudges.c.state == NudgeState.WAITING.value, nudges.c.due_at <= NOW)
"""Reminders whose time has come."""


async def has_due(conn: AsyncConnection, now: datetime) -> bool:
    """Whether a claim would find anything: a read, so that an idle tick never takes the writer."""
    # no guild: the tick works for every group at once
    return (await conn.execute(DUE.limit(1), {"now": now})).first() is not None


async def claim(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[Nudge]:
    """Take what is due and mark it as sent: of two ticks at once, one gets it. In the order of their days."""
    # no guild: as in has_due
    taken = await conn.execute(_CLAIM, {"now": now, "most": limit})
    return sorted(map(_nudge, taken), key=lambda nudge: (nudge.due_at, nudge.id))


async def skip(conn: AsyncConnection, nudge: Nudge) -> None:
    """It was not needed, or could not be sent."""
    # no guild: the row was claimed by its own id
    await conn.execute(update(nudges).where(nudges.c.id == nudge.id).values(state=NudgeState.SKIPPED.value))


async def wait(conn: AsyncConnection, nudge: Nudge, due_at: datetime) -> None:
    """Put a claimed reminder back until the morning."""
    # no guild: the row was claimed by its own id
    where = nudges.c.id == nudge.id
    await conn.execute(update(nudges).where(where).values(state=NudgeState.WAITING.value, due_at=due_at))


async def postpone(conn: AsyncConnection, guild_id: int, user_id: int, nudge_id: int, due_at: datetime) -> bool:
    """Send it again at that time. False when that was asked for before, or it is not theirs."""
    found = await conn.execute(
        update(nudges)
        .where(
            nudges.c.id == nudge_id,
            nudges.c.guild_id == guild_id,
            nudges.c.user_id == user_id,
            nudges.c.state == NudgeState.SENT.value,
            nudges.c.postponed == False,  # noqa: E712 - a column, not a condition
        )
        .values(state=NudgeState.WAITING.value, due_at=due_at, postponed=True)
        .returning(nudges.c.id)
    )
    return found.first() is not None


async def get(conn: AsyncConnection, guild_id: int, nudge_id: int) -> Nudge | None:
    """One reminder."""
    found = await conn.execute(select(nudges).where(nudges.c.guild_id == guild_id, nudges.c.id == nudge_id))
    row = found.first()
    return _nudge(row) if row is not None else None


async def skip_phase(conn: AsyncConnection, guild_id: int, user_id: int, phase: Phase) -> None:
    """What it was about is done: drop what still waits."""
    await conn.execute(_SKIP_PHASE, {"group": guild_id, "person": user_id, "part": phase.value})


async def of(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Nudge]:
    """Everything planned or sent for the person."""
    where = (nudges.c.guild_id == guild_id, nudges.c.user_id == user_id)
    return [_nudge(row) for row in await conn.execute(select(nudges).where(*where).order_by(nudges.c.id))]


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Everything planned or sent for the person."""
    await conn.execute(delete(nudges).where(nudges.c.guild_id == guild_id, nudges.c.user_id == user_id))
