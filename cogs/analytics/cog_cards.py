"""`/stats card`: a part of the group of commands."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import members
from bot.by import who
from bot.pictures.spec import Look
from bot.replies import show
from cogs.analytics import carding
from cogs.analytics.charts.specs_sheets import Size

if TYPE_CHECKING:
    from bot.client import Greenroom


class CardCommand(commands.Cog):
    """To be mixed into the group of commands."""

    @app_commands.command()
    @members
    async def card(self, interaction: discord.Interaction) -> None:
        """See your share card, post it, or take your media kit away. It holds only what you share that far."""
        bot: Greenroom = interaction.client  # type: ignore[assignment]  # the only client there is
        await interaction.response.defer(ephemeral=True, thinking=True)
        await show(interaction, await carding.preview(bot, who(interaction), None, Look.DARK, Size.WIDE))
