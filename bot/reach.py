"""What is within reach: Discord itself, and of a group its people, channels and roles.

Answers only, except for `delete_message`.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import aiohttp
import discord

if TYPE_CHECKING:
    from bot.client import Greenroom

LINE_TROUBLE = (aiohttp.ClientError, OSError)
"""What a request to Discord raises, beside discord.HTTPException, when the line fails: passing, and no bug of ours."""
_SERVER_ERROR = 500
_NO_MEMBER = (10007, 10013)
"""Unknown member and unknown user, among Discord's JSON error codes."""
WRITING = discord.Permissions(view_channel=True, send_messages=True, read_message_history=True)
"""What posting a card needs; the history is read to find our own message again after a crash."""


def is_away(error: BaseException) -> bool:
    """Whether this is Discord's trouble or the line's, and no bug of ours."""
    if isinstance(error, discord.HTTPException):
        return error.status >= _SERVER_ERROR
    return isinstance(error, LINE_TROUBLE)


def group_name(client: discord.Client, guild_id: int) -> str:
    """The group's name in a letter, also when the group is out of sight for now."""
    guild = client.get_guild(guild_id)
    return guild.name if guild is not None else "your group"


async def member_of(client: "Greenroom", guild_id: int, user_id: int) -> discord.Member | None:
    """The member, or None when they have left. Asks Discord only when the cache does not know.

    Raises discord.HTTPException when Discord does not answer.
    """
    await client.borrowed.reach(guild_id)
    guild = client.get_guild(guild_id)
    if guild is None:
        return None
    if (known := guild.get_member(user_id)) is not None:
        return known
    try:
        return await guild.fetch_member(user_id)
    except discord.NotFound:
        return None


async def absent(guild: discord.Guild, people: Iterable[int]) -> list[int]:
    """Those of these people who have left. Asks Discord only about whom the cache does not know.

    Raises discord.HTTPException when Discord does not answer, or when it is the group that is gone.
    """
    return [person for person in people if guild.get_member(person) is None and await _has_left(guild, person)]


async def _has_left(guild: discord.Guild, user_id: int) -> bool:
    try:
        await guild.fetch_member(user_id)
    except discord.NotFound as error:
        if error.code not in _NO_MEMBER:
            raise
        return True
    return False


def may_write(client: discord.Client, guild_id: int, channel_id: int | None) -> bool:
    """Whether the channel is there and the bot may post in it, as far as is known."""
    guild = client.get_guild(guild_id)
    channel = guild.get_channel(channel_id) if guild is not None and channel_id is not None else None
    return channel is not None and channel.permissions_for(channel.guild.me).is_superset(WRITING)


def may_give(client: discord.Client, guild_id: int, role_ids: Iterable[int]) -> bool:
    """Whether all these roles are there and the bot may give and take them, as far as is known."""
    guild = client.get_guild(guild_id)
    if guild is None or not guild.me.guild_permissions.manage_roles:
        return False
    roles = [guild.get_role(role_id) for role_id in role_ids]
    return all(role is not None and role < guild.me.top_role for role in roles)


async def delete_message(client: discord.Client, channel_id: int, message_id: int) -> None:
    """Delete one of our messages; one that is gone already is fine. Raises discord.HTTPException otherwise."""
    channel = client.get_partial_messageable(channel_id)
    try:
        await channel.get_partial_message(message_id).delete()
    except discord.NotFound:
        return
