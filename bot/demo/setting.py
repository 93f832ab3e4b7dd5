"""The group as it was before the bot came: its rooms, its moderators' role and who was already there."""

from datetime import timedelta

import discord
from simcord import Env, GuildHandle, RoleHandle, UserHandle

from bot.demo import cast, chatter
from bot.demo.people import People

MODERATOR = "Moderator"
_GOLD = 0xC9A227
_POWERS = discord.Permissions(
    manage_guild=True,
    manage_roles=True,
    manage_channels=True,
    manage_messages=True,
    manage_threads=True,
    kick_members=True,
    moderate_members=True,
)


def furnish(env: Env, guild: GuildHandle) -> RoleHandle:
    """Make the rooms and the moderators' role; answers the role."""
    role = guild.create_role(MODERATOR, permissions=_POWERS, color=_GOLD, hoist=True)
    for name, topic in chatter.CHANNELS:
        guild.create_text_channel(name, topic=topic)
    shown, hidden = discord.PermissionOverwrite(view_channel=True), discord.PermissionOverwrite(view_channel=False)
    bot = UserHandle(env, env.backend.bot_user)
    guild.create_text_channel(
        chatter.BACKSTAGE,
        overwrites={guild.default_role: hidden, role: shown, bot: shown},
        topic="For the moderators",
    )
    return role


def seat(people: People, role: RoleHandle) -> None:
    """Put in everybody who was there before the history begins, a week apart from each other."""
    for person in cast.MODERATORS:
        people.place(people[person.handle], timedelta(weeks=60), roles=(role,))
    early = [person for person in cast.CREATORS if not person.since]
    for weeks, person in enumerate(reversed(early), start=2):
        people.place(people[person.handle], timedelta(weeks=weeks))
