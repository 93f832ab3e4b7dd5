"""What the letter of privacy becomes in Discord, drawn from what is true then; nothing, if nothing runs any more."""

from bot.client import Greenroom
from bot.outbox import Delivery, Render
from bot.reach import group_name
from bot.ui import Card
from cogs.privacy import service, ui


def asked(bot: Greenroom) -> Render:
    """When everything is deleted."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            runs = await service.clock(conn, delivery.guild_id, delivery.user_id or 0)
        if runs is None or runs.asked_at is None:
            return None
        return ui.letter_card(runs, group_name(bot, delivery.guild_id))

    return render
