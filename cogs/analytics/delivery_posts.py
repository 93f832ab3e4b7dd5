"""What the errands of posted figures become: a leaderboard sent, and drawn anew."""

from typing import TYPE_CHECKING

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import reach
from bot.outbox import Delivery, Failed, Failure, Perform, Render, Sent
from bot.ui import Card
from cogs.analytics import service_posts, service_ranking, ui_ranking
from cogs.analytics.audience import ask_of, left_out
from cogs.analytics.model_boards import Board
from cogs.analytics.model_posts import Post

if TYPE_CHECKING:
    from bot.client import Greenroom


def board(bot: "Greenroom") -> Render:
    """The leaderboard with those who agree at this moment; nothing when there is nobody."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.write() as conn:
            found = await service_posts.post(conn, delivery.guild_id, delivery.ref["post"])
            return await _drawn(bot, conn, found) if found is not None else None

    return render


def sent(bot: "Greenroom") -> Sent:
    """Remember where it is."""

    async def remember(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
        where = (delivery.channel_id or 0, message_id)
        await service_posts.sent(conn, delivery.guild_id, delivery.ref["post"], where, bot.now())

    return remember


def not_sent(bot: "Greenroom") -> Failed:
    """It is on no message: forget it. The moderators are told as about every errand that fails."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        del failure
        async with bot.db.write() as conn:
            await service_posts.gone(conn, delivery.guild_id, delivery.ref["post"])
        return False

    return failed


def redrawn(bot: "Greenroom") -> Perform:
    """Draw it without those who took back their yes; without anybody left it goes."""

    async def perform(delivery: Delivery) -> None:
        async with bot.db.write() as conn:
            found = await service_posts.post(conn, delivery.guild_id, delivery.ref["post"])
            card = await _drawn(bot, conn, found) if found is not None else None
        if found is None or found.message_id is None:
            return
        if card is None or not await _edited(bot, found, card):
            await reach.delete_message(bot, found.channel_id, found.message_id)
            async with bot.db.write() as conn:
                await service_posts.gone(conn, found.guild_id, found.id)

    return perform


async def _drawn(bot: "Greenroom", conn: AsyncConnection, found: Post) -> Card | None:
    """The card, with everybody on it noted in the transaction that read what they share."""
    asked = service_posts.asked_for(found)
    without, staff_out = await left_out(bot, conn, found.guild_id, asked)
    drawn: Board = await service_ranking.posted_board(conn, ask_of(bot, found.guild_id, 0), asked, without)
    await service_posts.shown(conn, found, drawn)
    return ui_ranking.posted_card(drawn, staff_out=staff_out) if drawn.lines else None


async def _edited(bot: "Greenroom", found: Post, card: Card) -> bool:
    """Whether the message was still there to be changed."""
    channel = bot.get_partial_messageable(found.channel_id, guild_id=found.guild_id)
    try:
        message = channel.get_partial_message(found.message_id or 0)
        await message.edit(view=card, allowed_mentions=discord.AllowedMentions.none())
    except discord.NotFound:
        return False
    return True
