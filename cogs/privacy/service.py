"""Asking for everything to be deleted, changing one's mind, leaving, coming back. Features delete what is theirs."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.contact import service as contact
from cogs.desk import service as desk
from cogs.desk.model import Act
from cogs.privacy import store, text
from cogs.privacy.model import FEATURE, TO_RECONSIDER, Clock, Leaver

ASKED = "privacy.asked"
"""The letter that says when everything is deleted, and has a button against it."""
PATIENCE = TO_RECONSIDER + timedelta(hours=2)


async def clock(conn: AsyncConnection, guild_id: int, user_id: int) -> Clock | None:
    """What runs for the person."""
    return await store.get(conn, guild_id, user_id)


async def ask(conn: AsyncConnection, by: By, *, by_moderator: bool = False) -> Clock:
    """Delete everything about this person in a day, and write to them. A second time changes nothing."""
    wanted = Clock(by.guild_id, by.user_id, by.now + TO_RECONSIDER, by.now, by_moderator)
    runs = await store.ask(conn, wanted)
    if runs.asked_at == by.now:
        key = f"{ASKED}:{by.guild_id}:{by.user_id}:{by.now.isoformat()}"
        quiet_until = await contact.allowed(conn, by.guild_id, by.user_id, by.now)
        await contact.reach(conn, by.guild_id, by.user_id, ASKED, key, {}, by.now, quiet_until)
    return runs


async def ask_for(conn: AsyncConnection, by: By, user_id: int) -> Clock:
    """A moderator asks in the place of somebody who asked them outside Discord; it is written down."""
    runs = await ask(conn, By(by.guild_id, user_id, by.now), by_moderator=True)
    if runs.asked_at == by.now:
        await _record(conn, by, user_id, "deletion_started")
    return runs


async def keep(conn: AsyncConnection, by: By) -> Clock | None:
    """The person changed their mind. Answers what still runs: whoever has left has a week. Raises UserError if late."""
    runs = await store.held(conn, by.guild_id, by.user_id)
    if runs is None or runs.asked_at is None:
        raise UserError(text.NOTHING_RUNS)
    after = runs.stopped()
    await (store.save(conn, after) if after else store.remove(conn, by.guild_id, by.user_id))
    return after


async def keep_for(conn: AsyncConnection, by: By, user_id: int) -> None:
    """A moderator stops what a moderator started. Raises UserError for what the person asked for themselves."""
    runs = await store.held(conn, by.guild_id, user_id)
    if runs is not None and runs.asked_at is not None and not runs.by_moderator:
        raise UserError(text.THEIR_OWN_WISH)
    await keep(conn, By(by.guild_id, user_id, by.now))
    await _record(conn, by, user_id, "deletion_stopped")


async def _record(conn: AsyncConnection, by: By, user_id: int, action: str) -> None:
    await desk.record(conn, Act(by.guild_id, by.user_id, FEATURE, action, subject_id=user_id), by.now)


async def left(conn: AsyncConnection, leavers: Sequence[Leaver]) -> list[None]:
    """Delete everything about these people in a week; the order is by person, as everybody takes the rows."""
    latest = {(each.guild_id, each.user_id): each for each in leavers}
    await store.leave(conn, [latest[whose] for whose in sorted(latest)])
    return [None] * len(leavers)


async def came_back(conn: AsyncConnection, by: By) -> None:
    """Somebody who left is here again: nothing is deleted because they left."""
    await store.came_back(conn, by.guild_id, by.user_id)


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[Clock]:
    """Whose time is over."""
    return await store.due(conn, now, limit)


async def take(conn: AsyncConnection, clock: Clock, now: datetime) -> bool:
    """Take a clock whose time is over, once."""
    return await store.take(conn, clock.guild_id, clock.user_id, now)


async def postpone(conn: AsyncConnection, clock: Clock, now: datetime) -> None:
    """It could not be done now."""
    await store.postpone(conn, clock.guild_id, clock.user_id, now)


async def overdue(conn: AsyncConnection, guild_id: int, now: datetime) -> int:
    """How many deletions should have happened long ago."""
    return await store.overdue(conn, guild_id, now - PATIENCE)


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """That everything is going to be deleted, and why."""
    runs = await store.get(conn, guild_id, user_id)
    if runs is None:
        return {}
    moments = {"asked_at": runs.asked_at, "left_at": runs.left_at, "due_at": runs.due_at}
    told = {name: at.isoformat() for name, at in moments.items() if at is not None}
    return {"deletion": {**told, "by_moderator": runs.by_moderator}}
