"""What stands in the way of a giveaway in its channel, in words that say how to mend it. Reads Discord's cache only."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.errors import UserError
from bot.reach import WRITING
from bot.text import listing
from cogs.giveaways import text_preflight as text
from cogs.giveaways.model import Giveaway

if TYPE_CHECKING:
    from bot.client import Greenroom

PICTURES = discord.Permissions(embed_links=True)
_NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "read_message_history": "Read Message History",
    "embed_links": "Embed Links",
}


def problems(bot: "Greenroom", giveaway: Giveaway) -> Sequence[str]:
    """Everything that would keep it from being what was promised; nothing when it can go."""
    guild = bot.get_guild(giveaway.guild_id)
    if guild is None:
        return [text.NO_GROUP]
    return [*_of_channel(guild, giveaway), *_of_roles(guild, giveaway)]


def channel_problems(bot: "Greenroom", giveaway: Giveaway, channel_id: int | None = None) -> Sequence[str]:
    """The channel's part of it, which a giveaway needs as long as it runs; in its own channel, or in another."""
    guild = bot.get_guild(giveaway.guild_id)
    elsewhere = giveaway if channel_id is None else replace(giveaway, channel_id=channel_id)
    return list(_of_channel(guild, elsewhere)) if guild is not None else []


def is_channel_there(bot: "Greenroom", giveaway: Giveaway) -> bool:
    """Whether the channel exists and can be seen."""
    guild = bot.get_guild(giveaway.guild_id)
    return guild is None or guild.get_channel_or_thread(giveaway.channel_id) is not None


async def is_card_there(bot: "Greenroom", giveaway: Giveaway) -> bool:
    """Whether the card still stands in its channel: asks Discord. Raises discord.HTTPException when it cannot know."""
    if giveaway.message_id is None:
        return False
    channel = bot.get_partial_messageable(giveaway.channel_id, guild_id=giveaway.guild_id)
    try:
        await channel.fetch_message(giveaway.message_id)
    except discord.NotFound:
        return False
    return True


def _of_channel(guild: discord.Guild, giveaway: Giveaway) -> Iterator[str]:
    channel = guild.get_channel_or_thread(giveaway.channel_id)
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        yield text.NO_CHANNEL
        return
    needed = WRITING | PICTURES if giveaway.spec.look.image else WRITING
    missing = needed.value & ~channel.permissions_for(guild.me).value
    names = [_NAMES[name] for name, is_set in discord.Permissions(missing) if is_set]
    if names:
        yield text.lacks(channel.id, listing(names))


def _of_roles(guild: discord.Guild, giveaway: Giveaway) -> Iterator[str]:
    rules, ping = giveaway.spec.rules, giveaway.spec.ping_role
    wanted = {*rules.needs_all, *rules.needs_any, *rules.barred_roles, *rules.bypass_roles}
    wanted |= {each.role_id for each in rules.bonus} | ({ping} if ping else set())
    if gone := [role for role in wanted if guild.get_role(role) is None]:
        yield text.roles_gone(len(gone))
    role, channel = guild.get_role(ping or 0), guild.get_channel_or_thread(giveaway.channel_id)
    may_ring = channel is not None and channel.permissions_for(guild.me).mention_everyone
    if role is not None and not role.mentionable and not may_ring:
        yield text.not_mentionable(role.id)


def check_ping(interaction: discord.Interaction, role_id: int | None) -> None:
    """Let nobody ring a role through the bot that they may not ring themselves. Raises UserError."""
    if role_id is None or interaction.guild is None:
        return
    role = interaction.guild.get_role(role_id)
    if role is None or not (role.mentionable or interaction.permissions.mention_everyone):
        raise UserError(text.MAY_NOT_RING.format(role=role_id))
