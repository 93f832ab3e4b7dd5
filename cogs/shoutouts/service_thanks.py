"""The featured person says thanks: one press, and everybody who gave has a kind letter."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.shoutouts import service_counting, store_gifts, store_rotations, store_turns, text_gifts, text_turns
from cogs.shoutouts.model import GiftState, What
from cogs.shoutouts.service_cards import follow
from cogs.shoutouts.service_letters import write
from cogs.shoutouts.text_letters import Topic


async def thank(conn: AsyncConnection, by: By, turn_id: int) -> int:
    """Thank those who gave and have no thanks yet; answers how many. Raises UserError when there is nobody."""
    known = await store_turns.find(conn, by.guild_id, turn_id)
    rotation = await store_rotations.find_to_change(conn, by.guild_id, known.rotation_id) if known else None
    turn = await store_turns.find_to_change(conn, by.guild_id, turn_id)
    if turn is None or rotation is None:
        raise UserError(text_gifts.NO_TURN)
    gifts = [each for each in await store_gifts.of_turn(conn, by.guild_id, turn.id) if each.featured_id == by.user_id]
    if turn.featured_id != by.user_id and not gifts:
        raise UserError(text_turns.NOT_YOURS)
    thanked = await store_gifts.thanked(conn, rotation, turn.round, by.user_id)
    waiting = [each for each in gifts if each.state is GiftState.GIVEN and each.giver_id not in thanked]
    if not waiting:
        given = any(each.state is GiftState.GIVEN for each in gifts)
        raise UserError(text_turns.THANKED_ALREADY if given else text_turns.NO_GIFTS_YET)
    for gift in waiting:
        await service_counting.tell(conn, rotation, turn, What.THANKED, gift, by.now)
        await write(conn, (by.guild_id, gift.giver_id), Topic.THANKS, gift.id, by.now)
    await follow(conn, await store_turns.save(conn, replace(turn, thanked_at=by.now)), by.now)
    return len(waiting)
