"""The command `/disclose check`."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import members
from bot.client import Greenroom
from cogs.disclosure import service, ui


@app_commands.guild_only()
class DisclosureCommands(commands.GroupCog, group_name="disclose", group_description="Is your caption clearly marked?"):
    """For every member."""

    def __init__(self, bot: Greenroom) -> None:
        """Take the bot."""
        self.bot = bot

    @app_commands.command()
    @members
    async def check(self, interaction: discord.Interaction) -> None:
        """See whether a caption is clearly marked as an ad where your audience is. Only you see it."""
        async with self.bot.db.read() as conn:
            last = await service.last(conn, interaction.guild_id or 0, interaction.user.id)
        await interaction.response.send_modal(ui.form(last))
