"""`/stats link` and `/stats unlink`: a part of `/stats`."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import members
from bot.replies import show
from cogs.analytics import service_sources, ui_sources
from cogs.analytics.model_sources import switched_on

if TYPE_CHECKING:
    from bot.client import Greenroom


class LinkCommands(commands.Cog):
    """To be mixed into the group of commands."""

    @app_commands.command(name="link")
    @members
    async def link(self, interaction: discord.Interaction) -> None:
        """Let your numbers come from the platform by themselves."""
        bot: Greenroom = interaction.client  # type: ignore[assignment]  # the only client there is
        async with bot.db.read() as conn:
            linked = await service_sources.linked(conn, interaction.guild_id or 0, interaction.user.id)
        await show(interaction, ui_sources.link_card(switched_on(bot.settings.sources), linked))

    @app_commands.command(name="unlink")
    @members
    async def unlink(self, interaction: discord.Interaction) -> None:
        """Stop that, and choose whether what was read stays or goes."""
        bot: Greenroom = interaction.client  # type: ignore[assignment]  # the only client there is
        async with bot.db.read() as conn:
            linked = await service_sources.linked(conn, interaction.guild_id or 0, interaction.user.id)
        await show(interaction, ui_sources.unlink_card(linked))
