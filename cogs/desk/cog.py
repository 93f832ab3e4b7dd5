"""The desk's commands: /setup, /doctor, /audit. All for moderators."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import moderators
from bot.client import Greenroom
from bot.errors import UserError
from bot.replies import show
from cogs.desk import doctor, reading, text_audit, ui
from cogs.desk.model import Cursor, Query
from cogs.desk.presses import guild_of, plan_card
from cogs.desk.presses_lookup import presses

_MOST_CHOICES = 25


class Desk(commands.Cog):
    """Setting up, looking after and looking back."""

    @moderators("desk")
    @app_commands.command()
    async def setup(self, interaction: discord.Interaction) -> None:
        """Set the group up: channels, roles, moderators. Shows you first what it will do."""
        await show(interaction, await plan_card(interaction))

    @moderators("desk")
    @app_commands.command()
    async def doctor(self, interaction: discord.Interaction[Greenroom]) -> None:
        """Find out what is wrong and how to mend it."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await show(
            interaction, ui.doctor_card(await doctor.examine(interaction.client, guild_of(interaction)), presses)
        )

    @moderators("desk")
    @app_commands.command()
    @app_commands.describe(
        person="Who did it, or whom it was done to.",
        feature="Only this feature.",
        words="Words of what was done, such as: channel made",
        days="How many days back; 30 if you say nothing.",
    )
    async def audit(
        self,
        interaction: discord.Interaction[Greenroom],
        person: discord.User | None = None,
        feature: str | None = None,
        words: app_commands.Range[str, 1, ui.LONGEST_WORDS] = "",
        days: app_commands.Range[int, 1, 3650] = 30,
    ) -> None:
        """Look up what moderators did, and who may do what."""
        bot = interaction.client
        if feature is not None and feature not in reading.titles(bot):
            raise UserError(text_audit.UNKNOWN_FEATURE)
        query = Query(days, person.id if person else None, feature, tuple(words.replace(":", " ").split()))
        await show(interaction, await reading.audit_card(bot, interaction.guild_id or 0, query, Cursor(), presses))

    @audit.autocomplete("feature")
    async def complete_feature(
        self, interaction: discord.Interaction[Greenroom], current: str
    ) -> list[app_commands.Choice[str]]:
        """Offer the features' titles."""
        offered = reading.titles(interaction.client).items()
        found = [(title, name) for name, title in offered if current.casefold() in title.casefold()]
        return [app_commands.Choice(name=title, value=name) for title, name in found[:_MOST_CHOICES]]
