"""`/stats check`: a part of the members' group of commands."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import is_moderator, members
from bot.replies import show
from cogs.analytics import checking, service_verification, ui_checks
from cogs.analytics.model import FEATURE

if TYPE_CHECKING:
    from bot.client import Greenroom


class CheckCommand(commands.Cog):
    """A part of `/stats`."""

    @app_commands.command()
    @members
    async def check(self, interaction: discord.Interaction) -> None:
        """See whether your own numbers show anything unusual, and the arithmetic. Only you see it."""
        bot: Greenroom = interaction.client  # type: ignore[assignment]  # the only client there is
        guild_id, user_id, now = interaction.guild_id or 0, interaction.user.id, bot.now()
        moderates = await is_moderator(interaction, FEATURE)
        found = await checking.state(bot, guild_id, user_id)
        async with bot.db.read() as conn:
            joined = await service_verification.joined(conn, guild_id, user_id)
        await show(interaction, ui_checks.state_card(found, guild_id, now, joined=joined, moderates=moderates))
