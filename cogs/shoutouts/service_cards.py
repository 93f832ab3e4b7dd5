"""The card of a turn in the shoutouts channel: posted once, followed when something changes."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import Errand, enqueue, enqueue_again
from cogs.desk import service as desk
from cogs.shoutouts import store_turns, text_turns
from cogs.shoutouts.model import PLACE, Turn

CARD = "shoutouts.turn"
FOLLOW = "shoutouts.turn_follow"
_SPACING = timedelta(seconds=5)
"""Discord takes no more edits of one message."""


async def post(conn: AsyncConnection, turn: Turn, now: datetime) -> None:
    """Have the card posted, once ever. Without a channel the moderators hear of it once a day."""
    channel_id = await desk.place(conn, turn.guild_id, PLACE)
    if channel_id is None:
        await desk.alert(conn, turn.guild_id, f"shoutouts.turn_place:{now.date()}", text_turns.NO_CHANNEL, now)
        return
    key = f"{CARD}:{turn.id}"
    await enqueue(conn, Errand(turn.guild_id, CARD, key, {"turn": turn.id}, channel_id=channel_id), now)


async def posted(conn: AsyncConnection, guild_id: int, turn_id: int, where: tuple[int, int]) -> None:
    """Remember the card's channel and message."""
    turn = await store_turns.find_to_change(conn, guild_id, turn_id)
    if turn is not None:
        await store_turns.save(conn, replace(turn, channel_id=where[0], message_id=where[1]))


async def follow(conn: AsyncConnection, turn: Turn, now: datetime) -> None:
    """Have the card show how it stands now. One that is still on its way will show it anyway."""
    errand = Errand(turn.guild_id, FOLLOW, f"{FOLLOW}:{turn.id}", {"turn": turn.id})
    await enqueue_again(conn, errand, now, spacing=_SPACING)


async def lost(conn: AsyncConnection, guild_id: int, turn_id: int) -> None:
    """Somebody deleted the card: it stays deleted."""
    turn = await store_turns.find_to_change(conn, guild_id, turn_id)
    if turn is not None:
        await store_turns.save(conn, replace(turn, channel_id=None, message_id=None))


async def not_posted(conn: AsyncConnection, guild_id: int, now: datetime) -> None:
    """Discord will not let us post it."""
    await desk.alert(conn, guild_id, f"shoutouts.turn_closed:{now.date()}", text_turns.CLOSED_CHANNEL, now)
