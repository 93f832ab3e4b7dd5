"""How entering looks to the person who entered: their ticket, and the way out."""

import discord

from bot.ui import CALM, WARNING, Card, button, escape
from cogs.giveaways import text_entering as text
from cogs.giveaways.model import RUNNING, control
from cogs.giveaways.model_rules import Person
from cogs.giveaways.service_entering import Standing


def ticket_card(standing: Standing, person: Person) -> Card:
    """The ticket of somebody who is in, or that they have none. After the close, whether it counted."""
    giveaway, entry = standing.giveaway, standing.entry
    card = Card(accent=CALM).heading(f"🎟️ {escape(giveaway.spec.prize)}")
    if entry is None:
        return card.text(text.NO_TICKET)
    card.text(text.ticket(entry.ticket))
    if giveaway.state not in RUNNING:
        return card.text(text.verdict(entry.weight, entry.excluded)).small(text.HOW_TO_CHECK)
    card.text(text.chances(giveaway.spec.rules, person)).text(text.crowd(standing.entries))
    return card.row(button(text.LEAVE, control("leave", giveaway.id)))


def leave_card(giveaway_id: int) -> Card:
    """Asks before the ticket is lost."""
    sure = button(text.LEAVE_SURE, control("leave", giveaway_id, "sure"), style=discord.ButtonStyle.danger)
    stay = button(text.STAY, control("ticket", giveaway_id, "back"))
    return Card(accent=WARNING).text(text.LEAVE_ASK).row(sure, stay)


def left_card(*, left: bool) -> Card:
    """They are out."""
    return Card(accent=CALM).text(text.LEFT if left else text.NO_TICKET)
