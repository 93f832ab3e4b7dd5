"""The commands `/stats …`. Everything is private: an answer is seen by the person who asked, and by nobody else.

Those about sources, sharing, checks, cards and campaigns are in `cog_sources`, `cog_sharing` and so on.
"""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot import replies
from bot.access import members
from bot.by import By, who
from bot.ui import Card
from cogs.analytics import (
    service,
    service_notes,
    text_logging,
    text_panel,
    ui,
    ui_contents,
    ui_forms,
    ui_logging,
    ui_panel,
)
from cogs.analytics.charting import growth_spec
from cogs.analytics.cog_campaigns import CampaignCommand
from cogs.analytics.cog_cards import CardCommand
from cogs.analytics.cog_checks import CheckCommand
from cogs.analytics.cog_sharing import SharingCommands
from cogs.analytics.cog_sources import LinkCommands
from cogs.analytics.importing import bring_in, fetch
from cogs.analytics.jobs_refreshing import Refreshing
from cogs.analytics.model import Account
from cogs.analytics.model_growth import SPANS
from cogs.analytics.people import home, may_derive_youtube
from cogs.analytics.service import Place
from cogs.analytics.studio import try_to_draw

if TYPE_CHECKING:
    from bot.client import Greenroom

_SPANS = [app_commands.Choice(name=text_panel.SPAN.format(days=span), value=span) for span in SPANS]


class ChoosePlace(app_commands.Transformer):
    """An account of the person's own, or one that their profile names. Becomes the choice that a menu would make."""

    async def transform(self, interaction: discord.Interaction, value: str, /) -> str:
        """The choice as it was offered or typed: the service knows whether there is such an account."""
        found = [each for each in await _places(interaction) if value in {each.choice, ui.label_of(each)}]
        return found[0].choice if found else value

    async def autocomplete(  # type: ignore[override]  # the base allows numbers as well
        self, interaction: discord.Interaction, value: str, /
    ) -> list[app_commands.Choice[str]]:
        """What can be chosen."""
        found = [each for each in await _places(interaction) if value.casefold() in ui.label_of(each).casefold()]
        return [app_commands.Choice(name=ui.label_of(each), value=each.choice) for each in found[:25]]


async def _places(interaction: discord.Interaction) -> tuple[Place, ...]:
    bot: Greenroom = interaction.client  # type: ignore[assignment]  # the only client there is
    async with bot.db.read() as conn:
        return await service.places(conn, who(interaction))


_Place = app_commands.Transform[str, ChoosePlace()]


@app_commands.guild_only()
class Stats(
    LinkCommands,
    SharingCommands,
    CheckCommand,
    CardCommand,
    CampaignCommand,
    commands.GroupCog,
    group_name="stats",
    group_description="Your numbers, private until you share them.",
):
    """Every member may use all of it."""

    def __init__(self, bot: "Greenroom", refreshing: Refreshing) -> None:
        """Take the bot, and what reads linked accounts."""
        self.bot = bot
        self._refreshing = refreshing

    async def cog_unload(self) -> None:
        """End with the bot."""
        await self._refreshing.stop()

    @app_commands.command()
    @members
    async def me(self, interaction: discord.Interaction) -> None:
        """See your numbers, and everything you can do with them. Only you see it."""
        await replies.show(interaction, await home(self.bot, who(interaction)))

    @app_commands.command()
    @members
    async def log(self, interaction: discord.Interaction) -> None:
        """Log your followers and your latest content. Only you see it."""
        places = await _places(interaction)
        form = ui_forms.log_form(places, "", {}) if places else ui_forms.account_form()
        await interaction.response.send_modal(form)

    @app_commands.command(name="import")
    @members
    @app_commands.describe(
        file="A CSV file with one piece of content per line. Leave it out for a template.",
        account="Which account it is about.",
    )
    async def import_(
        self,
        interaction: discord.Interaction,
        file: discord.Attachment | None = None,
        account: _Place | None = None,
    ) -> None:
        """Bring in a CSV file of your content. Without a file you get a template."""
        places = await _places(interaction)
        choice = account or (places[0].choice if len(places) == 1 else "")
        if file is None or not places:
            await replies.show(interaction, ui_logging.how_card(places))
            return
        if not choice:
            await replies.show(interaction, Card().text(text_logging.WHICH_ACCOUNT))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        data = await fetch(self.bot, file.url, file.size)
        done = await bring_in(self.bot, who(interaction), choice, data)
        await replies.show(interaction, ui_logging.imported_card(done))

    @app_commands.command()
    @members
    @app_commands.describe(account="Which account; the first one if you leave it out.", days="Over how many days.")
    @app_commands.choices(days=_SPANS)
    async def growth(
        self, interaction: discord.Interaction, account: _Place | None = None, days: int = SPANS[1]
    ) -> None:
        """See how you grow over 7, 28 and 90 days. Only you see it."""
        person = who(interaction)
        chosen = await self._account(person, account)
        if chosen is None:
            await replies.show(interaction, await home(self.bot, person))
            return
        async with self.bot.db.read() as conn:
            shelf = await service.shelf(conn, person, chosen.id, youtube_allowed=may_derive_youtube(self.bot))
        await interaction.response.defer(ephemeral=True, thinking=True)
        spec = growth_spec(shelf, days, person.now)
        charts = await try_to_draw(self.bot, spec, "growth") if spec is not None else ()
        await replies.show(interaction, ui_panel.growth_card(shelf, person.now, days, charts))

    @app_commands.command()
    @members
    @app_commands.describe(account="Which account; the first one if you leave it out.")
    async def note(self, interaction: discord.Interaction, account: _Place | None = None) -> None:
        """Note what was special: a giveaway, a shoutout, a collab, something viral."""
        person = who(interaction)
        chosen = await self._account(person, account)
        if chosen is None:
            await replies.show(interaction, await home(self.bot, person))
            return
        async with self.bot.db.read() as conn:
            notes = await service_notes.listed(conn, person, chosen.id)
        await replies.show(interaction, ui_contents.notes_card(chosen, notes))

    async def _account(self, person: By, choice: str | None) -> Account | None:
        """The account that was chosen, or the first one. Raises UserError for one that is not there."""
        if choice is not None:
            async with self.bot.db.write() as conn:
                return await service.choose(conn, person, choice)
        async with self.bot.db.read() as conn:
            shelves = await service.accounts(conn, person)
        return shelves[0] if shelves else None
