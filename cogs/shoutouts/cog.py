"""The members' commands, `/shoutout …`, and an ear for who leaves the group."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.access import members
from bot.by import By, who
from bot.client import Greenroom
from bot.errors import UserError
from bot.replies import show
from cogs.shoutouts import balancing, service_line, service_roster, ui_gifts, ui_roster, viewing
from cogs.shoutouts import text_roster as text
from cogs.shoutouts.choices import ChooseRotation, Offer
from cogs.shoutouts.model import Rotation

Interaction = discord.Interaction[Greenroom]
Joinable = app_commands.Transform[int, ChooseRotation(Offer.JOINABLE)]
Seated = app_commands.Transform[int, ChooseRotation(Offer.SEATED)]
WHICH = "Which rotation. If there is only one, you need not choose."


class Shoutouts(commands.GroupCog, group_name="shoutout", group_description="Shoutouts: your place, your turn"):
    """For every member. Each command answers privately."""

    def __init__(self, bot: Greenroom) -> None:
        """Take the bot."""
        self.bot = bot

    async def _line(self, interaction: Interaction, rotation_id: int, note: str = "") -> None:
        async with self.bot.db.read() as conn:
            queue = await service_line.queue(conn, who(interaction), rotation_id, 0)
        await show(interaction, ui_roster.queue_card(queue, interaction.user.id, note))

    async def _mine(self, interaction: Interaction) -> list[Rotation]:
        async with self.bot.db.read() as conn:
            found = list(await service_roster.seated(conn, who(interaction)))
        if not found:
            raise UserError(text.NOT_IN_ANY)
        return found

    @app_commands.command(name="join", description="Take part in a rotation: your turn comes by itself.")
    @app_commands.describe(rotation=WHICH)
    @members
    async def join(self, interaction: Interaction, rotation: Joinable | None = None) -> None:
        """The only one there is, the one that was chosen, or a choice."""
        by = who(interaction)
        async with self.bot.db.read() as conn:
            found = await service_roster.joinable(conn, by)
        if rotation is None and len(found) != 1:
            card = ui_roster.choose_card(found, "join", text.CHOOSE_JOIN) if found else None
            await show(interaction, card or ui_roster.said_card(text.NOTHING_TO_JOIN))
            return
        async with self.bot.db.write() as conn:
            joined = await service_roster.join(conn, by, rotation or found[0].id)
        await self._line(interaction, joined.id, text.JOINED)

    @app_commands.command(name="leave", description="Leave a rotation. Asks you first.")
    @app_commands.describe(rotation=WHICH)
    @members
    async def leave(self, interaction: Interaction, rotation: Seated | None = None) -> None:
        """Ask before the place is given up."""
        found = [each for each in await self._mine(interaction) if rotation in {None, each.id}]
        if len(found) == 1:
            await show(interaction, ui_roster.leave_card(found[0]))
        else:
            await show(interaction, ui_roster.choose_card(found, "ask_leave", text.CHOOSE_LEAVE))

    @app_commands.command(name="pause", description="Take a break, such as a holiday. Your place is kept.")
    @app_commands.describe(rotation=WHICH)
    @members
    async def pause(self, interaction: Interaction, rotation: Seated | None = None) -> None:
        """Ask until when."""
        found = [each for each in await self._mine(interaction) if rotation in {None, each.id}]
        if len(found) == 1:
            await interaction.response.send_modal(ui_roster.rest_form(found[0]))
        else:
            await show(interaction, ui_roster.choose_card(found, "ask_rest", text.CHOOSE_PAUSE))

    @app_commands.command(name="queue", description="Where you are in line, and everything you can do about it.")
    @members
    async def queue(self, interaction: Interaction) -> None:
        """The only rotation there is, or all of them."""
        async with self.bot.db.read() as conn:
            standings = await service_line.standings(conn, who(interaction))
            waiting = await service_line.waiting(conn, who(interaction))
        if len(standings) == 1:
            await self._line(interaction, standings[0].rotation.id)
        else:
            await show(interaction, ui_roster.mine_card(standings, waiting))

    @app_commands.command(name="done", description="What waits for you to give, and to say that it is out.")
    @members
    async def done(self, interaction: Interaction) -> None:
        """Everything that the person was asked for or promised."""
        await show(interaction, ui_gifts.mine_card(await viewing.mine(self.bot, who(interaction))))

    @app_commands.command(name="ledger", description="What you gave and received. Only you see it.")
    @members
    async def ledger(self, interaction: Interaction) -> None:
        """Their own, for nobody else."""
        await show(interaction, await balancing.ledger_card(self.bot, who(interaction)))

    @commands.Cog.listener()
    async def on_raw_member_remove(self, event: discord.RawMemberRemoveEvent) -> None:
        """Somebody left. Most have no seat: many who leave at once must not queue for the writer."""
        gone = By(event.guild_id, event.user.id, self.bot.now())
        async with self.bot.db.read() as conn:
            if not await service_roster.has_seats(conn, gone):
                return
        async with self.bot.db.write() as conn:
            await service_roster.left(conn, gone)
