"""How the weekly card looks, its switch in the panel, and the numbers for whoever presses in direct messages."""

from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.by import By
from bot.ui import CALM, Card, button, escape
from cogs.analytics import text, text_digest, text_logging, text_numbers
from cogs.analytics.model_digest import Week
from cogs.analytics.model_portrait import Portrait
from cogs.analytics.service_digest import Standing
from cogs.analytics.ui import PRIMARY, control, name_of

ROOM = 3200
"""Characters for the accounts: a message of Discord holds 4,000."""


def week_card(weeks: Sequence[Week], by: By, group: str) -> Card:
    """The card. What is new comes first."""
    card = Card().heading(text_digest.TITLE)
    day = text_numbers.day(by.now)
    card.small(text_digest.UNDER_TITLE.format(day=day, group=escape(group, 100)))
    if not any(each.has_news for each in weeks):
        card.text(text_digest.GENTLE)
    _accounts(card, sorted(weeks, key=lambda each: not each.has_news))
    numbers = button(text_logging.MY_NUMBERS, control("digest_numbers", by.guild_id), style=PRIMARY)
    stop = button(text_digest.STOP_THESE, control("digest_off", by.guild_id))
    return card.small(text.PRIVATE).row(numbers, stop)


def _accounts(card: Card, weeks: Sequence[Week]) -> None:
    room = ROOM
    for place, each in enumerate(weeks):
        words = f"**{name_of(each.account)}**\n{text_digest.account(each)}"
        room -= len(words)
        if room < 0:
            card.small(text_digest.more(len(weeks) - place))
            return
        card.line().text(words)


def with_switch(card: Card, found: Standing, guild_id: int, *, offered: bool = True) -> Card:
    """A card of the panel with the one button that makes sense. Not offered, it is only to be stopped."""
    if found.next_at is not None:
        return card.small(text_digest.comes(found.next_at)).row(_off(guild_id))
    if found.closed:
        return card.text(text_digest.CLOSED).row(_on(guild_id), _off(guild_id))
    return card.row(_on(guild_id)) if offered else card


def _on(guild_id: int) -> ui.Button[Any]:
    return button(text_digest.ON, control("digest_on", guild_id))


def _off(guild_id: int) -> ui.Button[Any]:
    return button(text_digest.OFF, control("digest_off", guild_id))


def stopped_card(guild_id: int) -> Card:
    """None any more, and the way back."""
    return Card(accent=CALM).text(text_digest.STOPPED).row(_on(guild_id))


def asked_card(found: Standing, guild_id: int) -> Card:
    """Asked for in direct messages."""
    return with_switch(Card(), found, guild_id)


def numbers_card(portraits: Sequence[Portrait], group: str) -> Card:
    """Every account in a few lines, where the panel's other pages are not."""
    card = Card().heading(text_logging.MY_NUMBERS)
    for each in portraits:
        card.text(f"**{name_of(each.account)}**\n{text_numbers.home_line(each)}")
    words = text_digest.NUMBERS_MORE if portraits else text_digest.NUMBERS_NONE
    return card.small(words.format(group=escape(group, 100)))
