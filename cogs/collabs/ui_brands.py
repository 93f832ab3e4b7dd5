"""The moderators' list of brands that the group does not work with."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.presses import Form
from bot.ui import Card, button, escape
from cogs.collabs import text_brands as text
from cogs.collabs import ui_mine
from cogs.collabs.model import control
from cogs.collabs.model_brands import LONGEST_NAME, LONGEST_REASON, Brand
from cogs.collabs.model_request import Request

SHOWN = 25
LINKED = 15
"""Requests that name a new brand, in one message."""
_SHORT_REASON = 60
_SHORT_TITLE = 40


def brands_card(brands: Sequence[Brand], page: int = 0, note: str | None = None) -> Card:
    """A page of the list, with a way to add one and to take one off."""
    card = Card().heading(text.BRANDS)
    if note is not None:
        card.text(note)
    page = min(page, max(0, len(brands) - 1) // SHOWN)
    shown = brands[page * SHOWN : (page + 1) * SHOWN]
    card.text("\n".join(map(_line, shown)) or text.NONE)
    if shown:
        card.small(text.NOT_CHANGED).row(_menu(shown))
    back = button(text.BACK, control("browse"))
    return card.row(button(text.ADD, control("brand_add")), *_pages(page, len(brands)), back)


def _line(brand: Brand) -> str:
    return f"- **{escape(brand.name)}** · {escape(brand.reason, _SHORT_REASON)}"


def _menu(shown: Sequence[Brand]) -> ui.Select[ui.LayoutView]:
    options = [discord.SelectOption(label=each.name, value=str(each.id)) for each in shown]
    return ui.Select(custom_id=control("brand_off"), placeholder=text.REMOVE, options=options)


def _pages(page: int, count: int) -> Sequence[ui.Button[ui.LayoutView]]:
    if count <= SHOWN:
        return []
    back = button("‹", control("brands", page - 1), disabled=page == 0)
    return [back, button("›", control("brands", page + 1), disabled=(page + 1) * SHOWN >= count)]


def on_board_card(name: str, found: Sequence[Request]) -> Card:
    """It is on the list, and these requests on the board name it. Nothing has become of them."""
    card = Card().text(f"{text.added(escape(name))}\n{text.on_board(len(found))}")
    card.text("\n".join(map(_named, found[:LINKED])))
    if len(found) > LINKED:
        card.small(text.more(len(found) - LINKED))
    return card.small(text.HOW_TO_CLOSE).row(button(text.BRANDS, control("brands", 0)))


def _named(request: Request) -> str:
    title = escape(request.spec.title, _SHORT_TITLE)
    return text.named(request, title, ui_mine.address(request))


def brand_form() -> Form:
    """Which one, and why."""
    form = Form(text.ADD, control("brand_save"))
    form.line("name", text.NAME, text.NAME_HINT, max_length=LONGEST_NAME)
    return form.paragraph("reason", text.REASON, text.REASON_HINT, max_length=LONGEST_REASON)
