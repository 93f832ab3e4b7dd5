"""A page of /find for somebody."""

from typing import TYPE_CHECKING

from bot.by import By
from bot.ui import Card
from cogs.finding import service, ui
from cogs.finding.model import Wanted

if TYPE_CHECKING:
    from bot.client import Greenroom


async def page(bot: "Greenroom", by: By, wanted: Wanted, after: int = 0) -> Card:
    """From the lot after this one; 0 is the first page."""
    guild = bot.get_guild(by.guild_id)

    def is_here(person: int) -> bool:
        """Until the list of members is whole, who is not on it may be here: opening a profile asks Discord."""
        return guild is not None and (not guild.chunked or guild.get_member(person) is not None)

    async with bot.db.read() as conn:
        found = await service.find(conn, by, wanted, after, is_here)
        shares_rate = await service.shares_rate(conn, by)
    return ui.find_card(wanted, found, is_first=not after, shares_rate=shares_rate)
