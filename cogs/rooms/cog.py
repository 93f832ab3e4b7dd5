"""/room, and an ear for who leaves and for threads that somebody deletes."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import members
from bot.by import By, who
from bot.client import Greenroom
from bot.replies import show
from cogs.rooms import delivery, service, service_end, service_thread, ui

Interaction = discord.Interaction[Greenroom]


class Rooms(commands.GroupCog, group_name="room", group_description="The rooms of collabs that you are in."):
    """For every member."""

    def __init__(self, bot: Greenroom) -> None:
        """Take the bot."""
        self.bot = bot

    @app_commands.command(name="show", description="The rooms you are in, and those that are over.")
    @members
    async def show(self, interaction: Interaction) -> None:
        """The list."""
        by = who(interaction)
        async with self.bot.db.read() as conn:
            rooms, kept = await service.mine(conn, by), await service_end.kept(conn, by)
        await show(interaction, ui.mine_card(rooms, kept))

    @app_commands.command(name="next", description="What waits for you in your rooms, and which dates come.")
    @members
    async def next(self, interaction: Interaction) -> None:
        """The steps that are the person's to say, and dates."""
        by = who(interaction)
        async with self.bot.db.read() as conn:
            waiting = await service.waiting_for(conn, by)
            planned = await service.dates_of(conn, by.guild_id, by.user_id)
        await show(interaction, ui.next_card(waiting, planned, by.now))

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Somebody deleted the thread of a room."""
        async with self.bot.db.read() as conn:
            room = await service_thread.in_thread(conn, event.guild_id, event.thread_id)
        if room is not None:
            await delivery.lost(self.bot, room)

    @commands.Cog.listener()
    async def on_raw_member_remove(self, event: discord.RawMemberRemoveEvent) -> None:
        """Somebody left. Most have nothing here: many who leave at once must not queue for the writer."""
        gone = By(event.guild_id, event.user.id, self.bot.now())
        async with self.bot.db.read() as conn:
            if not await service.mine(conn, gone, active=True):
                return
        async with self.bot.db.write() as conn:
            await service.left(conn, gone)
