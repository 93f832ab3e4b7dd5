"""What happens once everything is answered: the introduction, the roles, the roster; and what waits until a moderator
has mended something. Nothing here speaks to Discord: errands do.
"""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import Errand, enqueue, enqueue_again
from cogs.desk import service as desk
from cogs.onboarding import store, text
from cogs.onboarding.model import Posting
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
        await wait_for_channel(conn, guild_id, user_id, text.NO_CHANNEL, now)
    await give_roles(conn, guild_id, user_id, now)
    await shoutouts.enter_front(conn, guild_id, user_id, now)


async def ask_introduction(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Have the introduction posted, or let it wait for a channel."""
    channel_id = await desk.place(conn, guild_id, INTRODUCTIONS)
    if channel_id is None:
        await wait_for_channel(conn, guild_id, user_id, text.NO_CHANNEL, now)
        return
    key = f"{INTRODUCTION}:{guild_id}:{user_id}"
    await store.note(conn, guild_id, user_id, introduction=Posting.ASKED.value)
    await enqueue_again(conn, Errand(guild_id, INTRODUCTION, key, {"user": user_id}, channel_id=channel_id), now)


async def wait_for_channel(conn: AsyncConnection, guild_id: int, user_id: int, problem: str, now: datetime) -> None:
    """Keep the introduction until the channel can be written to, and tell the moderators, once a day at most."""
    due_at = now + TRY_AGAIN_AFTER
    await store.note(conn, guild_id, user_id, introduction=Posting.WAITING.value, due_at=due_at)
    await desk.alert(conn, guild_id, f"onboarding.introductions:{now.date()}", problem, now)


async def introduced(
    conn: AsyncConnection, guild_id: int, user_id: int, posted: tuple[int, int], now: datetime
) -> None:
    """Remember where the introduction was posted (channel, message), and have the group say hello."""
    channel_id, message_id = posted
    await store.note(
        conn, guild_id, user_id, introduction=Posting.DONE.value, channel_id=channel_id, message_id=message_id
    )
    await shoutouts.say_hello(conn, guild_id, user_id, posted, now)


async def give_roles(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Have the member and subgroup roles given and the newcomer role taken; safe to repeat."""
    await store.note(conn, guild_id, user_id, roles=Posting.ASKED.value)
    await enqueue_again(conn, Errand(guild_id, ROLES, f"{ROLES}:{guild_id}:{user_id}", {"user": user_id}), now)


async def grant_roles(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Give a finished person who came back their roles again, and post an introduction that never went out."""
    found = await store.find(conn, guild_id, user_id)
    if found is None or not found.is_finished:
        return
    await give_roles(conn, guild_id, user_id, now)
    if found.introduction is not Posting.DONE:
        await ask_introduction(conn, guild_id, user_id, now)


async def roles_given(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Note that the person has their roles."""
    await store.note(conn, guild_id, user_id, roles=Posting.DONE.value)


async def wait_for_roles(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Keep the roles until the bot may give them, and tell the moderators, once a day at most."""
    await store.note(conn, guild_id, user_id, roles=Posting.WAITING.value, due_at=now + TRY_AGAIN_AFTER)
    await desk.alert(conn, guild_id, f"onboarding.roles:{now.date()}", text.NO_ROLES, now)


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
