"""Reading the audit log: a page of what was asked for, and all lines about one person."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.desk import store_audit
from cogs.desk.model import Cursor, Entry, Page, Query

PAGE_SIZE = 8


async def search(conn: AsyncConnection, guild_id: int, query: Query, cursor: Cursor, now: datetime) -> Page:
    """One page, newest first."""
    return await store_audit.find(conn, guild_id, query, cursor, now, PAGE_SIZE)


async def about(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Mapping[str, Any]]:
    """Every line by or about a person, as plain data for their export."""
    return [_plain(entry) for entry in await store_audit.about(conn, guild_id, user_id)]


def _plain(entry: Entry) -> Mapping[str, Any]:
    act = entry.act
    return {
        "at": entry.at.isoformat(),
        "by": act.actor_id,
        "feature": act.feature,
        "action": act.action,
        "about": act.subject_id,
        "details": dict(act.details),
    }
