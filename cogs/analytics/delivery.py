"""What the errands of analytics become in Discord: a question to the moderators, its answer, a message taken down."""

from typing import TYPE_CHECKING

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import reach
from bot.outbox import Delivery, Perform, Render
from bot.ui import Card, escape
from cogs.analytics import service_proof, ui_proof

if TYPE_CHECKING:
    from bot.client import Greenroom

PICTURES = discord.Permissions(attach_files=True, embed_links=True)
"""What showing a screenshot needs."""


def question(bot: "Greenroom") -> Render:
    """The screenshot with its numbers, unless the creator took it back on the way."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            shown = await service_proof.shown(conn, delivery.guild_id, delivery.ref["proof"])
        if shown is None or not shown.proof.is_open:
            return None
        return ui_proof.question_card(shown, delivery.ref["picture"])

    return render


async def posted(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
    """Remember the message, to take it down some day."""
    channel_id = delivery.channel_id or 0
    await service_proof.posted(conn, delivery.guild_id, delivery.ref["proof"], channel_id, message_id)


def answered(bot: "Greenroom") -> Render:
    """Tell the creator, by the way they chose."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            shown = await service_proof.shown(conn, delivery.guild_id, delivery.ref["proof"])
        guild = bot.get_guild(delivery.guild_id)
        return ui_proof.told_card(shown, escape(guild.name) if guild else "Your group") if shown is not None else None

    return render


def removed(bot: "Greenroom") -> Perform:
    """Delete a message that showed somebody's numbers."""

    async def perform(delivery: Delivery) -> None:
        await reach.delete_message(bot, delivery.ref["channel"], delivery.ref["message"])

    return perform
