"""The command /digest, for moderators."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import moderators
from bot.replies import show
from cogs.digest import showing
from cogs.digest.model import FEATURE

if TYPE_CHECKING:
    from bot.client import Greenroom


class Digest(commands.Cog):
    """Everything else is pressed."""

    @app_commands.command()
    @moderators(FEATURE)
    async def digest(self, interaction: discord.Interaction["Greenroom"]) -> None:
        """Choose when and where the group's weekly digest comes, and look at it."""
        await show(interaction, await showing.panel(interaction.client, interaction.guild_id or 0))
