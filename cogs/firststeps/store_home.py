"""The one statement about a path that somebody's own panel needs."""

from typing import Any

from sqlalchemy import Row, Select, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.firststeps.model import CHECK_INS, Glance, Step
from cogs.firststeps.model_audits import AuditState
from cogs.firststeps.model_mentors import PairState
from cogs.firststeps.store import calendars, check_ins, paths
from cogs.firststeps.store_audits import audits, reviews
from cogs.firststeps.store_mentors import pairs


async def glance(conn: AsyncConnection, guild_id: int, user_id: int) -> Glance:
    """How far the person is, and the proposal that waits longest for them as a mentor."""
    row = (await conn.execute(_asked(guild_id, user_id))).one()
    done = {step for number, step in CHECK_INS.items() if getattr(row, f"check_in_{number}")}
    done |= {Step.NICHE} if row.began_at is not None else set()
    done |= {Step.CALENDAR} if row.planned else set()
    done |= {Step.AUDIT} if _counts(row) else set()
    asked = {Step.AUDIT} if row.audit == AuditState.OPEN.value else set()
    return Glance(row.began_at, frozenset(done | asked), frozenset(done), row.asked_by, row.asked_until)


def _counts(row: Row[Any]) -> bool:
    is_done: bool = row.audit == AuditState.DONE.value
    return is_done or (row.audit == AuditState.EXPIRED.value and bool(row.reviewed))


def _asked(guild_id: int, user_id: int) -> Select[Any]:
    path = select(paths.c.began_at).where(paths.c.guild_id == guild_id, paths.c.user_id == user_id)
    planned = exists().where(calendars.c.guild_id == guild_id, calendars.c.user_id == user_id)
    last = select(audits).where(audits.c.guild_id == guild_id, audits.c.user_id == user_id)
    last = last.order_by(audits.c.id.desc()).limit(1)
    waiting = select(pairs).where(pairs.c.guild_id == guild_id, pairs.c.mentor_id == user_id)
    waiting = waiting.where(pairs.c.state == PairState.PROPOSED.value).order_by(pairs.c.due_at, pairs.c.id).limit(1)
    said = (check_ins.c.guild_id == guild_id, check_ins.c.user_id == user_id)
    return select(
        path.scalar_subquery().label("began_at"),
        planned.label("planned"),
        *(exists().where(*said, check_ins.c.number == each).label(f"check_in_{each}") for each in CHECK_INS),
        last.with_only_columns(audits.c.state).scalar_subquery().label("audit"),
        exists().where(reviews.c.audit_id == last.with_only_columns(audits.c.id).scalar_subquery()).label("reviewed"),
        waiting.with_only_columns(pairs.c.newcomer_id).scalar_subquery().label("asked_by"),
        waiting.with_only_columns(pairs.c.due_at).scalar_subquery().label("asked_until"),
    )
