"""The one command of onboarding: `/start`, for those whose welcome has scrolled away."""

import discord
from discord import app_commands
from discord.ext import commands

from bot import replies
from bot.access import members
from bot.client import Greenroom
from cogs.onboarding import service, ui_arrival
from cogs.onboarding.presses import Starter
from cogs.onboarding.service import Start


class OnboardingCommands(commands.Cog):
    """Every member may use it."""

    def __init__(self, bot: Greenroom, starter: Starter) -> None:
        """Take the bot, and the writer that "Start here" uses."""
        self.bot = bot
        self.starter = starter

    @app_commands.command()
    @members
    async def start(self, interaction: discord.Interaction) -> None:
        """Introduce yourself, or go on where you left off."""
        request = Start(interaction.guild_id or 0, interaction.user.id, self.bot.now())
        started = await self.starter.submit(request)
        async with self.bot.db.read() as conn:
            scene = await service.scene(conn, started.status)
        await replies.show(interaction, ui_arrival.present_card(scene, interaction.user.display_name))
