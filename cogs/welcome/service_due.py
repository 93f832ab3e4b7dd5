"""What is done when it is due: greetings, roles, notes to moderators and farewells, claimed for the outbox.

A claim and its errand are one transaction, and every claim holds the group's settings row: two ticks at once, in two
processes, never claim the same person.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.outbox_store import Errand, enqueue
from cogs.desk import service as desk
from cogs.desk.model import MODERATOR_LOG
from cogs.onboarding import service as onboarding
from cogs.welcome import store, store_due, store_farewells, store_settings
from cogs.welcome.model import PEOPLE_IN_ONE, PLACE, Arrival, State, batch_number
from cogs.welcome.model_settings import PACE, is_too_soon
from cogs.welcome.service import gone, tell_moderators

NEWCOMER = "newcomer"

GREETING = "welcome.greeting"
FAREWELL = "welcome.farewell"
ROLE = "welcome.role"
NOTE = "welcome.note"


async def due_greetings(db: Database, now: datetime) -> Sequence[int]:
    """Groups in which somebody can be greeted now: in those without a channel people wait until /setup made one."""
    return await store_due.groups_with(db, store_due.GREETINGS_DUE, now)


async def greet(conn: AsyncConnection, guild_id: int, now: datetime) -> Sequence[int]:
    """Greet those who have waited longest, in one message, and answer who they are. Keeps the pace."""
    settings = await store_settings.hold(conn, guild_id, now)
    channel_id = await desk.place(conn, guild_id, PLACE)
    too_soon = is_too_soon(settings.next_greeting_at, now)
    if channel_id is None or too_soon or settings.paused(now) or not settings.greeting_on:
        return ()
    batch = batch_number(now)
    people = await store_due.claim_greetings(conn, guild_id, batch, now, PEOPLE_IN_ONE)
    if people:
        await store_settings.put(conn, guild_id, next_greeting_at=now + PACE)
        errand = Errand(guild_id, GREETING, f"{GREETING}:{guild_id}:{batch}", {"batch": batch}, channel_id=channel_id)
        await enqueue(conn, errand, now)
    return people


async def release_absent(
    conn: AsyncConnection, guild_id: int, batch: int, absent: Sequence[int], now: datetime
) -> None:
    """These people are no longer there to be greeted: should they come back, they are greeted then."""
    await store_settings.hold(conn, guild_id, now)
    named = await store_due.of_batch(conn, guild_id, batch)
    released = [replace(each, greeted_at=None, batch=None) for each in named if each.user_id in absent]
    await store.save_all(conn, [gone(each, now) if each.state is State.GREETED else each for each in released])


async def release_batch(conn: AsyncConnection, guild_id: int, batch: int, now: datetime) -> None:
    """The greeting never went out: everybody in it waits again."""
    await store_settings.hold(conn, guild_id, now)
    named = await store_due.of_batch(conn, guild_id, batch)
    released = [replace(each, greeted_at=None, batch=None) for each in named]
    again = [
        replace(each, state=State.WAITING, due_at=now) if each.state is State.GREETED else each for each in released
    ]
    await store.save_all(conn, again)


async def due_roles(db: Database, now: datetime) -> Sequence[int]:
    """Groups in which somebody should get roles now."""
    return await store_due.groups_with(db, store_due.ROLES_DUE, now)


async def give_roles(conn: AsyncConnection, guild_id: int, now: datetime) -> None:
    """Give newcomers their role, and those who had finished onboarding the roles they had."""
    settings = await store_settings.hold(conn, guild_id, now)
    if settings.role_trouble is not None or settings.paused(now):
        return
    role_id = (await desk.roles(conn, guild_id)).get(NEWCOMER)
    for user_id, joined_at in (await store_due.claim_roles(conn, guild_id, now)).items():
        if await _roles_came_back(conn, guild_id, user_id, now):
            continue
        if settings.role_on and role_id is not None:
            key = f"{ROLE}:{guild_id}:{user_id}:{batch_number(joined_at)}:{batch_number(now)}"
            await enqueue(conn, Errand(guild_id, ROLE, key, {}, user_id=user_id), now)


async def role_to_give(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> int | None:
    """The newcomer role for a person who should have it. While it cannot be given, it stays due."""
    settings = await store_settings.hold(conn, guild_id, now)
    if settings.role_trouble is not None or settings.paused(now):
        await store.set_role_due(conn, guild_id, user_id, now)
        return None
    if not settings.role_on or await has_finished(conn, guild_id, user_id):
        return None
    return (await desk.roles(conn, guild_id)).get(NEWCOMER)


async def _roles_came_back(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> bool:
    if not await has_finished(conn, guild_id, user_id):
        return False
    await onboarding.grant_roles(conn, guild_id, user_id, now)
    return True


async def has_finished(conn: AsyncConnection, guild_id: int, user_id: int) -> bool:
    """Whether the person has been through onboarding in this group."""
    status = await onboarding.status(conn, guild_id, user_id)
    return status is not None and status.finished_at is not None


async def due_notes(db: Database, now: datetime) -> Sequence[int]:
    """Groups whose moderators should hear about a young account now."""
    return await store_due.groups_with(db, store_due.NOTES_DUE, now)


async def note(conn: AsyncConnection, guild_id: int, now: datetime) -> None:
    """Tell the moderators about young accounts, several in one note. Keeps the pace."""
    settings = await store_settings.hold(conn, guild_id, now)
    too_soon = is_too_soon(settings.next_note_at, now)
    if too_soon or settings.paused(now) or await desk.place(conn, guild_id, MODERATOR_LOG) is None:
        return
    batch = batch_number(now)
    if await store_due.claim_notes(conn, guild_id, batch, PEOPLE_IN_ONE):
        await store_settings.put(conn, guild_id, next_note_at=now + PACE)
        await tell_moderators(conn, guild_id, NOTE, batch, now)


async def due_farewells(db: Database, now: datetime) -> Sequence[int]:
    """Groups in which a farewell can be said now."""
    return await store_due.groups_with(db, store_farewells.DUE, now)


async def say_farewell(conn: AsyncConnection, guild_id: int, now: datetime) -> None:
    """Say farewell to those who left, in one message. Keeps the pace."""
    settings = await store_settings.hold(conn, guild_id, now)
    channel_id = await desk.place(conn, guild_id, PLACE)
    too_soon = is_too_soon(settings.next_farewell_at, now)
    if channel_id is None or too_soon:
        return
    batch = batch_number(now)
    if await store_farewells.claim(conn, guild_id, batch, PEOPLE_IN_ONE):
        await store_settings.put(conn, guild_id, next_farewell_at=now + PACE)
        errand = Errand(guild_id, FAREWELL, f"{FAREWELL}:{guild_id}:{batch}", {"batch": batch}, channel_id=channel_id)
        await enqueue(conn, errand, now)


async def named(conn: AsyncConnection, guild_id: int, batch: int) -> Sequence[Arrival]:
    """Everybody named in a greeting, in the order they came."""
    return await store_due.of_batch(conn, guild_id, batch)


async def noted(conn: AsyncConnection, guild_id: int, batch: int) -> Sequence[Arrival]:
    """Everybody named in a note to the moderators who is still here."""
    return await store_due.of_note(conn, guild_id, batch)


async def farewell_names(conn: AsyncConnection, guild_id: int, batch: int) -> Sequence[str]:
    """The names in a farewell, in the order they left. Nobody is in it who has come back."""
    return await store_farewells.names(conn, guild_id, batch)


async def drop_farewell(conn: AsyncConnection, guild_id: int, batch: int) -> None:
    """A farewell was said, or never can be: the names are forgotten."""
    await store_farewells.drop(conn, guild_id, batch=batch)


async def wait_for_role(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """A person could not get their role now: it stays due."""
    await store.set_role_due(conn, guild_id, user_id, now)
