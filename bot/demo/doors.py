"""What can be taken from the bot and given back: permissions, in the whole group or in one channel."""

from dataclasses import dataclass

import discord
from simcord import Env, GuildHandle
from simcord.backend.models import Channel, Overwrite, Role
from simcord.enums import ChannelType, OverwriteType

_EVERYWHERE = {
    "manage_roles": "Manage roles",
    "manage_channels": "Manage channels",
    "create_private_threads": "Start private threads",
}
_TEXT = (ChannelType.TEXT, ChannelType.NEWS)


@dataclass(frozen=True)
class Permission:
    """One permission of the bot: `key` is for the page, `label` for people."""

    key: str
    label: str
    taken: bool


class Doors:
    """Takes permissions from the bot and remembers how to give them back."""

    def __init__(self, env: Env, guild: GuildHandle) -> None:
        """Start with nothing taken."""
        self._env, self._guild = env, guild
        self._taken: set[str] = set()
        self._granted: set[str] = set()

    def listed(self) -> list[Permission]:
        """List what can be taken: some permissions everywhere, and posting in each channel."""
        channels = {f"send_messages@{c.id}": f"Post in #{c.name}" for c in self._channels()}
        return [Permission(key, label, key in self._taken) for key, label in (_EVERYWHERE | channels).items()]

    def find(self, key: str) -> Permission | None:
        """Find a permission by its key."""
        return next((one for one in self.listed() if one.key == key), None)

    def take(self, key: str) -> None:
        """Take a permission from the bot; nothing happens if it is taken already."""
        if key not in self._taken:
            self._taken.add(key)
            self._set(key, allowed=False)

    def give_back(self, key: str) -> None:
        """Give a permission back; nothing happens if it was not taken."""
        if key in self._taken:
            self._taken.discard(key)
            self._set(key, allowed=True)

    def _set(self, key: str, *, allowed: bool) -> None:
        name, _, channel_id = key.partition("@")
        flag: int = getattr(discord.Permissions, name).flag
        if channel_id:
            self._set_in(key, self._env.backend.get_channel(int(channel_id)), flag, allowed=allowed)
        else:
            self._set_everywhere(flag, allowed=allowed)

    def _set_everywhere(self, flag: int, *, allowed: bool) -> None:
        role = self._bot_role()
        permissions = role.permissions | flag if allowed else role.permissions & ~flag
        self._env.backend.edit_role(self._guild.id, role.id, {"permissions": permissions})

    def _set_in(self, key: str, channel: Channel, flag: int, *, allowed: bool) -> None:
        """Deny it to the bot; given back, it is as before: granted to the bot by name, or left to its roles."""
        bot = self._env.backend.bot_user.id
        mine = next((one for one in channel.overwrites if one.target_id == bot), None)
        others = [one for one in channel.overwrites if one.target_id != bot]
        allow, deny = (mine.allow, mine.deny) if mine else (0, 0)
        if allowed:
            allow, deny = (allow | flag if key in self._granted else allow), deny & ~flag
        else:
            (self._granted.add if allow & flag else self._granted.discard)(key)
            allow, deny = allow & ~flag, deny | flag
        kept = [Overwrite(bot, OverwriteType.MEMBER, allow, deny)] if allow or deny else []
        self._env.backend.edit_channel(channel.id, {}, overwrites=[*others, *kept])

    def _channels(self) -> list[Channel]:
        guild, channels = self._env.backend.get_guild(self._guild.id), self._env.backend.channels
        return [channels[one] for one in guild.channel_ids if channels[one].type in _TEXT]

    def _bot_role(self) -> Role:
        guild = self._env.backend.get_guild(self._guild.id)
        member = guild.members[self._env.backend.bot_user.id]
        return next(guild.roles[one] for one in member.role_ids if guild.roles[one].managed)
