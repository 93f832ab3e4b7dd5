"""A turn ends: by its window, or because somebody left in the middle of it. Then nobody is blamed, and gifts count."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.shoutouts import service_asking, store_gifts, store_turns
from cogs.shoutouts.model import GiftState, Turn, TurnState
from cogs.shoutouts.model_gifts import OPEN
from cogs.shoutouts.service_cards import follow
from cogs.shoutouts.service_letters import write
from cogs.shoutouts.text_letters import Topic

_MOST_OPEN = 100


async def close(conn: AsyncConnection, turn: Turn, now: datetime) -> Turn:
    """No more offers; the card follows."""
    closed = await store_turns.save(conn, replace(turn, state=TurnState.CLOSED, ends_at=min(turn.ends_at, now)))
    await follow(conn, closed, now)
    return closed


async def person_left(conn: AsyncConnection, by: By, rotation_id: int) -> None:
    """Somebody left the rotation, which is held: their open turns end kindly, and nobody waits for their gifts.

    What was given before counts.
    """
    for turn in await store_turns.open_for(conn, by.guild_id, by.user_id):
        if turn.rotation_id == rotation_id:
            await _call_off(conn, turn, by.now)
    for owed in await service_asking.open_of(conn, by.guild_id, by.user_id, _MOST_OPEN):
        if owed.rotation.id == rotation_id:
            await store_gifts.save(conn, replace(owed.gift, state=GiftState.VOID, due_at=None))
            await service_asking.ask_next(conn, owed, by.now)
            await follow(conn, owed.turn, by.now)


async def _call_off(conn: AsyncConnection, turn: Turn, now: datetime) -> None:
    for gift in await store_gifts.of_turn(conn, turn.guild_id, turn.id):
        if gift.state in OPEN:
            await store_gifts.save(conn, replace(gift, state=GiftState.VOID, due_at=None))
            await write(conn, (turn.guild_id, gift.giver_id), Topic.CALLED_OFF, gift.id, now)
    await close(conn, turn, now)
