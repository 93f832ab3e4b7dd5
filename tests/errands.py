"""Errands as they lie in the outbox: whether one is due, and what a bot leaves behind that is killed with one."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import IS_DUE, Delivery, claim
from bot.ui import Card
from tests.group import Group


async def is_due(conn: AsyncConnection, now: datetime) -> bool:
    """Whether anything is to be sent by then, as the tick's own look finds it."""
    return (await conn.execute(IS_DUE, {"now": now})).first() is not None


async def crash_before_sending(group: Group) -> Delivery:
    """The process dies with the one errand that it has claimed, before it asks Discord."""
    async with group.bot.db.write() as conn:
        (delivery,) = await claim(conn, group.now(), 1)
    return delivery


async def crash_after_sending(group: Group, words: str) -> None:
    """It dies after Discord took the message and before that was saved."""
    delivery = await crash_before_sending(group)
    channel = group.bot.get_partial_messageable(delivery.channel_id or 0)
    await channel.send(view=Card().text(words).marked(delivery.marker), nonce=delivery.nonce)
