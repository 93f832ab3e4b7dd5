"""The moderators' commands, `/rotation …`. What members do is in `cog`."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import moderators
from bot.by import who
from bot.client import Greenroom
from bot.replies import show
from cogs.shoutouts import reporting, service_line, service_roster, service_rotations, text_roster, ui_rotations
from cogs.shoutouts import text_rotations as text
from cogs.shoutouts.choices import ChooseRotation, Offer
from cogs.shoutouts.model import FEATURE, Rotation
from cogs.shoutouts.model_drafting import LONGEST_NAME

Interaction = discord.Interaction[Greenroom]
Any_ = app_commands.Transform[int, ChooseRotation(Offer.ALL)]
WHICH = "Which one. Type a word of its name."


@app_commands.default_permissions(manage_guild=True)
class Rotations(commands.GroupCog, name="rotation", description="Shoutout rotations: one creator after the other"):
    """Making rotations and looking after them. Each command answers privately."""

    def __init__(self, bot: Greenroom) -> None:
        """Everything is read from the database when it is asked for."""
        self._bot = bot

    async def _panel(self, interaction: Interaction, rotation: Rotation, note: str = "") -> None:
        async with self._bot.db.read() as conn:
            members = await service_rotations.members_of(conn, rotation)
        dates = service_rotations.preview(rotation, self._bot.now())
        await show(interaction, ui_rotations.panel_card(rotation, members, dates, note))

    @app_commands.command(name="create")
    @app_commands.describe(name="What members will call it, such as Bakers on Monday.")
    @moderators(FEATURE)
    async def create(self, interaction: Interaction, name: app_commands.Range[str, 1, LONGEST_NAME]) -> None:
        """Make a rotation. You choose everything before anybody sees it."""
        async with self._bot.db.write() as conn:
            made = await service_rotations.create(conn, who(interaction), name)
        await self._panel(interaction, made)

    @app_commands.command(name="edit")
    @app_commands.describe(rotation=f"{WHICH} Without one you see them all.")
    @moderators(FEATURE)
    async def edit(self, interaction: Interaction, rotation: Any_ | None = None) -> None:
        """Change a rotation, start it, or end it."""
        async with self._bot.db.read() as conn:
            if rotation is None:
                await show(
                    interaction, ui_rotations.list_card(await service_rotations.listed(conn, who(interaction).guild_id))
                )
                return
            found = await service_rotations.get(conn, who(interaction).guild_id, rotation)
        await self._panel(interaction, found)

    @app_commands.command(name="pause")
    @app_commands.describe(rotation=WHICH, member="Only this member rests; without one the whole rotation does.")
    @moderators(FEATURE)
    async def pause(self, interaction: Interaction, rotation: Any_, member: discord.Member | None = None) -> None:
        """Let a rotation, or one member in it, rest. Every place is kept."""
        by = who(interaction)
        async with self._bot.db.write() as conn:
            if member is None:
                paused, note = await service_rotations.pause(conn, by, rotation), ""
            else:
                paused = await service_roster.pause_member(conn, by, rotation, member.id)
                note = text_roster.THEY_REST.format(user=member.id)
        await self._panel(interaction, paused, note)

    @app_commands.command(name="skip")
    @app_commands.describe(rotation=WHICH, member="Who lets the next turn pass.")
    @moderators(FEATURE)
    async def skip(self, interaction: Interaction, rotation: Any_, member: discord.Member) -> None:
        """Let the next turn of somebody pass. They keep their place."""
        async with self._bot.db.write() as conn:
            found = await service_line.skip_member(conn, who(interaction), rotation, member.id)
        await self._panel(interaction, found, text.SKIPPED.format(user=member.id))

    @app_commands.command(name="report")
    @app_commands.describe(rotation=WHICH)
    @moderators(FEATURE)
    async def report(self, interaction: Interaction, rotation: Any_) -> None:
        """See how fair a rotation is. Drawing takes a moment, so the answer is promised first."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await show(interaction, await reporting.report_card(self._bot, who(interaction), rotation))

    @app_commands.command(name="swap")
    @app_commands.describe(rotation=WHICH, one="One of the two.", other="The other one.")
    @moderators(FEATURE)
    async def swap(self, interaction: Interaction, rotation: Any_, one: discord.Member, other: discord.Member) -> None:
        """Exchange the places of two who both want it. Asks you first."""
        async with self._bot.db.read() as conn:
            found = await service_line.check_swap(conn, who(interaction), rotation, one.id, other.id)
        await show(interaction, ui_rotations.swap_card(found, one.id, other.id))
