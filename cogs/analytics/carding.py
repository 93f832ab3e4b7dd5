"""Making share cards and media kits for whoever asks: by a command, by a button, or when one is posted."""

import io
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

import discord

from bot.by import By
from bot.errors import UserError
from bot.pictures.spec import Look
from bot.ui import Card
from cogs.analytics import cards, service, service_cards, text_cards, ui_cards
from cogs.analytics.charts import kit as files
from cogs.analytics.charts.specs_sheets import MediaKit, ShareCard, Size
from cogs.analytics.model_portrait import Shelf
from cogs.analytics.model_sharing import Measure
from cogs.analytics.people import home, may_derive_youtube
from cogs.analytics.studio import draw
from cogs.profiles import service as profiles

if TYPE_CHECKING:
    from bot.client import Greenroom


async def preview(bot: "Greenroom", person: By, account_id: int | None, look: Look, size: Size) -> Card:
    """The card of one of the person's accounts, or of the first. Raises UserError."""
    async with bot.db.read() as conn:
        accounts = await service.accounts(conn, person)
        if account_id is not None:
            chosen = await service.mine(conn, person, account_id)
        elif accounts:
            chosen = accounts[0]
        else:
            return await home(bot, person)
        measures = await service_cards.shared(conn, person, chosen)
    if not measures:
        return ui_cards.empty_card(text_cards.NOTHING_ON_IT, accounts)
    spec = await spec_of(bot, person, chosen.id, measures)
    if spec is None:
        return ui_cards.empty_card(text_cards.NO_FIGURE, accounts)
    chart = await draw(bot, replace(spec, look=look, size=size), "card")
    return ui_cards.preview_card(chosen, accounts, look, size, chart)


async def spec_of(bot: "Greenroom", person: By, account_id: int, measures: Collection[Measure]) -> ShareCard | None:
    """What is on the card; None when no figure is known. Raises UserError for an account that is not theirs."""
    async with bot.db.read() as conn:
        shelf = await service.shelf(conn, person, account_id, youtube_allowed=may_derive_youtube(bot))
        profile = await profiles.get(conn, person.guild_id, person.user_id)
    name = cards.name_of(bot, person.guild_id, person.user_id, shelf.account.handle)
    return cards.share_spec(shelf, measures, person.now, name, cards.niches_of(profile))


async def media_kit(bot: "Greenroom", person: By) -> Card:
    """The sheet with its files. Raises UserError when nothing is shared that far."""
    async with bot.db.read() as conn:
        profile = await profiles.get(conn, person.guild_id, person.user_id)
        shelves: list[tuple[Shelf, Collection[Measure]]] = [
            (each, await service_cards.shared(conn, person, each.account))
            for each in await service.shelves(conn, person, youtube_allowed=may_derive_youtube(bot))
        ]
    handle = shelves[0][0].account.handle if shelves else ""
    made = cards.kit(shelves, profile, cards.name_of(bot, person.guild_id, person.user_id, handle), person.now)
    if not files.public(made).platforms:
        raise UserError(text_cards.NOTHING_ON_IT)
    return ui_cards.kit_card(await draw(bot, made, "media-kit"), _attached(made))


def _attached(made: MediaKit) -> list[discord.File]:
    whole = (("media-kit.json", files.as_json(made)), ("media-kit.csv", files.as_csv(made)))
    return [discord.File(io.BytesIO(data), name) for name, data in whole]
