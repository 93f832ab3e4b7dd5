"""Who may do what. Every command and every press states it with one of these; Discord hides commands likewise."""

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

import discord
from discord import app_commands

from bot.errors import UserError
from bot.replies import NO_DIRECT, Refused

if TYPE_CHECKING:
    from bot.client import Greenroom

ModeratorRoles = Callable[[int, str], Awaitable[frozenset[int]]]
"""Answers the ids of the roles that moderate a feature in a group."""

_Command = TypeVar("_Command", bound=Any)

FOR_MODERATORS = (
    "This is for moderators of the group. If you are one, ask an administrator to give your role this job in /setup."
)


class Who(Enum):
    """Who may use a command or press a button."""

    EVERYONE = "every member of the group"
    MODERATOR = "moderators of the feature"
    ANYWHERE = "the person it was sent to, also in direct messages"


async def is_moderator(interaction: discord.Interaction, feature: str) -> bool:
    """Whether the person may manage the server, or has a role that moderates this feature."""
    if interaction.permissions.manage_guild:
        return True
    client: Greenroom = interaction.client  # type: ignore[assignment]  # the only client there is
    roles = await client.moderator_roles(interaction.guild_id or 0, feature)
    return isinstance(interaction.user, discord.Member) and any(role.id in roles for role in interaction.user.roles)


async def require(interaction: discord.Interaction, who: Who, feature: str) -> None:
    """Raise a UserError for someone who may not."""
    if who is Who.ANYWHERE:
        return
    if interaction.guild_id is None:
        raise UserError(NO_DIRECT)
    if who is Who.MODERATOR and not await is_moderator(interaction, feature):
        raise UserError(FOR_MODERATORS)


def _checked(who: Who, feature: str) -> Callable[[_Command], _Command]:
    async def check(interaction: discord.Interaction) -> bool:
        try:
            await require(interaction, who, feature)
        except UserError as error:
            raise Refused from error
        return True

    def decorate(command: _Command) -> _Command:
        checked: _Command = app_commands.check(check)(command)
        return checked

    return decorate


def moderators(feature: str) -> Callable[[_Command], _Command]:
    """Only moderators of the feature may use this command; Discord hides it from everyone else."""

    def decorate(command: _Command) -> _Command:
        hidden = app_commands.default_permissions(manage_guild=True)(_checked(Who.MODERATOR, feature)(command))
        hidden.__greenroom_who__ = Who.MODERATOR
        return hidden

    return decorate


def members(command: _Command) -> _Command:
    """Every member of the group may use this command."""
    checked = _checked(Who.EVERYONE, "")(command)
    checked.__greenroom_who__ = Who.EVERYONE
    return checked
