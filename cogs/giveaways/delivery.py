"""The live card on its way to Discord: posted once, then kept true."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.client import Greenroom
from bot.outbox import Delivery, Failure, Perform, Render, Sent
from bot.ui import Card
from cogs.giveaways import service, ui
from cogs.giveaways.model import RUNNING


def card(bot: Greenroom) -> Render:
    """The card, unless the giveaway was taken back on the way."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            view = await service.view(conn, delivery.guild_id, delivery.ref["giveaway"])
        return ui.live_card(view) if view.giveaway.state in RUNNING else None

    return render


def posted(bot: Greenroom) -> Sent:
    """Remember where the card is."""

    async def sent(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
        await service.posted(conn, delivery.guild_id, delivery.ref["giveaway"], message_id, bot.now())

    return sent


def redrawer(bot: Greenroom) -> Perform:
    """Bring the card up to date."""

    async def perform(delivery: Delivery) -> None:
        async with bot.db.read() as conn:
            view = await service.view(conn, delivery.guild_id, delivery.ref["giveaway"])
        if view.giveaway.message_id is None:
            return
        channel = bot.get_partial_messageable(view.giveaway.channel_id, guild_id=delivery.guild_id)
        await channel.get_partial_message(view.giveaway.message_id).edit(view=ui.live_card(view))

    return perform


async def let_go(delivery: Delivery, failure: Failure) -> bool:
    """Somebody deleted the card, or the channel: the watch over running giveaways tells the moderators."""
    del delivery, failure
    return True
