"""The panel's first page: every account in a few lines, and a door to everything else."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.ui import WARNING, Card, button, escape
from cogs.analytics import text, text_logging, text_numbers, text_panel
from cogs.analytics.model import FEATURE, Account
from cogs.analytics.model_portrait import Portrait
from cogs.analytics.service import Place
from cogs.profiles.model import Platform

PRIMARY = discord.ButtonStyle.primary
DANGER = discord.ButtonStyle.danger


def control(verb: str, *args: int | str) -> str:
    """The custom id of a control of analytics."""
    return ":".join((FEATURE, verb, *map(str, args)))


def name_of(account: Account | Place) -> str:
    """`Instagram · @sofia.layers`, safe to be shown."""
    at = "" if account.platform is Platform.OTHER or "/" in account.handle else "@"
    return f"{text.PLATFORMS[account.platform]} · {at}{escape(account.handle, 60)}"


def label_of(account: Account | Place) -> str:
    """The same for a menu, which shows no mark-up."""
    return f"{text.PLATFORMS[account.platform]} · {account.handle}"[:100]


def home_card(portraits: Sequence[Portrait], doors: Sequence[tuple[str, str]]) -> Card:
    """All accounts. `doors` are labels and verbs of what else there is."""
    card = Card().heading(text_panel.HOME).small(text.PRIVATE)
    for each in portraits:
        card.text(f"**{name_of(each.account)}**\n{text_numbers.home_line(each)}")
    card.row(account_menu([each.account for each in portraits], "open", text_panel.OPEN))
    more = [button(text_panel.PLATFORMS, control("platforms"))] if len(portraits) > 1 else []
    card.row(
        button(text_logging.LOG, control("log"), style=PRIMARY),
        button(text_logging.IMPORT, control("import")),
        button(text_logging.ADD_ACCOUNT, control("add")),
        *more,
    )
    return card.rows([button(label, control(verb)) for label, verb in doors])


def empty_card(places: Sequence[Place], doors: Sequence[tuple[str, str]] = ()) -> Card:
    """Nothing was logged yet: what this is for, and where to begin."""
    card = Card().heading(text_panel.HOME).text(text_panel.EMPTY).small(text.PRIVATE)
    if not places:
        card.row(button(text_logging.ADD_ACCOUNT, control("add"), style=PRIMARY))
        return card
    card.row(
        button(text_logging.LOG, control("log"), style=PRIMARY),
        button(text_logging.IMPORT, control("import")),
        button(text_logging.ADD_ACCOUNT, control("add")),
    )
    return card.rows([button(label, control(verb)) for label, verb in doors])


def account_menu(accounts: Sequence[Account], verb: str, placeholder: str) -> ui.Select[Any]:
    """Choose one of one's accounts."""
    options = [discord.SelectOption(label=label_of(each), value=str(each.id)) for each in accounts]
    return ui.Select(custom_id=control(verb), placeholder=placeholder, options=options[:25])


def choose_card(accounts: Sequence[Account], verb: str, question: str) -> Card:
    """Ask which account it is about."""
    return Card().text(question).row(account_menu(accounts, verb, text_panel.OPEN))


def sure_card(question: str, yes: tuple[str, str], no: str, keep: str = text_logging.KEEP) -> Card:
    """Ask before something is gone for good. `yes` is a label and a custom id, `no` a custom id."""
    label, custom_id = yes
    return Card(accent=WARNING).text(question).row(button(label, custom_id, style=DANGER), button(keep, no))


def said_card(words: str, *buttons: ui.Button[Any]) -> Card:
    """A sentence, and what to do next."""
    card = Card().text(words)
    return card.row(*buttons) if buttons else card


def to_panel() -> ui.Button[Any]:
    """Back to the first page."""
    return button(text_logging.MY_NUMBERS, control("me"))
