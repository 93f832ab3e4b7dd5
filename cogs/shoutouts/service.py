"""What other features ask of shoutouts: a seat at the front of the roster, and a hello for a newcomer."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import Errand, enqueue
from cogs.desk import service as desk
from cogs.shoutouts import service_roster, store, text
from cogs.shoutouts.model import Member, by_arrival

HELLO = "shoutouts.hello"
UNPOST = "shoutouts.unpost"
SHOUTOUTS = "shoutouts"


async def enter_front(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Give a newcomer a seat at the front of the roster. Somebody who has a seat keeps it."""
    await store.enter(conn, guild_id, Member(user_id, entered_at=now, front=True, opted_in=True))
    await service_roster.welcome(conn, guild_id, user_id, now)


async def roster(conn: AsyncConnection, guild_id: int) -> Sequence[Member]:
    """Everybody who takes part, next turn first."""
    return by_arrival(await store.seats(conn, guild_id))


async def say_hello(
    conn: AsyncConnection, guild_id: int, user_id: int, introduction: tuple[int, int], now: datetime
) -> None:
    """Have the shoutouts channel say hello to a newcomer, once ever. `introduction` is its channel and message."""
    channel_id = await desk.place(conn, guild_id, SHOUTOUTS)
    if channel_id is None:
        await desk.alert(conn, guild_id, f"shoutouts.place:{now.date()}", text.NO_CHANNEL, now)
        return
    ref = {"user": user_id, "channel": introduction[0], "message": introduction[1]}
    await enqueue(conn, Errand(guild_id, HELLO, f"{HELLO}:{guild_id}:{user_id}", ref, channel_id=channel_id), now)


async def said_hello(conn: AsyncConnection, guild_id: int, user_id: int, posted: tuple[int, int]) -> None:
    """Remember the hello's channel and message."""
    await store.said_hello(conn, guild_id, user_id, *posted)


async def forget(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Give up the person's seat, and have their hello deleted."""
    seat = await store.find(conn, guild_id, user_id)
    if seat is not None and seat["hello_message_id"] is not None:
        ref = {"channel": seat["hello_channel_id"], "message": seat["hello_message_id"]}
        await enqueue(conn, Errand(guild_id, UNPOST, f"{UNPOST}:{seat['hello_message_id']}", ref), now)
    await store.remove(conn, guild_id, user_id)
