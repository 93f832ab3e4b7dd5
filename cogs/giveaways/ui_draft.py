"""A draft as its moderator sees it: the card as everybody will see it, what to do with it, all that can be chosen."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.ui import Card, button, escape
from cogs.giveaways import text_drafting as text
from cogs.giveaways.model import RUNNING, UPCOMING, Giveaway, State, View, control
from cogs.giveaways.model_calendar import Every
from cogs.giveaways.model_drafting import Page
from cogs.giveaways.text import starts
from cogs.giveaways.ui import preview_card
from cogs.giveaways.ui_forms import select_options


def draft_card(giveaway: Giveaway, problems: Sequence[str] = ()) -> Card:
    """The preview and the buttons. `problems` stand in the way of a start, in words."""
    card = preview_card(View(giveaway, 0)).line()
    if problems:
        card.text("\n".join((text.FIRST, *(f"- {each}" for each in problems))))
    if giveaway.state is State.SCHEDULED and giveaway.starts_at is not None:
        card.text(starts(giveaway.starts_at))
    card.small(text.below(giveaway))
    card.row(*_start(giveaway))
    if giveaway.state is State.SCHEDULED:
        return card.row(_more(giveaway), button(text.TO_DRAFT, control("unplan", giveaway.id)))
    throw = button(text.DISCARD, control("discard", giveaway.id), style=discord.ButtonStyle.danger)
    return card.row(_page(Page.BASICS, giveaway), _more(giveaway), throw)


def _start(giveaway: Giveaway) -> Sequence[ui.Button[ui.LayoutView]]:
    now = button(text.START_NOW, control("go", giveaway.id), style=discord.ButtonStyle.success)
    return now, button(text.START_LATER, control("later", giveaway.id))


def _more(giveaway: Giveaway) -> ui.Button[ui.LayoutView]:
    return button(text.MORE, control("options", giveaway.id))


def _page(page: Page, giveaway: Giveaway) -> ui.Button[ui.LayoutView]:
    return button(text.PAGES[page], control("form", page.value, giveaway.id))


def options_card(giveaway: Giveaway, every: Every | None) -> Card:
    """All that can be chosen, with what is chosen now. The same for a draft and for one that runs."""
    card = Card().heading(text.OPTIONS).text(text.summary(giveaway, every))
    if giveaway.state in RUNNING:
        card.small(text.WHILE_IT_RUNS)
    card.rows([_page(page, giveaway) for page in Page])
    card.row(_repeat(giveaway, every))
    back = "draft" if giveaway.state in UPCOMING else "manage"
    keep = button(text.KEEP_TEMPLATE, control("name", giveaway.id))
    return card.row(button(text.BACK, control(back, giveaway.id), style=discord.ButtonStyle.primary), keep)


def _repeat(giveaway: Giveaway, every: Every | None) -> ui.Select[ui.LayoutView]:
    options = list(select_options(text.EVERY, every.value if every else ""))
    return ui.Select(custom_id=control("repeat", giveaway.id), options=options)


def template_kept_card(name: str) -> Card:
    """It was saved."""
    return Card().text(text.KEPT_AS_TEMPLATE.format(name=escape(name)))
