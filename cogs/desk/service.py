"""What the desk does for other features: its places, roles and zone, the audit log, a word to the moderators.

Setting a group up is in `service_setup`, the daily check in `service_doctor`, reading the log in `service_audit`.
"""

import logging
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import Errand, enqueue
from cogs.desk import store, store_audit
from cogs.desk.model import DEFAULT_ZONE, MODERATOR_LOG, Act, Desk

ALERT = "desk.alert"

log = logging.getLogger("greenroom")


async def load(conn: AsyncConnection, guild_id: int) -> Desk:
    """Everything the group has chosen in /setup."""
    return await store.desk_of(conn, guild_id)


async def places(conn: AsyncConnection, guild_id: int) -> Mapping[str, int]:
    """The group's channel ids by purpose: `welcome`, `introductions`, `moderator_log` and so on."""
    return await store.places_of(conn, guild_id)


async def place(conn: AsyncConnection, guild_id: int, purpose: str) -> int | None:
    """The channel with that purpose, or None when /setup has not made one."""
    return (await store.places_of(conn, guild_id)).get(purpose)


has_place = store.has_place
"""For a question of another feature: only groups that have a channel with that purpose."""


role_with = store.role_with
"""For the same: the group's role with that purpose."""


async def roles(conn: AsyncConnection, guild_id: int) -> Mapping[str, int]:
    """The group's role ids by purpose: `newcomer`, `member` and so on."""
    return await store.roles_of(conn, guild_id)


async def zone(conn: AsyncConnection, guild_id: int) -> ZoneInfo:
    """The group's time zone; UTC until one is chosen."""
    return ZoneInfo(await store.zone_of(conn, guild_id) or DEFAULT_ZONE)


async def moderator_roles(conn: AsyncConnection, guild_id: int, feature: str) -> frozenset[int]:
    """The roles that moderate a feature, beside everyone who may manage the server."""
    return await store.moderator_roles(conn, guild_id, feature)


async def record(conn: AsyncConnection, act: Act, now: datetime) -> None:
    """Write what a moderator did into the audit log, in the transaction that does it."""
    await store_audit.add_act(conn, act, now)


async def alert(
    conn: AsyncConnection, guild_id: int, key: str, text: str, now: datetime, *, check: bool = False, good: bool = False
) -> None:
    """Tell the moderators something in their log channel. The same key is told once, ever.

    `check` adds a button that asks the doctor; `good` marks good news. Without a log channel the words go to the
    operator's log.
    """
    channel_id = await place(conn, guild_id, MODERATOR_LOG)
    if channel_id is None:
        log.warning("Group %s has no moderator log to be told: %s", guild_id, text)
        return
    ref = {"text": text, "check": check, "good": good}
    errand = Errand(guild_id, ALERT, f"alert:{guild_id}:{key}", ref, channel_id=channel_id)
    await enqueue(conn, errand, now)
