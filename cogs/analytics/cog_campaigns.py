"""`/stats campaign`: a part of the group of commands."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import members
from bot.by import who
from bot.replies import show
from cogs.analytics import service_campaigns, ui_campaigns

if TYPE_CHECKING:
    from bot.client import Greenroom


class CampaignCommand(commands.Cog):
    """To be mixed into the group of commands."""

    @app_commands.command()
    @members
    async def campaign(self, interaction: discord.Interaction) -> None:
        """Note what a campaign with a brand partner brought, with what it cost and returned. Only you see it."""
        bot: Greenroom = interaction.client  # type: ignore[assignment]  # the only client there is
        async with bot.db.read() as conn:
            found = await service_campaigns.page(conn, who(interaction), 0, ui_campaigns.PAGE)
        await show(interaction, ui_campaigns.campaigns_card(found, 0))
