"""The command /home."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import members
from bot.client import Greenroom
from bot.replies import show
from cogs.home.presses import home_of


class HomePanel(commands.Cog):
    """For every member."""

    @members
    @app_commands.command()
    async def home(self, interaction: discord.Interaction[Greenroom]) -> None:
        """Your own panel: what waits for you, and the way to everything. Only you see it."""
        await show(interaction, await home_of(interaction))
