"""The cards about sharing, for whoever asks: by a command, by a button, or by the panel."""

from typing import TYPE_CHECKING

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import is_moderator
from bot.ui import Card
from cogs.analytics import service_benchmarks, service_ranking, service_sharing, ui_benchmarks, ui_ranking, ui_sharing
from cogs.analytics.audience import ask_of, left_out
from cogs.analytics.cards import name_of
from cogs.analytics.charting_others import beside as others_beside
from cogs.analytics.charting_others import board_spec
from cogs.analytics.charts.specs import Band, Benchmark, LeaderboardChart
from cogs.analytics.model import FEATURE
from cogs.analytics.model_boards import Asked, Board, Scope
from cogs.analytics.model_portrait import Shelf
from cogs.analytics.model_sharing import Measure
from cogs.analytics.service_ranking import Ask
from cogs.analytics.studio import try_to_draw
from cogs.profiles.model import Platform

if TYPE_CHECKING:
    from bot.client import Greenroom


def asking(interaction: discord.Interaction) -> "tuple[Greenroom, Ask]":
    """The bot, and who asks it."""
    bot: Greenroom = interaction.client  # type: ignore[assignment]  # the only client there is
    return bot, ask_of(bot, interaction.guild_id or 0, interaction.user.id)


async def share_card(interaction: discord.Interaction, platform: Platform | None = None) -> Card:
    """What the person shares of that platform, or of their first. Raises UserError without any numbers."""
    bot, ask = asking(interaction)
    async with bot.db.read() as conn:
        platforms = await service_sharing.platforms(conn, ask.guild_id, ask.user_id)
        levels = await service_sharing.levels(conn, ask.guild_id, ask.user_id)
    chosen = platform if platform in platforms else platforms[0]
    return ui_sharing.share_card(platforms, chosen, levels)


async def board_card(interaction: discord.Interaction, asked: Asked, *, drawn: bool = False) -> Card:
    """A leaderboard as the person may see it; `drawn` with its picture, which takes a moment."""
    bot, ask = asking(interaction)
    async with bot.db.read() as conn:
        without, staff_out = await left_out(bot, conn, ask.guild_id, asked)
        found = await service_ranking.leaderboard(conn, ask, asked, without)
    moderator = await is_moderator(interaction, FEATURE)
    spec = _board_spec(bot, ask, found) if drawn else None
    charts = await try_to_draw(bot, spec, "leaderboard") if spec is not None else ()
    return ui_ranking.board_card(found, moderator=moderator, staff_out=staff_out, charts=charts)


def _board_spec(bot: "Greenroom", ask: Ask, found: Board) -> LeaderboardChart | None:
    return board_spec(found, ask.now, ask.user_id, lambda user_id: name_of(bot, ask.guild_id, user_id, ""))


async def beside(interaction: discord.Interaction, shelf: Shelf) -> tuple[Band | None, Benchmark | None]:
    """What the person's rate is drawn beside, as far as they share it: the group's middle half, or a published one."""
    bot, ask = asking(interaction)
    platform = shelf.account.platform
    async with bot.db.read() as conn:
        without, _ = await left_out(bot, conn, ask.guild_id, Asked(platform, Measure.RATE, Scope()))
        return others_beside(await service_benchmarks.view(conn, ask, platform, without))


async def asked_for(
    interaction: discord.Interaction, platform: Platform | None, measure: Measure, scope: Scope | None
) -> Asked:
    """Which leaderboard, where some is left out: the person's first platform, and their tier there.

    Raises UserError when they have no numbers there.
    """
    bot, ask = asking(interaction)
    async with bot.db.read() as conn:
        where = platform or await _first(conn, ask)
        return Asked(where, measure, scope or await service_ranking.own_tier(conn, ask, where))


async def benchmark_card(interaction: discord.Interaction, platform: Platform | None = None) -> Card:
    """Where the person stands on that platform, or on their first. Raises UserError without any numbers."""
    bot, ask = asking(interaction)
    async with bot.db.read() as conn:
        where = platform or await _first(conn, ask)
        without, _ = await left_out(bot, conn, ask.guild_id, Asked(where, Measure.RATE, Scope()))
        found = await service_benchmarks.view(conn, ask, where, without)
    return ui_benchmarks.benchmark_card(found, moderator=await is_moderator(interaction, FEATURE))


async def compare_card(interaction: discord.Interaction, other_id: int, platform: Platform | None = None) -> Card:
    """The person beside another, as far as both share. Raises UserError for oneself, or without any numbers."""
    bot, ask = asking(interaction)
    async with bot.db.read() as conn:
        pairs = await service_ranking.compare(conn, ask, other_id, platform)
    return ui_ranking.compare_card(other_id, pairs)


async def _first(conn: AsyncConnection, ask: Ask) -> Platform:
    return (await service_sharing.platforms(conn, ask.guild_id, ask.user_id))[0]
