"""/track, and an ear for who leaves."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import members
from bot.by import By, who
from bot.client import Greenroom
from bot.replies import show
from cogs.tracking import service, ui
from cogs.tracking.asking import form
from cogs.tracking.ui_forms import Sheet

Interaction = discord.Interaction[Greenroom]


class Tracking(commands.GroupCog, group_name="track", group_description="Links, codes, packages, and what came of it."):
    """For every member."""

    def __init__(self, bot: Greenroom) -> None:
        """Take the bot."""
        self.bot = bot

    @app_commands.command(name="mine", description="Your collabs with their links, codes, packages and results.")
    @members
    async def mine(self, interaction: Interaction) -> None:
        """The first page of the panel."""
        async with self.bot.db.read() as conn:
            found = await service.page(conn, who(interaction), 0, ui.PAGE)
        await show(interaction, ui.mine_card(found, 0, interaction.user.id))

    @app_commands.command(name="link", description="A link that tells where its visitors came from.")
    @members
    async def link(self, interaction: Interaction) -> None:
        """Ask what it is made of."""
        await self._open(interaction, Sheet.LINK)

    @app_commands.command(name="code", description="Enter a promo code, so that nobody else here has the same.")
    @members
    async def code(self, interaction: Interaction) -> None:
        """Ask for it."""
        await self._open(interaction, Sheet.CODE)

    async def _open(self, interaction: Interaction, sheet: Sheet) -> None:
        async with self.bot.db.read() as conn:
            opened = await form(conn, who(interaction), sheet)
        await interaction.response.send_modal(opened)

    @commands.Cog.listener()
    async def on_raw_member_remove(self, event: discord.RawMemberRemoveEvent) -> None:
        """Somebody left. Most have nothing here: many who leave at once must not queue for the writer."""
        gone = By(event.guild_id, event.user.id, self.bot.now())
        async with self.bot.db.read() as conn:
            if not await service.has_any(conn, gone):
                return
        async with self.bot.db.write() as conn:
            await service.left(conn, gone)
