"""The commands of profiles: `/profile show` and `/profile edit`."""

import discord
from discord import app_commands
from discord.ext import commands

from bot import replies
from bot.access import members
from bot.client import Greenroom
from cogs.profiles import service, ui


@app_commands.guild_only()
class ProfileCommands(commands.GroupCog, group_name="profile", group_description="What you told the group."):
    """Every member may use both."""

    def __init__(self, bot: Greenroom) -> None:
        """Take the bot."""
        self.bot = bot

    @app_commands.command()
    @app_commands.describe(member="Whose profile; yours when you leave this out.")
    @members
    async def show(self, interaction: discord.Interaction, member: discord.Member | None = None) -> None:
        """Show your profile, or what another member lets you see of theirs."""
        person = member or interaction.user
        async with self.bot.db.read() as conn:
            profile = await service.see(conn, interaction.guild_id or 0, person.id, interaction.user.id)
        own = person.id == interaction.user.id
        await replies.show(interaction, ui.own_card(profile) if own else ui.others_card(profile, person.display_name))

    @app_commands.command()
    @members
    async def edit(self, interaction: discord.Interaction) -> None:
        """Change your profile and who sees which part of it."""
        async with self.bot.db.read() as conn:
            await service.see(conn, interaction.guild_id or 0, interaction.user.id, interaction.user.id)
        await replies.show(interaction, ui.edit_card())
