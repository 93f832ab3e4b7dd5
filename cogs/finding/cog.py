"""The command /find."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import members
from bot.by import who
from bot.client import Greenroom
from bot.replies import show
from cogs.finding import looking
from cogs.finding.model import Wanted


class Finding(commands.Cog):
    """For every member."""

    @members
    @app_commands.command()
    async def find(self, interaction: discord.Interaction[Greenroom]) -> None:
        """Find creators by niche, size, platform, region or engagement rate, in what they share with you."""
        await show(interaction, await looking.page(interaction.client, who(interaction), Wanted()))
