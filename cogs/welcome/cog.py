"""Who comes and goes, as Discord tells it, and the moderators' commands."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import moderators
from bot.batch import BatchWriter
from bot.replies import show
from cogs.desk import service as desk
from cogs.welcome import panel, service, service_settings
from cogs.welcome.delivery import values_for
from cogs.welcome.jobs import Sweeper
from cogs.welcome.model import Joined, Left, State

if TYPE_CHECKING:
    from bot.client import Greenroom


@app_commands.default_permissions(manage_guild=True)
class Welcome(commands.GroupCog, name="welcome", description="How newcomers are welcomed"):
    """Joins, leaves, and `/welcome`."""

    def __init__(self, bot: "Greenroom", sweeper: Sweeper) -> None:
        """Joins and leaves come in bursts, so they are written in batches."""
        self._bot = bot
        self._sweeper = sweeper
        self._joins: BatchWriter[Joined, State] = BatchWriter(bot.db, service.take_in)
        self._leaves: BatchWriter[Left, None] = BatchWriter(bot.db, service.let_go)

    @app_commands.command(name="settings")
    @moderators("welcome")
    async def settings(self, interaction: discord.Interaction) -> None:
        """See and change how newcomers are welcomed."""
        async with self._bot.db.read() as conn:
            now = await service_settings.overview(conn, interaction.guild_id or 0, self._bot.now())
        await show(interaction, panel.card("home", now))

    @app_commands.command(name="preview")
    @moderators("welcome")
    async def preview(self, interaction: discord.Interaction) -> None:
        """See each greeting exactly as a newcomer sees it."""
        guild_id = interaction.guild_id or 0
        async with self._bot.db.read() as conn:
            now = await service_settings.overview(conn, guild_id, self._bot.now())
            values = values_for(interaction.guild, await desk.places(conn, guild_id))
        await show(interaction, panel.preview(now, interaction.user.id, values, 0))

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Look for what happened while nobody was listening."""
        self._sweeper.start_over()

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Watch a new group from now on; who is there already is not greeted."""
        async with self._bot.db.write() as conn:
            await service.watch(conn, guild.id, self._bot.now())

    @commands.Cog.listener()
    async def on_member_join(self, member: discord.Member) -> None:
        """Save that somebody came; the tick greets them."""
        if not member.bot:
            now = self._bot.now()
            joined_at = member.joined_at or now
            await self._joins.submit(Joined(member.guild.id, member.id, joined_at, member.pending, now))

    @commands.Cog.listener()
    async def on_member_update(self, before: discord.Member, after: discord.Member) -> None:
        """Save that somebody passed the screening, or got a role."""
        if after.bot or after.pending:
            return
        if before.pending:
            async with self._bot.db.write() as conn:
                await service.screened(conn, after.guild.id, after.id, self._bot.now())
        if gained := {role.id for role in after.roles} - {role.id for role in before.roles}:
            await self._gained(after, gained)

    async def _gained(self, member: discord.Member, gained: set[int]) -> None:
        async with self._bot.db.write() as conn:
            if (await desk.roles(conn, member.guild.id)).get("member") in gained:
                await service.became_member(conn, member.guild.id, member.id, self._bot.now())

    @commands.Cog.listener()
    async def on_raw_member_remove(self, payload: discord.RawMemberRemoveEvent) -> None:
        """Save that somebody left."""
        if not payload.user.bot:
            name = payload.user.display_name
            await self._leaves.submit(Left(payload.guild_id, payload.user.id, name, self._bot.now()))
