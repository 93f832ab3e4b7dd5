"""Who of those who share is left out of a leaderboard: people who left, and staff if the group wants that."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.analytics import service_ranking
from cogs.analytics.model import FEATURE
from cogs.analytics.model_boards import Asked
from cogs.analytics.people import may_derive_youtube
from cogs.analytics.service_ranking import Ask

if TYPE_CHECKING:
    import discord

    from bot.client import Greenroom


def ask_of(bot: "Greenroom", guild_id: int, user_id: int) -> Ask:
    """Who asks, and what the operator allows."""
    return Ask(guild_id, user_id, bot.now(), youtube_allowed=may_derive_youtube(bot))


async def left_out(bot: "Greenroom", conn: AsyncConnection, guild_id: int, asked: Asked) -> tuple[frozenset[int], bool]:
    """The people to leave out, and whether staff are among them."""
    everyone = await service_ranking.contributors(conn, guild_id, asked)
    without_staff = await service_ranking.without_staff(conn, guild_id)
    guild = bot.get_guild(guild_id)
    if guild is None:
        return everyone, without_staff
    present = {user_id: member for user_id in everyone if (member := guild.get_member(user_id)) is not None}
    roles = await bot.moderator_roles(guild_id, FEATURE) if without_staff else frozenset()
    staff = {member.id for member in present.values() if without_staff and _is_staff(member, roles)}
    return frozenset(everyone - present.keys() | staff), without_staff


def _is_staff(member: "discord.Member", roles: Iterable[int]) -> bool:
    return member.guild_permissions.manage_guild or any(member.get_role(role) is not None for role in roles)
