"""What moderators decide about their group's digest, and when it goes out. What is on it is in `service_week`."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from bot.outbox_store import Errand, enqueue
from cogs.desk import service as desk
from cogs.desk.model import Act
from cogs.digest import store, text
from cogs.digest.model import FEATURE, Plan, following, is_due, latest, next_look

CARD = "digest.card"
"""The errand of a group's digest."""


async def plan(conn: AsyncConnection, guild_id: int) -> Plan:
    """What the group wants; off when it never said."""
    return await store.find(conn, guild_id) or Plan(guild_id=guild_id)


async def next_at(conn: AsyncConnection, found: Plan, now: datetime) -> datetime | None:
    """When the next one comes; None while it is off."""
    return following(found, now, await desk.zone(conn, found.guild_id)) if found.is_on else None


# What moderators decide


async def choose_time(conn: AsyncConnection, by: By, *, weekday: int | None = None, hour: int | None = None) -> None:
    """Another day or hour; what would have been due before this moment is not caught up."""
    held = await store.hold(conn, by.guild_id)
    day, at = held.weekday if weekday is None else weekday, held.hour if hour is None else hour
    await _keep(conn, by, replace(held, weekday=day, hour=at))
    await _record(conn, by, "choose when the digest comes", weekday=day, hour=at)


async def choose_channel(conn: AsyncConnection, by: By, channel_id: int) -> None:
    """Another channel. The caller has looked that it is one of this group, and that the bot may write there."""
    held = await store.hold(conn, by.guild_id)
    await _keep(conn, by, replace(held, channel_id=channel_id))
    await _record(conn, by, "choose where the digest comes", channel=channel_id)


async def choose_look(conn: AsyncConnection, by: By, *, is_light: bool) -> None:
    """Pictures on light or on dark ground. When it comes stays as it is."""
    held = await store.hold(conn, by.guild_id)
    await store.save(conn, replace(held, is_light=is_light))
    await _record(conn, by, "choose how the digest looks", light=is_light)


async def switch_on(conn: AsyncConnection, by: By) -> None:
    """Post it from the next day and hour on. Raises UserError without a channel."""
    held = await store.hold(conn, by.guild_id)
    if held.channel_id is None:
        raise UserError(text.NO_CHANNEL)
    await _keep(conn, by, replace(held, is_on=True, trouble=None))
    await _record(conn, by, "switch the digest on")


async def pause(conn: AsyncConnection, by: By) -> None:
    """Post none any more, until somebody switches it on again; day, hour and channel are kept."""
    held = await store.hold(conn, by.guild_id)
    await _keep(conn, by, replace(held, is_on=False))
    await _record(conn, by, "pause the digest")


async def _keep(conn: AsyncConnection, by: By, changed: Plan) -> None:
    due_at = next_look(changed, by.now, await desk.zone(conn, by.guild_id)) if changed.is_on else None
    await store.save(conn, replace(changed, told_until=by.now, due_at=due_at))


async def _record(conn: AsyncConnection, by: By, action: str, **details: Any) -> None:  # noqa: ANN401 - plain data
    await desk.record(conn, Act(by.guild_id, by.user_id, FEATURE, action, details=details), by.now)


# What happens by itself


async def send_due(conn: AsyncConnection, now: datetime, limit: int) -> None:
    """Look at the clocks that are due, and post where it is time. Of weeks that were missed only the newest comes."""
    for each in await store.due(conn, now, limit):
        await _look(conn, each, now)


async def _look(conn: AsyncConnection, found: Plan, now: datetime) -> None:
    zone = await desk.zone(conn, found.guild_id)
    told_until = latest(found, now, zone) if is_due(found, now, zone) else found.told_until
    taken = await store.take(conn, found, next_look(found, now, zone), told_until)
    if not taken or told_until is None or told_until == found.told_until:
        return
    slot = told_until.isoformat()
    errand = Errand(found.guild_id, CARD, f"{CARD}:{found.guild_id}:{slot}", {"slot": slot}, found.channel_id)
    await enqueue(conn, errand, now)


async def gave_up(conn: AsyncConnection, guild_id: int, trouble: str, slot: str, now: datetime) -> None:
    """It cannot be posted there any more: switch it off, and tell the moderators how to mend it."""
    held = await store.hold(conn, guild_id)
    if held.is_on:
        await store.save(conn, replace(held, is_on=False, due_at=None, trouble=trouble))
        words = text.switched_off(trouble, held.channel_id)
        await desk.alert(conn, guild_id, f"{FEATURE}:{slot}", words, now, check=True)


# Rights


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """Nothing: digests name nobody, and what moderators decide is in the audit log."""
    del conn, guild_id, user_id
    return {}


async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Nothing is kept about a person."""
    del conn, guild_id, user_id
