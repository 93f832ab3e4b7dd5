"""What reaches Discord: the hello for a newcomer, and deleting it when they are forgotten."""

from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import reach
from bot.outbox import Delivery, Perform, Render
from bot.ui import Card
from cogs.profiles import service as profiles
from cogs.shoutouts import service, ui

if TYPE_CHECKING:
    from bot.client import Greenroom


def render(bot: "Greenroom") -> Render:
    """Draws the hello for somebody who is still here."""

    async def draw(delivery: Delivery) -> Card | None:
        person = await reach.member_of(bot, delivery.guild_id, delivery.ref["user"])
        async with bot.db.read() as conn:
            profile = await profiles.get(conn, delivery.guild_id, delivery.ref["user"])
        if person is None or profile is None:
            return None
        introduction = (delivery.ref["channel"], delivery.ref["message"])
        return ui.hello_card(profile, person.display_name, introduction)

    return draw


async def said(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
    """Remember where the hello is."""
    await service.said_hello(conn, delivery.guild_id, delivery.ref["user"], (delivery.channel_id or 0, message_id))


def unpost(bot: "Greenroom") -> Perform:
    """Deletes the hello of somebody who is forgotten."""

    async def perform(delivery: Delivery) -> None:
        await reach.delete_message(bot, delivery.ref["channel"], delivery.ref["message"])

    return perform
