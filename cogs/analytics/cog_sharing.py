"""Commands about what is shared: `/stats share`, `compare`, `leaderboard` and `benchmark`. Each answers privately."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import members
from bot.replies import show
from cogs.analytics import showing, text_sharing
from cogs.analytics.model_boards import RANKED, Scope, scope_of
from cogs.analytics.model_sharing import Measure
from cogs.profiles.model import Platform
from cogs.profiles.text import NICHES, PLATFORMS

_TIER = "tier"
_PLATFORMS = [app_commands.Choice(name=name, value=each.value) for each, name in PLATFORMS.items()]
_MEASURES = [app_commands.Choice(name=text_sharing.MEASURES[each], value=each.value) for each in RANKED]
_SCOPES = [
    app_commands.Choice(name=text_sharing.MY_TIER, value=_TIER),
    app_commands.Choice(name=text_sharing.EVERYBODY, value=Scope().key),
    *(app_commands.Choice(name=name, value=Scope(niche=each).key) for each, name in NICHES.items()),
]
_WHERE = "Where; your first platform, if you leave it out."


class SharingCommands(commands.Cog):
    """A part of `/stats`, for every member."""

    @app_commands.command()
    @members
    async def share(self, interaction: discord.Interaction) -> None:
        """Choose who sees which of your figures. Everything is private until you do."""
        await show(interaction, await showing.share_card(interaction))

    @app_commands.command()
    @members
    @app_commands.choices(platform=_PLATFORMS)
    @app_commands.describe(member="Who to compare with.", platform="Where; all your platforms, if you leave it out.")
    async def compare(
        self, interaction: discord.Interaction, member: discord.Member, platform: str | None = None
    ) -> None:
        """See your figures beside another member's, as far as both of you share them."""
        await show(interaction, await showing.compare_card(interaction, member.id, _platform(platform)))

    @app_commands.command()
    @members
    @app_commands.choices(platform=_PLATFORMS, measure=_MEASURES, among=_SCOPES)
    @app_commands.describe(
        platform=_WHERE,
        measure="What is compared; the engagement rate, if you leave it out.",
        among="Who is compared; creators of your tier, if you leave it out.",
    )
    async def leaderboard(
        self,
        interaction: discord.Interaction,
        platform: str | None = None,
        measure: str = Measure.RATE.value,
        among: str = _TIER,
    ) -> None:
        """See who stands where, as far as you share it yourself."""
        scope = None if among == _TIER else scope_of(among)
        asked = await showing.asked_for(interaction, _platform(platform), Measure(measure), scope)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await show(interaction, await showing.board_card(interaction, asked, drawn=True))

    @app_commands.command()
    @members
    @app_commands.choices(platform=_PLATFORMS)
    @app_commands.describe(platform=_WHERE)
    async def benchmark(self, interaction: discord.Interaction, platform: str | None = None) -> None:
        """See where your engagement rate stands: in this group, and beside published figures."""
        await show(interaction, await showing.benchmark_card(interaction, _platform(platform)))


def _platform(given: str | None) -> Platform | None:
    return Platform(given) if given is not None else None
