"""Hands somebody the file with everything about them, privately."""

import asyncio
import io
from typing import TYPE_CHECKING, Any

import discord

from bot.reach import group_name
from bot.replies import show
from cogs.privacy import ui
from cogs.privacy.gathering import chapters
from cogs.privacy.packing import packed

if TYPE_CHECKING:
    from bot.client import Greenroom

RESERVE = 64 * 1024
"""Bytes of a request beside its file."""


async def hand_over(interaction: "discord.Interaction[Any]") -> None:
    """One message with the file; several when Discord takes no file as large."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    bot: Greenroom = interaction.client
    guild_id = interaction.guild_id or 0
    found = await chapters(bot, guild_id, interaction.user.id)
    limit = interaction.filesize_limit - RESERVE
    made = await asyncio.to_thread(packed, found, group_name(bot, guild_id), bot.now(), limit)
    for number, content in enumerate(made, start=1):
        name = "about-you.zip" if len(made) == 1 else f"about-you-{number}.zip"
        await show(interaction, ui.file_card(discord.File(io.BytesIO(content), name), number, len(made)))
