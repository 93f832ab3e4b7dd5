"""What the desk does for people and for other features: load, decide, save. No Discord here."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import Errand, enqueue
from cogs.desk import store
from cogs.desk.model import DEFAULT_ZONE, MODERATOR_LOG, Act

ALERT = "desk.alert"


async def places(conn: AsyncConnection, guild_id: int) -> Mapping[str, int]:
    """The group's channel ids by purpose: `welcome`, `introductions`, `moderator_log` and so on."""
    return await store.places_of(conn, guild_id)


async def place(conn: AsyncConnection, guild_id: int, purpose: str) -> int | None:
    """The channel with that purpose, or None when /setup has not made one."""
    return (await store.places_of(conn, guild_id)).get(purpose)


async def roles(conn: AsyncConnection, guild_id: int) -> Mapping[str, int]:
    """The group's role ids by purpose: `newcomer`, `member` and so on."""
    return await store.roles_of(conn, guild_id)


async def zone(conn: AsyncConnection, guild_id: int) -> ZoneInfo:
    """The group's time zone; UTC until one is chosen."""
    return ZoneInfo(await store.zone_of(conn, guild_id) or DEFAULT_ZONE)


async def record(conn: AsyncConnection, act: Act, now: datetime) -> None:
    """Write what a moderator did into the audit log, in the transaction that does it."""
    await store.add_act(conn, act, now)


async def alert(conn: AsyncConnection, guild_id: int, key: str, text: str, now: datetime) -> None:
    """Tell the moderators something in their log channel. The same key is told once, ever."""
    channel_id = await place(conn, guild_id, MODERATOR_LOG)
    if channel_id is not None:
        await enqueue(
            conn, Errand(guild_id, ALERT, f"alert:{guild_id}:{key}", {"text": text}, channel_id=channel_id), now
        )
