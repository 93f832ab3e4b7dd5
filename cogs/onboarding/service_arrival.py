"""What happens once everything is answered: the introduction, the roles, the roster; and what waits until a moderator
has mended something. Nothing here speaks to Discord: errands do.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import Errand, enqueue, enqueue_again
from cogs.desk import service as desk
from cogs.onboarding import service_neighbours, store, text
from cogs.onboarding.model import GIVEN_ROLES, Posting, Waiting, role_changes
from cogs.profiles import service as profiles
from cogs.shoutouts import service as shoutouts

INTRODUCTION = "onboarding.introduction"
REDRAW = "onboarding.redraw"
ROLES = "onboarding.roles"
UNPOST = "onboarding.unpost"

INTRODUCTIONS = "introductions"
TRY_AGAIN_AFTER = timedelta(minutes=10)


async def arrive(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime, *, can_post: bool) -> None:
    """Everything that follows from finishing, in the transaction that finishes."""
    await profiles.share(conn, guild_id, user_id, now)
    if can_post:
        await ask_introduction(conn, guild_id, user_id, now)
    else:
        await wait_for_channel(conn, guild_id, user_id, now, seen=True)
    await give_roles(conn, guild_id, user_id, now)
    await shoutouts.enter_front(conn, guild_id, user_id, now)
    await service_neighbours.finished(conn, guild_id, user_id, now)


async def ask_introduction(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Have the introduction posted, or let it wait for a channel."""
    channel_id = await desk.place(conn, guild_id, INTRODUCTIONS)
    if channel_id is None:
        await wait_for_channel(conn, guild_id, user_id, now, seen=True)
        return
    key = f"{INTRODUCTION}:{guild_id}:{user_id}"
    await store.note(conn, guild_id, user_id, introduction=Posting.ASKED.value)
    await enqueue_again(conn, Errand(guild_id, INTRODUCTION, key, {"user": user_id}, channel_id=channel_id), now)


async def wait_for_channel(
    conn: AsyncConnection, guild_id: int, user_id: int, now: datetime, *, seen: bool = False
) -> None:
    """Keep the introduction until the channel can be written to, and tell the moderators, once a day at most.

    `seen` when we can see what is missing, and so will see when it is mended; else we try again after a while.
    """
    due_at = now if seen else now + TRY_AGAIN_AFTER
    await store.note(conn, guild_id, user_id, introduction=Posting.WAITING.value, due_at=due_at)
    await desk.alert(conn, guild_id, f"onboarding.introductions:{now.date()}", text.NO_CHANNEL, now)


async def introduced(
    conn: AsyncConnection, guild_id: int, user_id: int, posted: tuple[int, int], now: datetime
) -> None:
    """Remember where the introduction was posted (channel, message), and have the group say hello."""
    channel_id, message_id = posted
    await store.note(
        conn, guild_id, user_id, introduction=Posting.DONE.value, channel_id=channel_id, message_id=message_id
    )
    await shoutouts.say_hello(conn, guild_id, user_id, posted, now)
    await service_neighbours.introduced(conn, guild_id, user_id, now)


async def give_roles(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Have the member and subgroup roles given and the newcomer role taken; safe to repeat."""
    await store.note(conn, guild_id, user_id, roles=Posting.ASKED.value)
    await enqueue_again(conn, Errand(guild_id, ROLES, f"{ROLES}:{guild_id}:{user_id}", {"user": user_id}), now)


async def grant_roles(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Give a finished person who came back their roles again, and post the introduction they left too early for."""
    found = await store.find(conn, guild_id, user_id)
    if found is None or not found.is_finished:
        return
    await give_roles(conn, guild_id, user_id, now)
    if found.introduction is Posting.NONE:
        await ask_introduction(conn, guild_id, user_id, now)


async def left_unintroduced(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Note that the person left before their introduction went out: it is asked for when they come back."""
    await store.note(conn, guild_id, user_id, introduction=Posting.NONE.value)


async def roles_given(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Note that the person has their roles."""
    await store.note(conn, guild_id, user_id, roles=Posting.DONE.value)


async def wait_for_roles(
    conn: AsyncConnection, guild_id: int, user_id: int, now: datetime, *, seen: bool = False
) -> None:
    """Keep the roles until the bot may give them, and tell the moderators, once a day at most. `seen` as above."""
    due_at = now if seen else now + TRY_AGAIN_AFTER
    await store.note(conn, guild_id, user_id, roles=Posting.WAITING.value, due_at=due_at)
    await desk.alert(conn, guild_id, f"onboarding.roles:{now.date()}", text.NO_ROLES, now)


async def role_changes_of(conn: AsyncConnection, guild_id: int, user_id: int) -> tuple[frozenset[int], frozenset[int]]:
    """The roles to give to the person and the roles to take."""
    profile = await profiles.get(conn, guild_id, user_id)
    return role_changes(await desk.roles(conn, guild_id), profile.subgroup if profile else None)


async def waiting(conn: AsyncConnection, now: datetime) -> list[Waiting]:
    """The groups where something waits, with what has to be within reach: the channel and every role we give."""
    found = []
    for guild_id in await store.groups_waiting(conn, now):
        roles = await desk.roles(conn, guild_id)
        given = frozenset(roles[purpose] for purpose in GIVEN_ROLES if purpose in roles)
        found.append(Waiting(guild_id, await desk.place(conn, guild_id, INTRODUCTIONS), given))
    return found


async def count_waiting(conn: AsyncConnection, guild_id: int) -> Mapping[str, int]:
    """How many people of a group wait for their `introduction` and their `roles`."""
    return await store.count_waiting(conn, guild_id)


async def try_again(conn: AsyncConnection, guild_id: int, now: datetime, *, introductions: bool, roles: bool) -> None:
    """Ask once more for what waits in a group, now that it looks possible."""
    if introductions:
        for user_id in await store.claim(conn, guild_id, "introduction", now):
            await ask_introduction(conn, guild_id, user_id, now)
    if roles:
        for user_id in await store.claim(conn, guild_id, "roles", now):
            await give_roles(conn, guild_id, user_id, now)


async def profile_changed(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Bring the posted introduction and the subgroup role in line with the profile."""
    found = await store.find(conn, guild_id, user_id)
    if found is None or not found.is_finished:
        return
    await enqueue_again(conn, Errand(guild_id, REDRAW, f"{REDRAW}:{guild_id}:{user_id}", {"user": user_id}), now)
    await give_roles(conn, guild_id, user_id, now)


async def unposted(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Forget a message that a moderator deleted: it is not posted again."""
    await store.note(conn, guild_id, user_id, channel_id=None, message_id=None)


async def forget(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Remove the person's way through onboarding, and have the introduction deleted."""
    found = await store.find(conn, guild_id, user_id)
    if found is not None and found.message_id is not None:
        ref = {"channel": found.channel_id, "message": found.message_id}
        await enqueue(conn, Errand(guild_id, UNPOST, f"{UNPOST}:{found.message_id}", ref), now)
    await store.remove(conn, guild_id, user_id)


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """Everything stored about the person's way, as plain data."""
    found = await store.find(conn, guild_id, user_id)
    if found is None:
        return {}
    times = {"started_at": found.started_at, "pledged_at": found.pledged_at, "finished_at": found.finished_at}
    return {
        "step": found.step.value,
        **{name: at.isoformat() if at else None for name, at in times.items()},
        "pledged_revision": await store.pledged(conn, guild_id, user_id),
        "introduction": {"channel_id": found.channel_id, "message_id": found.message_id},
    }
