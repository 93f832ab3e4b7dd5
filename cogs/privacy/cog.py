"""/privacy for everybody, /forget for moderators, and an ear for who leaves and who comes back."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import members, moderators
from bot.batch import BatchWriter
from bot.by import By, who
from bot.client import Greenroom
from bot.replies import show
from cogs.privacy import gathering, handing_over, moderating, service, service_visibility, ui
from cogs.privacy.model import FEATURE, Leaver

Interaction = discord.Interaction[Greenroom]


class Privacy(commands.GroupCog, group_name="privacy", group_description="What I keep about you, and who sees it."):
    """For every member."""

    def __init__(self, bot: Greenroom) -> None:
        """Who leaves comes in bursts, so it is written in batches."""
        self.bot = bot
        self._leavers: BatchWriter[Leaver, None] = BatchWriter(bot.db, service.left)

    @app_commands.command(name="show", description="Everything I keep about you, in words.")
    @members
    async def shown(self, interaction: Interaction) -> None:
        """The card that leads to everything else."""
        by = who(interaction)
        async with self.bot.db.read() as conn:
            runs = await service.clock(conn, by.guild_id, by.user_id)
        await show(interaction, ui.home_card(await gathering.chapters(self.bot, by.guild_id, by.user_id), runs))

    @app_commands.command(name="export", description="Everything I keep about you, as one file.")
    @members
    async def export(self, interaction: Interaction) -> None:
        """The file."""
        await handing_over.hand_over(interaction)

    @app_commands.command(name="visibility", description="Who sees what of you, and how to change it.")
    @members
    async def visibility(self, interaction: Interaction) -> None:
        """Who sees what."""
        by = who(interaction)
        async with self.bot.db.read() as conn:
            seen = await service_visibility.seen(conn, by.guild_id, by.user_id)
        await show(interaction, ui.visibility_card(seen))

    @app_commands.command(name="delete", description="Delete everything I keep about you.")
    @members
    async def delete(self, interaction: Interaction) -> None:
        """The question, or what is under way already."""
        by = who(interaction)
        async with self.bot.db.read() as conn:
            runs = await service.clock(conn, by.guild_id, by.user_id)
        asked = runs is not None and runs.asked_at is not None
        await show(interaction, ui.running_card(runs) if runs is not None and asked else ui.delete_card())

    @commands.Cog.listener()
    async def on_raw_member_remove(self, event: discord.RawMemberRemoveEvent) -> None:
        """Somebody left: in a week everything about them goes."""
        if not event.user.bot:
            await self._leavers.submit(Leaver(event.guild_id, event.user.id, self.bot.now()))

    @commands.Cog.listener()
    async def on_member_join(self, member: discord.Member) -> None:
        """Somebody came. Most were never here: many who come at once must not queue for the writer."""
        async with self.bot.db.read() as conn:
            if await service.clock(conn, member.guild.id, member.id) is None:
                return
        async with self.bot.db.write() as conn:
            await service.came_back(conn, By(member.guild.id, member.id, self.bot.now()))


class Forgetting(commands.Cog):
    """For moderators."""

    @moderators(FEATURE)
    @app_commands.command()
    @app_commands.describe(
        person="Who asked you to have everything about them deleted; their id works after they left."
    )
    async def forget(self, interaction: Interaction, person: discord.User) -> None:
        """Start the deletion of everything about somebody who asked you for it."""
        await moderating.guard(interaction, person.id)
        await show(interaction, await moderating.card(interaction, person.id))
