"""How sharing looks: one menu for each figure of a platform, and one press to share nothing."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.ui import Card, button
from cogs.analytics import text_levels
from cogs.analytics import text_sharing as text
from cogs.analytics.model_sharing import Level, Levels, Measure, level_in
from cogs.profiles.model import Platform
from cogs.profiles.text import PLATFORMS


def share_card(platforms: Sequence[Platform], chosen: Platform, levels: Levels) -> Card:
    """What the person shares of one platform; a menu leads to the others."""
    card = Card().heading(f"{text.SHARE_TITLE} · {PLATFORMS[chosen]}").text(text.SHARE_HOW)
    if len(platforms) > 1:
        card.row(_platforms(platforms, chosen))
    for measure in Measure:
        level = level_in(levels, chosen, measure)
        card.text(f"{text.level_line(measure, level)}\n-# {text.LEVELS_EXPLAINED[level]}")
        card.row(_levels(chosen, measure, level))
    card.row(button(text.STOP, f"analytics:share_stop:{chosen}", disabled=not levels))
    return card.small(text.ONLY_YOU)


def share_button() -> discord.ui.Button[Any]:
    """Leads to the panel from anywhere."""
    return button(text.WHAT_I_SHARE, "analytics:share")


def _platforms(platforms: Sequence[Platform], chosen: Platform) -> discord.ui.Select[Any]:
    options = [
        discord.SelectOption(label=PLATFORMS[each], value=each.value, default=each is chosen) for each in platforms
    ]
    return discord.ui.Select(custom_id="analytics:share_platform", placeholder=text.OTHER_PLATFORM, options=options)


def _levels(platform: Platform, measure: Measure, chosen: Level) -> discord.ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=text_levels.LEVELS[level],
            value=str(level.value),
            description=text.LEVELS_EXPLAINED[level],
            default=level is chosen,
        )
        for level in Level
    ]
    return discord.ui.Select(custom_id=f"analytics:share_level:{platform}:{measure}", options=options)
