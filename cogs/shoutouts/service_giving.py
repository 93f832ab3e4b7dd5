"""Giving without being asked first: offers that are taken up when a turn begins, and one for a turn that is over.

Who was asked, and what they answer, is `service_asking` and `service_gifts`.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.shoutouts import (
    service_asking,
    service_balance,
    service_gifts,
    service_offers,
    service_report,
    store_gifts,
    store_rotations,
    text_ledger,
)
from cogs.shoutouts.model import Gift, GiftState, Rotation, Turn, TurnState
from cogs.shoutouts.model_gifts import remind_at
from cogs.shoutouts.service_asking import Owed, Wish
from cogs.shoutouts.service_cards import follow


async def begin(conn: AsyncConnection, rotation: Rotation, turn: Turn, featured_id: int, now: datetime) -> int:
    """Who gives in a turn that begins: those who offered, then those who are asked. Answers how many there are."""
    most = rotation.spec.givers
    offered = await service_offers.take_up(conn, rotation, featured_id, most)
    for user_id in offered:
        wish = Wish(user_id, featured_id, {"offered": True})
        await service_asking.ask(conn, rotation, turn, wish, now)
    return len(offered) + await service_asking.ask_givers(conn, rotation, turn, featured_id, most - len(offered), now)


async def give_to(conn: AsyncConnection, by: By, turn_id: int) -> Owed:
    """Promise a shoutout to whoever had that turn, also after its end. Raises UserError when they wait for none."""
    turn, rotation = await service_report.turn_of(conn, by.guild_id, turn_id)
    if turn.state is TurnState.OPEN and turn.ends_at > by.now:
        return await service_gifts.offer(conn, by, turn_id)
    await store_rotations.find_to_change(conn, by.guild_id, rotation.id)
    known = next((each for each in await store_gifts.of_turn(conn, by.guild_id, turn_id) if _is_by(each, by)), None)
    if known is not None and known.state is GiftState.PROMISED:
        return Owed(known, turn, rotation)
    if turn_id not in {each.turn_id for each in await service_balance.waiting(conn, by, rotation.id)}:
        raise UserError(text_ledger.NOT_THEM)
    return Owed(await _promised(conn, by, turn, rotation, known), turn, rotation)


def _is_by(gift: Gift, by: By) -> bool:
    return gift.giver_id == by.user_id


async def _promised(conn: AsyncConnection, by: By, turn: Turn, rotation: Rotation, known: Gift | None) -> Gift:
    """As long as any giver has; nothing is missed when it does not come, for nobody counts on it."""
    gift = known or await service_asking.ask(conn, rotation, turn, _wish(by, turn), by.now)
    if gift is None:
        raise UserError(text_ledger.NOT_THEM)
    ends_at = by.now + timedelta(days=rotation.spec.window_days)
    await follow(conn, turn, by.now)
    promised = replace(gift, state=GiftState.PROMISED, ends_at=ends_at, due_at=remind_at(by.now, ends_at))
    return await store_gifts.save(conn, promised)


def _wish(by: By, turn: Turn) -> Wish:
    return Wish(by.user_id, turn.featured_id or 0, {"offered": True}, GiftState.PROMISED)
