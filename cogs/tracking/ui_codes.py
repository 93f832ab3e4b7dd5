"""A link that was made, promo codes, and the question before a code is set free."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.ui import CALM, WARNING, Card, button, escape
from cogs.tracking import text, text_codes
from cogs.tracking.model import Code, control
from cogs.tracking.service_codes import Registered
from cogs.tracking.service_links import Made, Wanted
from cogs.tracking.ui import block


def link_card(made: Made, wanted: Wanted, work_id: int) -> Card:
    """To be copied; with a word where it could not be opened."""
    card = Card().heading(text.LINK_TITLE).text(block(made.url)).small(text.LINK_READY)
    if not made.can_be_pressed:
        card.text(text.words_only(wanted.platform, wanted.spot))
    return card.row(_back(work_id))


def registered_card(registered: Registered, work_id: int) -> Card:
    """It is in the registry; looking like another one is worth a word."""
    promo = registered.code.promo
    card = Card(accent=WARNING if registered.is_alike else CALM)
    card.text(text_codes.REGISTERED.format(code=promo.code, brand=escape(promo.brand)))
    if registered.is_alike:
        card.text(text_codes.ALIKE)
    return card.small(text.DISCLOSE).row(_back(work_id))


def _back(work_id: int) -> ui.Button[ui.LayoutView]:
    return button(text.BACK, control("work", work_id) if work_id else control("mine", 0))


def codes_card(codes: Sequence[Code], note: str | None = None) -> Card:
    """The person's own that are in use."""
    card = Card().heading(text_codes.TITLE).small(text_codes.EXPLAINED)
    if note is not None:
        card.text(note)
    card.text("\n".join(f"- {text_codes.line(each.promo)}" for each in codes) or text_codes.NONE)
    if codes:
        options = [
            discord.SelectOption(label=each.promo.code, value=str(each.id), description=each.promo.brand[:100])
            for each in codes
        ]
        card.row(ui.Select(custom_id=control("code_open"), placeholder=text_codes.CHOOSE, options=options))
    return card.row(button(text.CODE, control("code", 0)), button(text_codes.BACK, control("mine", 0)))


def code_card(code: Code) -> Card:
    """One of them, with the question before it is set free."""
    card = Card(accent=WARNING).text(text_codes.line(code.promo)).text(text_codes.END_SURE.format(code=code.promo.code))
    yes = button(text_codes.YES_END, control("code_end", code.id), style=discord.ButtonStyle.danger)
    return card.row(yes, button(text_codes.BACK, control("codes")))
