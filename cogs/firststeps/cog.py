"""/steps, and an ear for who leaves."""

import discord
from discord import app_commands
from discord.ext import commands

from bot import replies
from bot.access import members
from bot.client import Greenroom
from cogs.contact import service as contact
from cogs.contact import text as contact_text
from cogs.firststeps import service, ui


class FirstSteps(commands.Cog):
    """The first three to four weeks."""

    def __init__(self, bot: Greenroom) -> None:
        """Take the bot."""
        self.bot = bot

    @app_commands.command(name="steps", description="Your first steps here: where you are and what is next.")
    @members
    async def steps(self, interaction: discord.Interaction) -> None:
        """Show the panel."""
        guild_id, user_id = interaction.guild_id or 0, interaction.user.id
        async with self.bot.db.write() as conn:
            notice = await contact.take_notice(conn, guild_id, user_id)
            panel = await service.panel(conn, guild_id, user_id)
        told = contact_text.NOTICES[notice] if notice else None
        await replies.show(interaction, ui.panel_card(panel, self.bot.now(), told))

    @commands.Cog.listener()
    async def on_raw_member_remove(self, event: discord.RawMemberRemoveEvent) -> None:
        """Somebody left the group. Most have nothing here: many who leave at once must not queue for the writer."""
        async with self.bot.db.read() as conn:
            if not await service.knows(conn, event.guild_id, event.user.id):
                return
        async with self.bot.db.write() as conn:
            await service.leave(conn, event.guild_id, event.user.id, self.bot.now())
