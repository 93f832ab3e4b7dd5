"""The statement behind consistency: in which weeks each account has content. Bounded by time, and read by index."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, func, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment
from cogs.analytics.model import Source
from cogs.analytics.model_consistency import FRESH, WEEK, WEEKS
from cogs.analytics.store import contents

_WEEK = WEEK // timedelta(microseconds=1)
"""As moments are stored."""


@dataclass(slots=True)
class Published:
    """In which weeks an account has content, counted back from `until`, when numbers were last told; and who told."""

    until: datetime
    weeks: set[int] = field(default_factory=set)
    sources: set[Source] = field(default_factory=set)


async def published(
    conn: AsyncConnection, guild_id: int, account_ids: Collection[int], now: datetime, sources: Collection[Source]
) -> Mapping[int, Published]:
    """The weeks of each account that has any. Reposts and content from other sources do not count."""
    since = now - FRESH - WEEKS * WEEK
    own = (
        contents.c.guild_id == guild_id,
        contents.c.account_id.in_(account_ids),
        contents.c.published_at.between(since, now),
        contents.c.repost == False,  # noqa: E712 - SQL's way to say it
        contents.c.source.in_(sources),
    )
    # A window, and no join with the newest of each: PostgreSQL joins row by row where it has not counted the rows yet.
    newest = func.max(contents.c.captured_at).over(partition_by=contents.c.account_id).label("until")
    each = select(contents.c.account_id, contents.c.source, contents.c.published_at, newest).where(*own).subquery()
    apart = type_coerce(each.c.until, BigInteger) - type_coerce(each.c.published_at, BigInteger)
    wanted = (
        select(each.c.account_id, each.c.source, type_coerce(each.c.until, Moment).label("until"))
        .add_columns((apart // _WEEK).label("week"))
        .where(apart >= 0)
        .distinct()
    )
    found: dict[int, Published] = {}
    for row in await conn.execute(wanted):
        mine = found.setdefault(row.account_id, Published(min(row.until, now)))
        mine.weeks.add(row.week)
        mine.sources.add(Source(row.source))
    return found
