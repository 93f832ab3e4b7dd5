"""An ear for who leaves. Everything else is pressed: there is no command."""

import discord
from discord.ext import commands

from bot.by import By
from bot.client import Greenroom
from cogs.interests import service


class Interests(commands.Cog):
    """Watches the group."""

    def __init__(self, bot: Greenroom) -> None:
        """Take the bot."""
        self.bot = bot

    @commands.Cog.listener()
    async def on_raw_member_remove(self, event: discord.RawMemberRemoveEvent) -> None:
        """Somebody left. Most have nothing here: many who leave at once must not queue for the writer."""
        who = By(event.guild_id, event.user.id, self.bot.now())
        async with self.bot.db.read() as conn:
            if not await service.has_open(conn, who):
                return
        async with self.bot.db.write() as conn:
            await service.left(conn, who)
