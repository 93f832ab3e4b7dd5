"""What the errands of turns become in Discord, and what is done when they cannot."""

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.client import Greenroom
from bot.outbox import Delivery, Failed, Failure, Perform, Render, Sent
from bot.ui import Card
from cogs.shoutouts import letters, picturing, service_cards, ui_turns, viewing


def card(bot: Greenroom) -> Render:
    """The card of a turn, as it stands at this moment."""

    async def render(delivery: Delivery) -> Card | None:
        look = await viewing.turn_look(bot, delivery.guild_id, delivery.ref["turn"])
        return await _drawn(bot, look, delivery.channel_id or 0) if look is not None else None

    return render


async def _drawn(bot: Greenroom, look: viewing.TurnLook, channel_id: int) -> Card:
    return ui_turns.turn_card(look, await picturing.try_picture(bot, look.turn, look.rotation, channel_id))


def posted(bot: Greenroom) -> Sent:
    """Remember where it is."""
    del bot

    async def sent(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
        where = (delivery.channel_id or 0, message_id)
        await service_cards.posted(conn, delivery.guild_id, delivery.ref["turn"], where)

    return sent


def not_posted(bot: Greenroom) -> Failed:
    """The channel is gone or closed to us: moderators hear it once a day; whoever gives was asked all the same."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        del failure
        async with bot.db.write() as conn:
            await service_cards.not_posted(conn, delivery.guild_id, bot.now())
        return True

    return failed


def followed(bot: Greenroom) -> Perform:
    """The card as it is now; one that somebody deleted stays deleted."""

    async def perform(delivery: Delivery) -> None:
        look = await viewing.turn_look(bot, delivery.guild_id, delivery.ref["turn"])
        if look is None or look.turn.message_id is None or look.turn.channel_id is None:
            return
        channel = bot.get_partial_messageable(look.turn.channel_id, guild_id=delivery.guild_id)
        message = channel.get_partial_message(look.turn.message_id)
        try:
            await _edit(message, await _drawn(bot, look, look.turn.channel_id))
        except discord.NotFound:
            async with bot.db.write() as conn:
                await service_cards.lost(conn, delivery.guild_id, look.turn.id)

    return perform


async def _edit(message: discord.PartialMessage, card: Card) -> None:
    """With the picture anew: what is attached is named by the card, and belongs to one request."""
    files = card.extras().get("files", [])
    await message.edit(view=card, attachments=files, allowed_mentions=discord.AllowedMentions.none())


def not_followed() -> Failed:
    """The channel is closed to us meanwhile. The card keeps what it says; the doctor names the permission."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        del delivery, failure
        return True

    return failed


def letter(bot: Greenroom) -> Render:
    """A letter about a turn or a gift, unless what it is about has passed."""

    async def render(delivery: Delivery) -> Card | None:
        return await letters.card(bot, delivery.guild_id, delivery.ref)

    return render
