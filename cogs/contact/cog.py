"""Notices who leaves, so that nobody is written to after. People choose by buttons, not by commands."""

import discord
from discord.ext import commands

from bot.client import Greenroom
from cogs.contact import service


class Contact(commands.Cog):
    """Contact's ear."""

    def __init__(self, bot: Greenroom) -> None:
        """Take the bot."""
        self.bot = bot

    @commands.Cog.listener()
    async def on_raw_member_remove(self, event: discord.RawMemberRemoveEvent) -> None:
        """Somebody left the group. Most have nothing here: many who leave at once must not queue for the writer."""
        async with self.bot.db.read() as conn:
            if not await service.knows(conn, event.guild_id, event.user.id):
                return
        async with self.bot.db.write() as conn:
            await service.leave(conn, event.guild_id, event.user.id, self.bot.now())
