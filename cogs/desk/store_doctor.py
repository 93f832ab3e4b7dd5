"""What the daily check asks in SQL: which groups are due, what was told before, how a group's messages fare."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, func, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.due import NOW
from bot.outbox_store import outbox
from cogs.desk.model_findings import CHECK_EVERY
from cogs.desk.store import groups

DUE = select(groups.c.guild_id).where(
    type_coerce(groups.c.checked_at, BigInteger)
    <= type_coerce(NOW, BigInteger) - CHECK_EVERY // timedelta(microseconds=1)
)
"""Groups whose day is over, those that the bot has left among them."""


async def has_due(conn: AsyncConnection, guild_ids: Collection[int], before: datetime) -> bool:
    """Whether one of these groups was last checked before that moment."""
    # no guild: the groups are an argument
    found = await conn.execute(
        select(groups.c.guild_id).where(groups.c.checked_at <= before, groups.c.guild_id.in_(guild_ids)).limit(1)
    )
    return found.first() is not None


async def claim(
    conn: AsyncConnection, guild_ids: Collection[int], before: datetime, now: datetime, limit: int
) -> Sequence[int]:
    """Take the groups that have waited longest, and mark them as checked now."""
    # no guild: the groups are an argument
    due = (
        select(groups.c.guild_id)
        .where(groups.c.checked_at <= before, groups.c.guild_id.in_(guild_ids))
        .order_by(groups.c.checked_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    claimed = await conn.scalars(
        update(groups).where(groups.c.guild_id.in_(due)).values(checked_at=now).returning(groups.c.guild_id)
    )
    return sorted(claimed)


async def findings_of(conn: AsyncConnection, guild_id: int) -> Sequence[str]:
    """The digests of what was found at the last daily check."""
    known = await conn.scalar(select(groups.c.findings).where(groups.c.guild_id == guild_id).with_for_update())
    return list(known or ())


async def set_findings(conn: AsyncConnection, guild_id: int, digests: Sequence[str]) -> None:
    """Remember what was found."""
    await conn.execute(update(groups).where(groups.c.guild_id == guild_id).values(findings=list(digests)))


async def stuck_letters(conn: AsyncConnection, guild_id: int, tried_before: datetime) -> int:
    """How many messages have been waiting since they were first tried before that moment."""
    found = await conn.scalar(
        select(func.count()).where(
            outbox.c.guild_id == guild_id,
            outbox.c.state == "waiting",
            outbox.c.attempts > 0,
            outbox.c.first_tried_at <= tried_before,
        )
    )
    return found or 0
