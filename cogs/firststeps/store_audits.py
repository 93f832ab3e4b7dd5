"""Every SQL statement about looks at profiles and their reviews."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Row,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Json, Moment, Snowflake, partial_index, row_id, table, upsert
from bot.due import NOW
from cogs.firststeps.model_audits import LASTS, Audit, AuditState, Mark, Review, Topic

_OPEN = text("state = 'open'")

audits = table(
    "firststeps_audits",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("state", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("message_id", Snowflake),
    CheckConstraint("state IN ('open', 'done', 'withdrawn', 'expired', 'unposted')", name="state"),
    partial_index("uq_firststeps_audits_open", "guild_id", "user_id", unique=True, where=_OPEN),
    Index("ix_firststeps_audits_guild_id_user_id", "guild_id", "user_id"),
    partial_index("ix_firststeps_audits_due", "due_at", where=_OPEN),
)
reviews = table(
    "firststeps_reviews",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("audit_id", Snowflake, ForeignKey("firststeps_audits.id", ondelete="CASCADE"), nullable=False),
    Column("reviewer_id", Snowflake),
    Column("marks", Json, nullable=False),
    Column("notes", Json, nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("audit_id", "reviewer_id"),
)

_THEIRS = (audits.c.guild_id == bindparam("group"), audits.c.user_id == bindparam("person"))
_REVIEWERS = select(reviews.c.reviewer_id).where(reviews.c.audit_id == bindparam("audit")).order_by(reviews.c.id)
_ASK = (
    upsert(audits)
    .on_conflict_do_nothing(index_elements=["guild_id", "user_id"], index_where=_OPEN)
    .returning(audits.c.id)
)
_GET = select(audits).where(audits.c.guild_id == bindparam("group"), audits.c.id == bindparam("audit"))
_HOLD = _GET.with_for_update()
_LATEST = select(audits).where(*_THEIRS).order_by(audits.c.id.desc()).limit(1)


async def _audit(conn: AsyncConnection, row: Row[Any]) -> Audit:
    found = await conn.scalars(_REVIEWERS, {"audit": row.id})
    return Audit(
        id=row.id,
        guild_id=row.guild_id,
        user_id=row.user_id,
        state=AuditState(row.state),
        asked_at=row.asked_at,
        channel_id=row.channel_id,
        message_id=row.message_id,
        reviewers=tuple(found.all()),
    )


async def ask(conn: AsyncConnection, guild_id: int, user_id: int, channel_id: int, now: datetime) -> int | None:
    """Save a request. Its number, or None when there is an open one."""
    request = {"guild_id": guild_id, "user_id": user_id, "channel_id": channel_id}
    times = {"asked_at": now, "due_at": now + LASTS}
    number: int | None = await conn.scalar(_ASK, {**request, **times, "state": AuditState.OPEN.value})
    return number


async def held(conn: AsyncConnection, guild_id: int, audit_id: int) -> Audit | None:
    """One request; nobody else changes it before this transaction ends."""
    row = (await conn.execute(_HOLD, {"group": guild_id, "audit": audit_id})).first()
    return await _audit(conn, row) if row is not None else None


async def get(conn: AsyncConnection, guild_id: int, audit_id: int) -> Audit | None:
    """One request."""
    row = (await conn.execute(_GET, {"group": guild_id, "audit": audit_id})).first()
    return await _audit(conn, row) if row is not None else None


async def latest(conn: AsyncConnection, guild_id: int, user_id: int) -> Audit | None:
    """The person's last request."""
    row = (await conn.execute(_LATEST, {"group": guild_id, "person": user_id})).first()
    return await _audit(conn, row) if row is not None else None


async def of(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Audit]:
    """All requests of the person."""
    where = (audits.c.guild_id == guild_id, audits.c.user_id == user_id)
    found = (await conn.execute(select(audits).where(*where).order_by(audits.c.id))).all()
    return [await _audit(conn, row) for row in found]


async def posted(conn: AsyncConnection, guild_id: int, audit_id: int, message_id: int) -> None:
    """Remember the card."""
    where = (audits.c.guild_id == guild_id, audits.c.id == audit_id)
    await conn.execute(update(audits).where(*where).values(message_id=message_id))


async def close(conn: AsyncConnection, guild_id: int, audit_id: int, state: AuditState) -> bool:
    """End an open request. False when it was not open."""
    found = await conn.execute(
        update(audits)
        .where(audits.c.guild_id == guild_id, audits.c.id == audit_id, audits.c.state == AuditState.OPEN.value)
        .values(state=state.value)
        .returning(audits.c.id)
    )
    return found.first() is not None


DUE = select(audits.c.id).where(audits.c.state == AuditState.OPEN.value, audits.c.due_at <= NOW)
"""Requests that have run out of time."""


async def has_due(conn: AsyncConnection, now: datetime) -> bool:
    """Whether a request has run out of time: a read, so that an idle tick never takes the writer."""
    # no guild: the tick works for every group at once
    return (await conn.execute(DUE.limit(1), {"now": now})).first() is not None


async def expire(conn: AsyncConnection, now: datetime) -> Sequence[tuple[int, int, int]]:
    """End what has run out of time: group, person and number of each request."""
    # no guild: as in has_due
    found = await conn.execute(
        update(audits)
        .where(audits.c.state == AuditState.OPEN.value, audits.c.due_at <= now)
        .values(state=AuditState.EXPIRED.value)
        .returning(audits.c.guild_id, audits.c.user_id, audits.c.id)
    )
    return [(row.guild_id, row.user_id, row.id) for row in found]


async def add_review(
    conn: AsyncConnection, audit: Audit, reviewer_id: int, marks: Mapping[Topic, Mark], now: datetime
) -> None:
    """Save somebody's answers; guild_id comes with the request."""
    await conn.execute(
        insert(reviews).values(
            guild_id=audit.guild_id,
            audit_id=audit.id,
            reviewer_id=reviewer_id,
            marks={topic.value: mark.value for topic, mark in marks.items()},
            notes={},
            at=now,
        )
    )


async def put_notes(
    conn: AsyncConnection, guild_id: int, audit_id: int, reviewer_id: int, notes: Mapping[Topic, str]
) -> bool:
    """Save somebody's notes. False when they have given no feedback there."""
    found = await conn.execute(
        update(reviews)
        .where(reviews.c.guild_id == guild_id, reviews.c.audit_id == audit_id, reviews.c.reviewer_id == reviewer_id)
        .values(notes={topic.value: note for topic, note in notes.items()})
        .returning(reviews.c.id)
    )
    return found.first() is not None


def _review(row: Row[Any]) -> Review:
    return Review(
        reviewer_id=row.reviewer_id,
        marks={Topic(topic): Mark(mark) for topic, mark in row.marks.items()},
        notes={Topic(topic): note for topic, note in row.notes.items()},
    )


async def reviews_of(conn: AsyncConnection, guild_id: int, audit_id: int) -> Sequence[Review]:
    """All answers to a request."""
    where = (reviews.c.guild_id == guild_id, reviews.c.audit_id == audit_id)
    return [_review(row) for row in await conn.execute(select(reviews).where(*where).order_by(reviews.c.id))]


async def reviews_by(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Review]:
    """All answers a person gave."""
    where = (reviews.c.guild_id == guild_id, reviews.c.reviewer_id == user_id)
    return [_review(row) for row in await conn.execute(select(reviews).where(*where).order_by(reviews.c.id))]


async def cards_of(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[tuple[int, int]]:
    """Channel and message of every card posted for the person."""
    where = (audits.c.guild_id == guild_id, audits.c.user_id == user_id, audits.c.message_id.is_not(None))
    found = await conn.execute(select(audits.c.channel_id, audits.c.message_id).where(*where))
    return [(row.channel_id, row.message_id) for row in found]


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """The person's requests with their answers; answers they gave stay with their reader, without a name."""
    await conn.execute(delete(audits).where(audits.c.guild_id == guild_id, audits.c.user_id == user_id))
    given = (reviews.c.guild_id == guild_id, reviews.c.reviewer_id == user_id)
    await conn.execute(update(reviews).where(*given).values(reviewer_id=None))
