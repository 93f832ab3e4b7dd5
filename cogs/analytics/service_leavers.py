"""Whoever leaves the group has their numbers removed after a week; who comes back before finds them as they were."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.analytics import (
    service_privacy,
    service_verification,
    store,
    store_campaigns,
    store_digest,
    store_leavers,
    store_minors,
)

GRACE = timedelta(days=7)
"""Long enough to undo a press in anger, and not longer than YouTube allows."""


async def left(conn: AsyncConnection, by: By) -> None:
    """Remove their numbers in a week."""
    await store_leavers.put(conn, by.guild_id, by.user_id, by.now + GRACE)


async def is_known(conn: AsyncConnection, guild_id: int, user_id: int) -> bool:
    """Whether there is anything of theirs."""
    if await store.accounts_of(conn, guild_id, user_id) or await store_campaigns.number(conn, guild_id, user_id):
        return True
    if await store_digest.get(conn, guild_id, user_id) or await store_minors.since(conn, guild_id, user_id):
        return True
    return await service_verification.joined(conn, guild_id, user_id)


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and person of those whose week is over."""
    return await store_leavers.due(conn, now, limit)


async def settle(conn: AsyncConnection, by: By, *, is_back: bool) -> None:
    """Keep the numbers of somebody who is back; forget everybody else."""
    if not is_back:
        await service_privacy.forget(conn, by.guild_id, by.user_id, by.now)
        await service_verification.forget(conn, by.guild_id, by.user_id)
    await store_leavers.remove(conn, by.guild_id, by.user_id)
