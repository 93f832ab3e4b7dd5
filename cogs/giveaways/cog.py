"""The moderators' commands, `/giveaway …`.

Discord hides or shows a whole command, never a part of it. So everything here is for moderators and is hidden from
everybody else, and what everybody may do (verify a draw) is a command of its own, `/verify`.
"""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import moderators
from bot.by import who
from bot.errors import UserError
from bot.replies import show
from bot.ui import Card
from cogs.desk import service as desk
from cogs.giveaways import (
    panel,
    service,
    service_entrants,
    service_hosting,
    service_kept,
    service_series,
    ui_again,
    ui_draft,
    ui_entrants,
    ui_kept,
    ui_list,
)
from cogs.giveaways.choices import ChooseGiveaway, ChooseTemplate, complete_time
from cogs.giveaways.cog_draws import RerollCommand
from cogs.giveaways.model import CANCELLABLE, FEATURE, PLACE, RUNNING, UPCOMING, State
from cogs.giveaways.model_drafting import Page
from cogs.giveaways.model_spec import LONGEST_PRIZE, MOST_WINNERS
from cogs.giveaways.people import weight_of

if TYPE_CHECKING:
    from bot.client import Greenroom

Editable = app_commands.Transform[int, ChooseGiveaway(*UPCOMING, *RUNNING)]
Open = app_commands.Transform[int, ChooseGiveaway(State.OPEN)]
Paused = app_commands.Transform[int, ChooseGiveaway(State.PAUSED)]
Running = app_commands.Transform[int, ChooseGiveaway(*RUNNING)]
Cancellable = app_commands.Transform[int, ChooseGiveaway(*CANCELLABLE)]
Shown = app_commands.Transform[int, ChooseGiveaway(*(frozenset(State) - UPCOMING))]
TemplateName = app_commands.Transform[str, ChooseTemplate()]
WHICH = "Which one. Type a word of its prize."


@app_commands.default_permissions(manage_guild=True)
class Giveaways(RerollCommand, commands.GroupCog, name="giveaway", description="Giveaways that anyone can check"):
    """Starting, changing and looking after giveaways. Each command answers privately."""

    def __init__(self, bot: "Greenroom") -> None:
        """Everything is read from the database when it is asked for."""
        self._bot = bot

    @app_commands.command(name="start")
    @app_commands.describe(
        prize="What can be won.",
        ends="When it ends: 2h, tomorrow 18:00, Friday 18:00, or a time from Discord's own picker (@time).",
        winners="How many win; one if you say nothing.",
    )
    @moderators(FEATURE)
    async def start(
        self,
        interaction: discord.Interaction,
        prize: app_commands.Range[str, 1, LONGEST_PRIZE],
        ends: app_commands.Range[str, 1, 60],
        winners: app_commands.Range[int, 1, MOST_WINNERS] = 1,
    ) -> None:
        """Start a giveaway. You see it first, exactly as everybody will."""
        answers = {"prize": prize, "ends": ends, "winners": str(winners)}
        by = who(interaction)
        try:
            async with self._bot.db.write() as conn:
                here = await desk.place(conn, by.guild_id, PLACE) or interaction.channel_id or 0
                made = await service_hosting.create(conn, by, here, answers)
        except UserError as error:
            await show(interaction, ui_again.refused_card(str(error), ("again", Page.BASICS.value, 0), answers))
            return
        await show(interaction, ui_draft.draft_card(made))

    @start.autocomplete("ends")
    async def complete_ends(self, interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        """Say back how what is typed is understood."""
        return await complete_time(self._bot, interaction, current)

    @app_commands.command(name="edit")
    @app_commands.describe(giveaway=WHICH)
    @moderators(FEATURE)
    async def edit(self, interaction: discord.Interaction, giveaway: Editable) -> None:
        """Change a giveaway, before it starts or while it runs."""
        async with self._bot.db.read() as conn:
            found = (await service.view(conn, interaction.guild_id or 0, giveaway)).giveaway
            series = await service_series.of(conn, found)
        await show(interaction, ui_draft.options_card(found, series.every if series else None))

    @app_commands.command(name="pause")
    @app_commands.describe(giveaway=WHICH)
    @moderators(FEATURE)
    async def pause(self, interaction: discord.Interaction, giveaway: Open) -> None:
        """Let nobody enter for now. The end moves on by as much."""
        async with self._bot.db.write() as conn:
            await service_hosting.pause(conn, who(interaction), giveaway)
        await show(interaction, await self._panel(interaction, giveaway))

    @app_commands.command(name="resume")
    @app_commands.describe(giveaway=WHICH)
    @moderators(FEATURE)
    async def resume(self, interaction: discord.Interaction, giveaway: Paused) -> None:
        """Go on with a giveaway that is paused."""
        async with self._bot.db.write() as conn:
            await service_hosting.resume(conn, who(interaction), giveaway)
        await show(interaction, await self._panel(interaction, giveaway))

    @app_commands.command(name="end")
    @app_commands.describe(giveaway=WHICH)
    @moderators(FEATURE)
    async def end(self, interaction: discord.Interaction, giveaway: Running) -> None:
        """End a giveaway early and draw the winners. Asks you first."""
        async with self._bot.db.read() as conn:
            view = await service.view(conn, interaction.guild_id or 0, giveaway)
        await show(interaction, panel.end_card(view))

    @app_commands.command(name="cancel")
    @app_commands.describe(giveaway=WHICH)
    @moderators(FEATURE)
    async def cancel(self, interaction: discord.Interaction, giveaway: Cancellable) -> None:
        """Call a giveaway off: nobody wins. Asks you first."""
        async with self._bot.db.read() as conn:
            view = await service.view(conn, interaction.guild_id or 0, giveaway)
        await show(interaction, panel.cancel_card(view))

    @app_commands.command(name="list")
    @moderators(FEATURE)
    async def list_all(self, interaction: discord.Interaction) -> None:
        """See every giveaway of the group, and manage it."""
        async with self._bot.db.read() as conn:
            found = await service_hosting.listed(conn, interaction.guild_id or 0, interaction.user.id, ui_list.MOST)
        await show(interaction, ui_list.list_card(found))

    @app_commands.command(name="entrants")
    @app_commands.describe(giveaway=WHICH)
    @moderators(FEATURE)
    async def entrants(self, interaction: discord.Interaction, giveaway: Shown) -> None:
        """See who is in, and take the list away as a file. Only you see it."""
        guild = interaction.guild
        async with self._bot.db.write() as conn:
            view, found = await service_entrants.page(conn, who(interaction), giveaway, 0)
        if guild is not None:
            await show(interaction, ui_entrants.entrants_card(view, found, 0, weight_of(guild, view.giveaway)))

    @app_commands.command(name="template")
    @app_commands.describe(name="The template to start from. Without one you see them all.")
    @moderators(FEATURE)
    async def template(self, interaction: discord.Interaction, name: TemplateName | None = None) -> None:
        """Start a giveaway from a template, or see the templates."""
        by = who(interaction)
        if name is None:
            async with self._bot.db.read() as conn:
                await show(interaction, ui_kept.templates_card(await service_kept.templates(conn, by.guild_id)))
            return
        async with self._bot.db.write() as conn:
            here = await desk.place(conn, by.guild_id, PLACE) or interaction.channel_id or 0
            made = await service_kept.use_template(conn, by, name, here)
        await show(interaction, ui_draft.draft_card(made))

    async def _panel(self, interaction: discord.Interaction, giveaway: int) -> Card:
        async with self._bot.db.read() as conn:
            return panel.panel_card(await service.view(conn, interaction.guild_id or 0, giveaway))
