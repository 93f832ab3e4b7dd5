"""Have a caption looked at, and remember what was asked. `check` itself is pure, for every feature that needs it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.disclosure import store
from cogs.disclosure.model import KEPT_FOR, Asked, Kind, Market, Remembered, Report, caption_of
from cogs.disclosure.model_check import check as look
from cogs.profiles.model import Platform

PATIENCE = timedelta(hours=1)
"""So late a caption may go before the doctor wonders."""


def check(caption: str, market: Market, platform: Platform, kind: Kind) -> Report:
    """What stands in the way of a clear marker. Raises UserError for a caption that is empty or too long."""
    return look(caption_of(caption), market, platform, kind)


async def check_for(conn: AsyncConnection, guild_id: int, user_id: int, asked: Asked, now: datetime) -> Report:
    """Look at what somebody asked, and remember it. Raises UserError as `check` does; then nothing is remembered."""
    report = check(asked.caption, asked.market, asked.platform, asked.kind)
    await store.remember(conn, guild_id, user_id, asked, now + KEPT_FOR)
    return report


async def last(conn: AsyncConnection, guild_id: int, user_id: int) -> Remembered | None:
    """What somebody asked last."""
    return await store.last(conn, guild_id, user_id)


async def market_of(conn: AsyncConnection, guild_id: int, user_id: int) -> Market | None:
    """Where most of somebody's audience is; None until they said so."""
    remembered = await store.last(conn, guild_id, user_id)
    return remembered.market if remembered else None


async def forget_caption(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove somebody's caption at once."""
    await store.forget_caption(conn, guild_id, user_id)


async def forget_old(conn: AsyncConnection, now: datetime) -> None:
    """Remove the captions whose day is over."""
    await store.forget_old(conn, now)


async def overdue(conn: AsyncConnection, guild_id: int, now: datetime) -> int:
    """How many captions of a group are still there although their day is long over."""
    return await store.overdue(conn, guild_id, now - PATIENCE)


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """What is stored about the person, as plain data."""
    remembered = await store.last(conn, guild_id, user_id)
    if remembered is None:
        return {}
    chosen = {"market": remembered.market.value, "platform": remembered.platform.value, "kind": remembered.kind.value}
    return chosen | {"caption": remembered.caption}
