"""Whose desk somebody may see: each feature has moderators of its own."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.access import FOR_MODERATORS, is_moderator
from bot.client import Greenroom
from bot.errors import UserError
from bot.feature import ModeratorHome


async def desks(interaction: discord.Interaction[Any]) -> Sequence[ModeratorHome]:
    """Those of the features that the person moderates, in the order of the bot."""
    bot: Greenroom = interaction.client
    return [each.desk for each in bot.features if each.desk is not None and await is_moderator(interaction, each.name)]


async def must_have(interaction: discord.Interaction[Any]) -> Sequence[ModeratorHome]:
    """The same. Raises UserError for somebody who moderates nothing."""
    found = await desks(interaction)
    if not found:
        raise UserError(FOR_MODERATORS)
    return found
