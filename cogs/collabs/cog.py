"""/collab, and an ear for who leaves and for threads that somebody deletes."""

from collections.abc import Mapping, Sequence

import discord
from discord import app_commands
from discord.app_commands import Choice
from discord.ext import commands

from bot.access import is_moderator, members
from bot.by import By, who
from bot.client import Greenroom
from bot.errors import UserError
from bot.presses import Press
from bot.replies import show
from cogs.collabs import (
    delivery,
    presses_browse,
    service,
    service_blocks,
    service_board,
    service_match,
    service_neighbours,
    text,
    ui_blocks,
    ui_browse,
    ui_draft,
    ui_match,
    ui_mine,
)
from cogs.collabs.model import FEATURE, NOT_OVER, RENEWABLE, State
from cogs.collabs.model_request import Request

_OFFERED = 25

Interaction = discord.Interaction[Greenroom]


class Collabs(commands.GroupCog, group_name="collab", group_description="The collab board."):
    """For every member."""

    def __init__(self, bot: Greenroom) -> None:
        """Take the bot."""
        self.bot = bot

    @app_commands.command(name="post", description="Find people for a collab or a paid partnership.")
    @members
    async def post(self, interaction: Interaction) -> None:
        """Begin with the house question."""
        async with self.bot.db.read() as conn:
            drafts = await service.drafts(conn, who(interaction))
        await show(interaction, ui_draft.question_card(drafts))

    @app_commands.command(name="browse", description="What is open on the collab board.")
    @app_commands.describe(words="What you look for; empty shows everything.")
    @members
    async def browse(self, interaction: Interaction, words: app_commands.Range[str, 1, 100] = "") -> None:
        """The first page."""
        look = await presses_browse.look(Press(interaction, ()), ui_browse.searching({}, words), None)
        await show(interaction, ui_browse.browse_card(look))

    @app_commands.command(name="match", description="Open requests that fit you, and why.")
    @members
    async def match(self, interaction: Interaction) -> None:
        """The best first. Where many are open, looking at all of them takes longer than Discord waits."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        async with self.bot.db.read() as conn:
            found = await service_match.suggestions(conn, who(interaction))
        await show(interaction, ui_match.match_card(found, 0))

    @app_commands.command(name="block", description="Meet somebody no more on the board; they are not told.")
    @app_commands.describe(member="Whom you do not want to meet here any more.")
    @members
    async def block(self, interaction: Interaction, member: discord.User) -> None:
        """Block them."""
        async with self.bot.db.write() as conn:
            await service_blocks.block(conn, who(interaction), member.id)
        await show(interaction, ui_blocks.blocked_card(member.id))

    @app_commands.command(name="unblock", description="Meet somebody again, or see whom you blocked.")
    @app_commands.describe(member="Whom you want to meet again; leave it empty for a list.")
    @members
    async def unblock(self, interaction: Interaction, member: discord.User | None = None) -> None:
        """Unblock them; who left can be chosen from the list."""
        if member is None:
            async with self.bot.db.read() as conn:
                blocked = await service_blocks.blocked(conn, who(interaction))
            await show(interaction, ui_blocks.list_card(blocked, self._names(interaction, blocked)))
            return
        async with self.bot.db.write() as conn:
            was_blocked = await service_blocks.unblock(conn, who(interaction), member.id)
        await show(interaction, ui_blocks.unblocked_card(member.id, was_blocked=was_blocked))

    def _names(self, interaction: Interaction, people: Sequence[int]) -> Mapping[int, str]:
        """Of those who are here."""
        found = [interaction.guild.get_member(each) for each in people] if interaction.guild is not None else []
        return {each.id: each.display_name for each in found if each is not None}

    @app_commands.command(name="mine", description="Your own requests and drafts.")
    @members
    async def mine(self, interaction: Interaction) -> None:
        """The list."""
        async with self.bot.db.read() as conn:
            requests = await service.mine(conn, who(interaction))
        await show(interaction, ui_mine.mine_card(requests))

    @app_commands.command(name="renew", description="Keep one of your requests open for as long again.")
    @app_commands.describe(request="Which one.")
    @members
    async def renew(self, interaction: Interaction, request: str) -> None:
        """Renew it."""
        async with self.bot.db.write() as conn:
            renewed = await service.renew(conn, who(interaction), _number(request))
            interested = await service_neighbours.interested(conn, renewed.guild_id, renewed.id)
        await show(interaction, ui_mine.own_card(renewed, ui_mine.renewed(renewed), interested))

    @app_commands.command(name="close", description="Take a request off the board for good.")
    @app_commands.describe(request="Which one.")
    @members
    async def close(self, interaction: Interaction, request: str) -> None:
        """Ask an owner whether they are sure, and a moderator for the reason."""
        async with self.bot.db.read() as conn:
            found = await service.get(conn, interaction.guild_id or 0, _number(request))
        if found.owner_id == interaction.user.id and found.state in NOT_OVER - {State.DRAFT}:
            await show(interaction, ui_mine.sure_card(found))
        elif found.state in NOT_OVER - {State.DRAFT} and await is_moderator(interaction, FEATURE):
            await interaction.response.send_modal(ui_mine.take_down_form(found))
        else:
            raise UserError(text.GONE)

    @renew.autocomplete("request")
    async def _renewable(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        async with self.bot.db.read() as conn:
            found = await service.mine(conn, who(interaction))
        return _offers([each for each in found if each.state in RENEWABLE], typed)

    @close.autocomplete("request")
    async def _closable(self, interaction: Interaction, typed: str) -> list[Choice[str]]:
        """One's own; a moderator is offered the newest of everybody too."""
        is_staff = await is_moderator(interaction, FEATURE)
        async with self.bot.db.read() as conn:
            found = [each for each in await service.mine(conn, who(interaction)) if each.state is not State.DRAFT]
            if is_staff:
                found += await service.browse(conn, interaction.guild_id or 0, {}, None, 100)
        return _offers(list({each.id: each for each in found}.values()), typed)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        """Somebody deleted the thread of a request, or we did."""
        async with self.bot.db.read() as conn:
            request = await service_board.in_thread(conn, event.guild_id, event.thread_id)
        if request is not None:
            await delivery.lost(self.bot, request)

    @commands.Cog.listener()
    async def on_raw_member_remove(self, event: discord.RawMemberRemoveEvent) -> None:
        """Somebody left. Most have nothing here: many who leave at once must not queue for the writer."""
        gone = By(event.guild_id, event.user.id, self.bot.now())
        async with self.bot.db.read() as conn:
            if not await service.mine(conn, gone):
                return
        async with self.bot.db.write() as conn:
            await service.left(conn, gone)


def _number(typed: str) -> int:
    if not typed.isdecimal() or len(typed) > 18:  # noqa: PLR2004 - more digits than any number of ours
        raise UserError(text.GONE)
    return int(typed)


def _offers(requests: list[Request], typed: str) -> list[Choice[str]]:
    wanted = typed.strip().casefold()
    found = [each for each in requests if wanted in each.spec.title.casefold() or wanted == str(each.id)]
    return [Choice(name=each.spec.title[:100] or text.KINDS[each.spec.kind], value=str(each.id)) for each in found][
        :_OFFERED
    ]
