"""A simulated group in which a moderator sets things up, and what the tests look at afterwards."""

import discord
from simcord.results import InteractionResult, ResponseMessage

from bot.client import Greenroom
from cogs.desk import service, store_audit
from cogs.desk.model import Cursor, Desk, Query
from tests.group import Group, said

MADE = ["welcome", "collabs", "giveaways", "introductions", "moderator-log"]


class House(Group):
    """A group with shortcuts to the desk."""

    async def open_setup(self) -> ResponseMessage:
        """The moderator types /setup. The card changes as its buttons are pressed."""
        return _card(await self.moderator.slash(self.lobby, "setup"))

    async def set_up(self) -> ResponseMessage:
        """The moderator types /setup and presses Do it."""
        card = await self.open_setup()
        await self.moderator.click(card, label="Do it")
        return card

    async def examine(self) -> str:
        """What /doctor answers."""
        return said(await self.moderator.slash(self.lobby, "doctor"))

    async def desk(self) -> Desk:
        """What is stored."""
        async with self.bot.db.read() as conn:
            return await service.load(conn, self.guild.id)

    async def acts(self) -> list[str]:
        """The audit log's actions, newest first."""
        async with self.bot.db.read() as conn:
            page = await store_audit.find(conn, self.guild.id, Query(30), Cursor(), self.now(), 100)
        return [entry.act.action for entry in page.entries]

    def channel_names(self) -> list[str]:
        """Every text channel but the lobby, sorted."""
        return sorted(channel.name for channel in self.real.text_channels if channel.name != "lobby")

    @property
    def real(self) -> discord.Guild:
        """The group as the bot sees it."""
        guild = self.bot.get_guild(self.guild.id)
        assert guild is not None
        return guild

    def text_channel(self, name: str) -> discord.TextChannel:
        """A channel as the bot sees it."""
        channel = discord.utils.get(self.real.text_channels, name=name)
        assert channel is not None, name
        return channel

    def may_see(self, role: str, channel: str) -> bool:
        """Whether somebody with only that role sees the channel."""
        found = discord.utils.get(self.real.roles, name=role)
        assert found is not None, role
        return self.text_channel(channel).permissions_for(found).view_channel

    def log(self) -> list[str]:
        """What the moderator log says, oldest first."""
        return [said(message).strip() for message in self.channel("moderator-log").history()]

    def running(self) -> Greenroom:
        """The bot of this moment: a restart makes another."""
        return self.bot


def _card(result: InteractionResult) -> ResponseMessage:
    assert result.ephemeral, "the desk answers privately"
    assert result.response is not None
    return result.response
