"""The audit log in SQL. Lines are added and read; nothing here changes or removes one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Index, Row, Select, Text, and_, func, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Json, Moment, Snowflake, row_id, table
from cogs.desk.model import Act, Cursor, Entry, Page, Query

audit = table(
    "desk_audit",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor_id", Snowflake, nullable=False),
    Column("feature", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject_id", Snowflake),
    Column("details", Json, nullable=False),
    Index("ix_desk_audit_guild_id_at", "guild_id", "at"),
)


_ADD = insert(audit)


async def add_act(conn: AsyncConnection, act: Act, now: datetime) -> None:
    """Write an act into the log."""
    row = {
        "guild_id": act.guild_id,
        "at": now,
        "actor_id": act.actor_id,
        "feature": act.feature,
        "action": act.action,
        "subject_id": act.subject_id,
        "details": dict(act.details),
    }
    await conn.execute(_ADD, row)


async def find(conn: AsyncConnection, guild_id: int, query: Query, cursor: Cursor, now: datetime, size: int) -> Page:
    """One page of what matches, newest first."""
    wanted = select(audit).where(audit.c.guild_id == guild_id, _matches(query, now))
    found = [_entry(row) for row in await conn.execute(_from(wanted, cursor).limit(size + 1))]
    has_more, entries = len(found) > size, found[:size]
    if cursor.newer:
        return Page(tuple(reversed(entries)), has_newer=has_more, has_older=True)
    return Page(tuple(entries), has_newer=cursor.entry_id is not None, has_older=has_more)


def _from(wanted: Select[Any], cursor: Cursor) -> Select[Any]:
    if cursor.entry_id is None:
        return wanted.order_by(audit.c.id.desc())
    if cursor.newer:
        return wanted.where(audit.c.id > cursor.entry_id).order_by(audit.c.id)
    return wanted.where(audit.c.id < cursor.entry_id).order_by(audit.c.id.desc())


def _matches(query: Query, now: datetime) -> ColumnElement[bool]:
    conditions = [audit.c.at >= now - timedelta(days=query.days), *map(_says, query.words)]
    if query.person is not None:
        conditions.append(or_(audit.c.actor_id == query.person, audit.c.subject_id == query.person))
    if query.feature is not None:
        conditions.append(audit.c.feature == query.feature)
    return and_(*conditions)


def _says(word: str) -> ColumnElement[bool]:
    return func.lower(audit.c.action).contains(word.lower(), autoescape=True)


def _entry(row: Row[Any]) -> Entry:
    act = Act(row.guild_id, row.actor_id, row.feature, row.action, row.subject_id, row.details)
    return Entry(row.id, row.at, act)


async def about(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Entry]:
    """Every line that the person did or that was about them, oldest first."""
    found = await conn.execute(
        select(audit)
        .where(audit.c.guild_id == guild_id, or_(audit.c.actor_id == user_id, audit.c.subject_id == user_id))
        .order_by(audit.c.id)
    )
    return [_entry(row) for row in found]
