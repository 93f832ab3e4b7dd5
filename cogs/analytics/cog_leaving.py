"""Notices who leaves with numbers here. Whether they came back is looked up when their week is over."""

import discord
from discord.ext import commands

from bot.by import By
from bot.client import Greenroom
from cogs.analytics import service_leavers


class Leaving(commands.Cog):
    """An ear, without commands."""

    def __init__(self, bot: Greenroom) -> None:
        """Take the bot."""
        self.bot = bot

    @commands.Cog.listener()
    async def on_raw_member_remove(self, event: discord.RawMemberRemoveEvent) -> None:
        """Somebody left. Most have nothing here: many who leave at once must not queue for the writer."""
        async with self.bot.db.read() as conn:
            if not await service_leavers.is_known(conn, event.guild_id, event.user.id):
                return
        async with self.bot.db.write() as conn:
            await service_leavers.left(conn, By(event.guild_id, event.user.id, self.bot.now()))
