"""Who does something: what every service is told about the person before it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import discord

    from bot.client import Greenroom


@dataclass(frozen=True, slots=True)
class By:
    """Who does something, in which group, and when."""

    guild_id: int
    user_id: int
    now: datetime


def who(interaction: "discord.Interaction[Any]") -> By:
    """Who used a command or pressed something, there and now. In direct messages the group is 0."""
    bot: Greenroom = interaction.client
    return By(interaction.guild_id or 0, interaction.user.id, bot.now())
