"""What a request that waits becomes in Discord: the question to the moderators, its answer, a word to the owner."""

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.client import Greenroom
from bot.outbox import Delivery, Perform, Render, Sent
from bot.reach import group_name
from bot.ui import Card
from cogs.collabs import service_board, service_waiting, ui_queue
from cogs.collabs.model import State


def question(bot: Greenroom) -> Render:
    """The request with the two answers, unless it was taken back on the way."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            request = await service_board.find(conn, delivery.guild_id, delivery.ref["request"])
        return ui_queue.question_card(request) if request is not None and request.state is State.WAITING else None

    return render


def posted(bot: Greenroom) -> Sent:
    """Remember the message, to have it follow."""

    async def sent(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
        place = (delivery.channel_id or 0, message_id)
        await service_waiting.posted(conn, delivery.guild_id, delivery.ref["request"], place, bot.now())

    return sent


def settled(bot: Greenroom) -> Perform:
    """The question becomes its answer, wherever it was given; a card that is gone needs none."""

    async def perform(delivery: Delivery) -> None:
        async with bot.db.read() as conn:
            request, asked = await service_waiting.asked(conn, delivery.guild_id, delivery.ref["request"])
        if request is None or asked is None or asked.outcome is None or asked.message_id is None:
            return
        card = ui_queue.settled_card(request, asked.outcome, asked.decided_by)
        log = bot.get_partial_messageable(asked.channel_id or 0, guild_id=delivery.guild_id)
        message = log.get_partial_message(asked.message_id)
        try:
            await message.edit(view=card, allowed_mentions=discord.AllowedMentions.none())
        except discord.NotFound:
            return

    return perform


def approved(bot: Greenroom) -> Render:
    """The word to the owner, while it is on the board."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            request = await service_board.find(conn, delivery.guild_id, delivery.ref["request"])
        if request is None or request.state is not State.OPEN:
            return None
        return ui_queue.approved_letter(request, group_name(bot, delivery.guild_id))

    return render


def sent_back(bot: Greenroom) -> Render:
    """The word to the owner, unless they have posted it again meanwhile."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            request = await service_board.find(conn, delivery.guild_id, delivery.ref["request"])
        if request is None or request.state is not State.DRAFT or not request.reason:
            return None
        return ui_queue.sent_back_letter(request, group_name(bot, delivery.guild_id))

    return render
