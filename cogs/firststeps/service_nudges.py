"""Reminders on days 2, 7, 14 and 28: planned when a path begins, sent when still needed, put off. No Discord.

Each is claimed by its own row, so that of two ticks at once only one sends it. After the bot was away for days only the
last one that is due goes out.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.errors import UserError
from cogs.contact import service as contact
from cogs.firststeps import service_newcomers, store, store_nudges
from cogs.firststeps.model_nudges import ABOUT, LATER, Nudge, Phase, due_days
from cogs.firststeps.service_progress import progress

NUDGE = "firststeps.nudge"

PUT_OFF_BEFORE = "I have put that one off before. Everything waits for you in /steps whenever you have a moment."
NOT_YOURS = "That reminder was for somebody else. Use /steps in the group to see your own."
_AT_ONCE = 50
_TOO_LATE = timedelta(days=1)
_LONGEST_WAIT = timedelta(days=max(ABOUT) + 1)


async def plan(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """The path begins: plan its reminders, drop those about onboarding."""
    await store_nudges.skip_phase(conn, guild_id, user_id, Phase.ONBOARDING)
    await store_nudges.add(conn, guild_id, user_id, Phase.STEPS, due_days(now))


async def has_unfinished(db: Database, now: datetime) -> bool:
    """Whether `expect_unfinished` would find anybody."""
    return await service_newcomers.has_unfinished(db, now - _LONGEST_WAIT)


async def expect_unfinished(conn: AsyncConnection, now: datetime) -> None:
    """Plan reminders for those who began onboarding and did not finish. Days long over are left out. Repeatable."""
    for guild_id, user_id, began_at in await service_newcomers.unfinished(conn, now - _LONGEST_WAIT):
        days = {day: due for day, due in due_days(began_at).items() if due > now - _TOO_LATE}
        await store.expect(conn, guild_id, user_id)
        await store_nudges.add(conn, guild_id, user_id, Phase.ONBOARDING, days)


async def remind(conn: AsyncConnection, now: datetime) -> None:
    """Send what is due, one to a person."""
    claimed = await store_nudges.claim(conn, now, _AT_ONCE)
    last = {(nudge.guild_id, nudge.user_id): nudge.id for nudge in claimed}
    for nudge in claimed:
        if last[nudge.guild_id, nudge.user_id] != nudge.id:
            await store_nudges.skip(conn, nudge)
        else:
            await _send(conn, nudge, now)


async def _send(conn: AsyncConnection, nudge: Nudge, now: datetime) -> None:
    guild_id, user_id = nudge.guild_id, nudge.user_id
    allowed = await contact.allowed(conn, guild_id, user_id, now)
    if not await is_needed(conn, nudge):
        await store_nudges.skip(conn, nudge)
    elif allowed > now:
        await store_nudges.wait(conn, nudge, allowed)
    elif not await contact.reach(conn, guild_id, user_id, NUDGE, nudge.key, {"nudge": nudge.id}, now):
        await store_nudges.skip(conn, nudge)


async def is_needed(conn: AsyncConnection, nudge: Nudge) -> bool:
    """Whether the person wants reminders, and what this one is about is not done."""
    known = await progress(conn, nudge.guild_id, nudge.user_id)
    if known is None or not known.path.reminders:
        return False
    if nudge.phase is Phase.ONBOARDING:
        return known.path.began_at is None
    return ABOUT[nudge.day] not in known.taken


async def needed(conn: AsyncConnection, guild_id: int, nudge_id: int) -> Nudge | None:
    """The reminder, if it is still needed."""
    found = await store_nudges.get(conn, guild_id, nudge_id)
    return found if found is not None and await is_needed(conn, found) else None


async def get(conn: AsyncConnection, guild_id: int, user_id: int, nudge_id: int) -> Nudge:
    """The person's own reminder. Raises UserError when it is somebody else's."""
    found = await store_nudges.get(conn, guild_id, nudge_id)
    if found is None or found.user_id != user_id:
        raise UserError(NOT_YOURS)
    return found


async def has_due(conn: AsyncConnection, now: datetime) -> bool:
    """Whether `remind` would find anything."""
    return await store_nudges.has_due(conn, now)


async def later(conn: AsyncConnection, guild_id: int, user_id: int, nudge_id: int, now: datetime) -> None:
    """Send it again in two days. Raises UserError when that was asked for before, or it is not theirs."""
    await get(conn, guild_id, user_id, nudge_id)
    due_at = await contact.allowed(conn, guild_id, user_id, now + LATER)
    if not await store_nudges.postpone(conn, guild_id, user_id, nudge_id, due_at):
        raise UserError(PUT_OFF_BEFORE)
