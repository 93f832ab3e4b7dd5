"""How mentoring looks: the offer, the question to a mentor, the two cards in the pair's thread."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.ui import WARNING, Card, button, escape
from cogs.firststeps import text_mentors
from cogs.firststeps.model import control
from cogs.firststeps.model_mentors import MOST, Offer, Pair

_PRIMARY = discord.ButtonStyle.primary


def offer_card(guild_id: int, offer: Offer) -> Card:
    """What the person offered, and how to change it."""
    card = Card().heading(text_mentors.TITLE).text(text_mentors.offering(offer))
    if not offer.paused:
        card.row(_most(guild_id, offer))
    label, verb = (text_mentors.GO_ON, "unpause") if offer.paused else (text_mentors.PAUSE, "pause")
    return card.row(button(label, control(verb, guild_id)))


def _most(guild_id: int, offer: Offer) -> ui.Select[Any]:
    options = [
        discord.SelectOption(label=text_mentors.at_a_time(n), value=str(n), default=n == offer.most)
        for n in range(1, MOST + 1)
    ]
    return ui.Select(custom_id=control("most", guild_id), placeholder=text_mentors.MOST_LABEL, options=options)


def proposal_row(pair: Pair) -> list[ui.Button[Any]]:
    """The mentor's two answers."""
    return [
        button(text_mentors.GLADLY, control("gladly", pair.guild_id, pair.id), style=_PRIMARY),
        button(text_mentors.NOT_NOW, control("not_now", pair.guild_id, pair.id)),
    ]


def proposal_card(pair: Pair, newcomer: str, group: str) -> Card:
    """The question to a mentor."""
    card = Card().text(text_mentors.proposal(escape(newcomer), escape(group))).small(text_mentors.PROPOSAL_MORE)
    return card.row(*proposal_row(pair))


def proposal_for_card(pair: Pair) -> Card:
    """The same question through the moderators."""
    return (
        Card()
        .text(text_mentors.proposal_for(pair.newcomer_id, pair.mentor_id))
        .row(
            button(text_mentors.SAID_GLADLY, control("gladly_for", pair.id), style=_PRIMARY),
            button(text_mentors.SAID_NOT_NOW, control("not_now_for", pair.id)),
        )
    )


def hello_card(pair: Pair) -> Card:
    """The first message in the pair's thread."""
    card = Card().heading(text_mentors.HELLO_TITLE).text(text_mentors.hello(pair.newcomer_id, pair.mentor_id))
    return card.small(text_mentors.TALK).pinging(pair.newcomer_id, pair.mentor_id)


def thanks_card(pair: Pair) -> Card:
    """The last message in the pair's thread."""
    return Card().heading(text_mentors.THANKS_TITLE).text(text_mentors.thanks(pair.newcomer_id, pair.mentor_id))


def nobody_free_card(waiting: Sequence[int]) -> Card:
    """The weekly word to moderators."""
    return Card(accent=WARNING).text(text_mentors.nobody_free(waiting))
