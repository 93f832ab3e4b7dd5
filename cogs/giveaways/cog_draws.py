"""Commands about a draw: `/verify` for everybody, and `/giveaway reroll` for the moderators' group of commands."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import members, moderators
from bot.errors import UserError
from bot.replies import show
from cogs.giveaways import checking, service_claims, service_proof, text_draw, ui_winners
from cogs.giveaways.choices import ChooseGiveaway
from cogs.giveaways.jobs_drawing import Drawing
from cogs.giveaways.model import ENDED, FEATURE, Giveaway, State
from cogs.giveaways.model_winners import WinnerState
from cogs.giveaways.presses_winners import replacing
from cogs.giveaways.text_winners import REASONS

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.client import Greenroom

_LOOKED_THROUGH = 200


class ChooseDrawn(ChooseGiveaway):
    """A giveaway that was drawn, the newest first."""

    async def _offered(self, interaction: discord.Interaction) -> "Collection[Giveaway]":
        return await _drawn(interaction)


async def _drawn(interaction: discord.Interaction, limit: int = _LOOKED_THROUGH) -> "Collection[Giveaway]":
    bot: Greenroom = interaction.client  # type: ignore[assignment]  # the only client there is
    async with bot.db.read() as conn:
        return await service_proof.drawn(conn, interaction.guild_id or 0, limit)


_Drawn = app_commands.Transform[int, ChooseDrawn(*ENDED)]
_Held = app_commands.Transform[int, ChooseGiveaway(State.ANNOUNCED, State.DONE)]
_Reason = [app_commands.Choice(name=words, value=state.value) for state, words in REASONS.items()]


class Draws(commands.Cog):
    """For every member."""

    def __init__(self, drawing: Drawing) -> None:
        """Look after the draws under way."""
        self._drawing = drawing

    async def cog_unload(self) -> None:
        """End with the bot."""
        await self._drawing.stop()

    @app_commands.command()
    @members
    @app_commands.describe(giveaway="Which one; the newest that was drawn, if you leave it out.")
    async def verify(self, interaction: discord.Interaction, giveaway: _Drawn | None = None) -> None:
        """Check that a giveaway was drawn fairly, and get the proof to check it yourself."""
        bot: Greenroom = interaction.client  # type: ignore[assignment]  # the only client there is
        await interaction.response.defer(ephemeral=True, thinking=True)
        number = giveaway or next((each.id for each in await _drawn(interaction, 1)), None)
        if number is None:
            raise UserError(text_draw.NOTHING_DRAWN)
        await show(interaction, await checking.checked_card(bot, interaction.guild_id or 0, number))


class RerollCommand(commands.Cog):
    """A part of `/giveaway`."""

    @app_commands.command()
    @moderators(FEATURE)
    @app_commands.describe(
        giveaway="Whose prize it is.",
        winner="Who does not get it.",
        reason="Why; the reason is posted, the name is not.",
    )
    @app_commands.choices(reason=_Reason)
    async def reroll(
        self, interaction: discord.Interaction, giveaway: _Held, winner: discord.User, reason: str
    ) -> None:
        """Let one winner's prize move on to the next in the draw. Nobody who won before wins again."""
        bot: Greenroom = interaction.client  # type: ignore[assignment]  # the only client there is
        state, guild_id = WinnerState(reason), interaction.guild_id or 0
        act = replacing(guild_id, interaction.user.id, giveaway, winner.id, state)
        async with bot.db.write() as conn:
            await service_claims.reroll(conn, act, giveaway, state, bot.now())
        await show(interaction, ui_winners.replaced_card())
