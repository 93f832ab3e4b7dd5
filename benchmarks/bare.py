"""What we compare with: the least that discord.py can be asked to do. It answers a press and stores nothing."""

from collections.abc import Callable
from typing import Any

import discord
from discord import ui
from discord.ext import commands

START = "onboarding:start"


def bare_bot(view: ui.View) -> commands.Bot:
    """A bot that answers one button, registered the way discord.py's own examples do it."""
    bot = commands.Bot((), intents=discord.Intents(guilds=True, members=True), max_messages=None, help_command=None)

    async def setup_hook() -> None:
        bot.add_view(view)

    bot.setup_hook = setup_hook  # type: ignore[method-assign]  # a subclass would say the same in more words
    return bot


class OneLine(ui.View):
    """The button, answered with one line of text."""

    def __init__(self) -> None:
        """It never times out."""
        super().__init__(timeout=None)

    @ui.button(label="Start here", custom_id=START)
    async def start(self, interaction: discord.Interaction, _button: ui.Button[Any]) -> None:
        """Answer."""
        await interaction.response.send_message("Welcome.", ephemeral=True)


class SameCard(ui.View):
    """The button, answered with the card that Greenroom answers with, drawn anew for each press."""

    def __init__(self, draw: Callable[[], ui.LayoutView]) -> None:
        """It never times out."""
        super().__init__(timeout=None)
        self._draw = draw

    @ui.button(label="Start here", custom_id=START)
    async def start(self, interaction: discord.Interaction, _button: ui.Button[Any]) -> None:
        """Answer."""
        await interaction.response.send_message(view=self._draw(), ephemeral=True)
