"""The switch for whoever is under 18: the question, and what stands in place of the panel."""

from bot.ui import CALM, Card, button
from cogs.analytics import text_minors as text
from cogs.analytics.ui import control, sure_card


def with_switch(card: Card) -> Card:
    """The panel with the switch, last of all."""
    return card.row(button(text.SWITCH, control("minor")))


def ask_card() -> Card:
    """Ask before everything is gone."""
    return sure_card(text.SURE, (text.YES, control("minor_yes")), control("me"), text.NO)


def off_card() -> Card:
    """In place of the panel."""
    return Card(accent=CALM).heading(text.OFF_TITLE).text(text.OFF).row(button(text.BACK, control("minor_back")))
