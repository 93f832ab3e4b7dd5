"""A person's own ledger as a card, for a command and for a press."""

from typing import TYPE_CHECKING

from bot.by import By
from bot.ui import Card
from cogs.shoutouts import service_balance, ui_balance

if TYPE_CHECKING:
    from bot.client import Greenroom


async def ledger_card(bot: "Greenroom", by: By, rotation_id: int | None = None) -> Card:
    """The ledger of this person, for nobody else; of that rotation, or of their first."""
    async with bot.db.read() as conn:
        found = await service_balance.mine(conn, by)
    return ui_balance.ledger_card(found, by.user_id, rotation_id)
