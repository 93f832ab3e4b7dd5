"""How a share card and a media kit are shown, before and after they are posted."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.pictures.spec import Look
from bot.studio import Chart
from bot.ui import Card, button
from cogs.analytics import text_cards, text_panel
from cogs.analytics.charts.specs_sheets import Size
from cogs.analytics.model import Account
from cogs.analytics.ui import PRIMARY, account_menu, control, to_panel


def preview_card(account: Account, others: Sequence[Account], look: Look, size: Size, chart: Chart) -> Card:
    """The card as it will be, for its owner alone."""
    card = Card().heading(text_cards.TITLE).small(text_cards.HOW).attach(*chart)
    if len(others) > 1:
        card.row(account_menu(others, "card_open", text_panel.OPEN))
    other_look = Look.LIGHT if look is Look.DARK else Look.DARK
    other_size = Size.COMPACT if size is Size.WIDE else Size.WIDE
    card.row(
        button(text_cards.POST, control("card_post", account.id, look, size), style=PRIMARY),
        button(
            text_cards.LIGHT if other_look is Look.LIGHT else text_cards.DARK,
            control("card", account.id, other_look, size),
        ),
        button(
            text_cards.SMALLER if other_size is Size.COMPACT else text_cards.WIDER,
            control("card", account.id, look, other_size),
        ),
    )
    return card.row(_share(), button(text_cards.KIT, control("kit")), to_panel())


def empty_card(sentence: str, others: Sequence[Account] = ()) -> Card:
    """Nothing may stand on it, or nothing is known yet."""
    card = Card().heading(text_cards.TITLE).text(sentence)
    if len(others) > 1:
        card.row(account_menu(others, "card_open", text_panel.OPEN))
    return card.row(_share(), to_panel())


def _share() -> ui.Button[Any]:
    return button(text_cards.WHAT_I_SHARE, control("share"))


def posted_card(user_id: int, chart: Chart) -> Card:
    """For everybody. Rings for nobody."""
    return Card().text(text_cards.posted_by(user_id)).attach(*chart)


def kit_card(chart: Chart, files: Sequence[discord.File]) -> Card:
    """The sheet and the files."""
    card = Card().heading(text_cards.KIT_TITLE).small(text_cards.KIT_HOW).attach(*chart)
    for file in files:
        card.file(file)
    return card.row(_share(), to_panel())
