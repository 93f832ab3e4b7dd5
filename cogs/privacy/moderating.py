"""Whom a moderator may start a deletion for, and the card for it."""

from typing import TYPE_CHECKING, Any

import discord

from bot.errors import UserError
from bot.reach import member_of
from bot.ui import Card
from cogs.privacy import service, text, ui
from cogs.privacy.gathering import chapters
from cogs.privacy.model import FEATURE

if TYPE_CHECKING:
    from bot.client import Greenroom


async def guard(interaction: "discord.Interaction[Any]", user_id: int) -> None:
    """Raise a UserError for oneself, for bots and for other moderators."""
    bot: Greenroom = interaction.client
    if user_id == interaction.user.id:
        raise UserError(text.ONESELF)
    member = await member_of(bot, interaction.guild_id or 0, user_id)
    if member is None:
        return
    if member.bot:
        raise UserError(text.NOT_A_PERSON)
    roles = await bot.moderator_roles(member.guild.id, FEATURE)
    if member.guild_permissions.manage_guild or any(role.id in roles for role in member.roles):
        raise UserError(text.A_MODERATOR)


async def card(interaction: "discord.Interaction[Any]", user_id: int) -> Card:
    """Where something is stored about them, and what can be started or stopped."""
    bot: Greenroom = interaction.client
    guild_id = interaction.guild_id or 0
    async with bot.db.read() as conn:
        runs = await service.clock(conn, guild_id, user_id)
    found = [chapter.title for chapter in await chapters(bot, guild_id, user_id)]
    return ui.forget_card(user_id, found, runs)
