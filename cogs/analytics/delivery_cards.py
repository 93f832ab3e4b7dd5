"""What the errand of a share card becomes: drawn from what is shared at that moment, or not at all."""

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox import Delivery, Failed, Failure, Render, Sent
from bot.ui import Card
from cogs.analytics import carding, cards, service_cards, ui_cards
from cogs.analytics.service import By
from cogs.analytics.studio import draw

if TYPE_CHECKING:
    from bot.client import Greenroom


def card(bot: "Greenroom") -> Render:
    """The card with what its owner shares now; nothing when they stopped on the way."""

    async def render(delivery: Delivery) -> Card | None:
        ref = delivery.ref
        person = By(delivery.guild_id, ref["user"], bot.now())
        async with bot.db.read() as conn:
            left = await service_cards.still(conn, person, ref)
        spec = await carding.spec_of(bot, person, left[0].id, left[1]) if left is not None else None
        if spec is None:
            async with bot.db.write() as conn:
                await service_cards.gone(conn, delivery.guild_id, ref["post"])
            return None
        spec = replace(spec, look=cards.look_of(ref["look"]), size=cards.size_of(ref["size"]))
        return ui_cards.posted_card(person.user_id, await draw(bot, spec, "card"))

    return render


def sent(bot: "Greenroom") -> Sent:
    """Remember where it is, to take it down at once when its owner stops sharing."""

    async def remember(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
        where = (delivery.channel_id or 0, message_id)
        await service_cards.sent(conn, delivery.guild_id, delivery.ref["post"], where, bot.now())

    return remember


def not_sent(bot: "Greenroom") -> Failed:
    """It is on no message: forget it."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        del failure
        async with bot.db.write() as conn:
            await service_cards.gone(conn, delivery.guild_id, delivery.ref["post"])
        return False

    return failed
