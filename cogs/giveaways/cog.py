"""The moderators' commands, `/giveaway …`.

Discord hides or shows a whole command, never a part of it. So everything here is for moderators and is hidden from
everybody else, and what everybody may do (verify a draw) is a command of its own, `/verify`.
"""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import moderators
from bot.replies import show
from cogs.giveaways import service, ui_list
from cogs.giveaways.choices import ChooseGiveaway
from cogs.giveaways.cog_draws import RerollCommand
from cogs.giveaways.model import ENDED, FEATURE, RUNNING, UPCOMING, State

if TYPE_CHECKING:
    from bot.client import Greenroom

Running = app_commands.Transform[int, ChooseGiveaway(*RUNNING)]
Ended = app_commands.Transform[int, ChooseGiveaway(*ENDED)]
Paused = app_commands.Transform[int, ChooseGiveaway(State.PAUSED)]

_LISTED = UPCOMING | RUNNING | {State.CLOSED, State.DRAWN, State.ANNOUNCED}


@app_commands.default_permissions(manage_guild=True)
class Giveaways(RerollCommand, commands.GroupCog, name="giveaway", description="Giveaways that anyone can check"):
    """Starting, changing and looking after giveaways. Each command answers privately."""

    def __init__(self, bot: "Greenroom") -> None:
        """Everything is read from the database when it is asked for."""
        self._bot = bot

    @app_commands.command(name="list")
    @moderators(FEATURE)
    async def list_all(self, interaction: discord.Interaction) -> None:
        """See every giveaway of the group, and manage it."""
        async with self._bot.db.read() as conn:
            found = await service.in_states(conn, interaction.guild_id or 0, _LISTED, ui_list.MOST)
        await show(interaction, ui_list.list_card(found))
