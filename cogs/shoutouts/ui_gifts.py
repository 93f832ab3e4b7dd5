"""How a gift looks to its giver: the question, the state, the list of what is open, and who could be asked instead.

Its buttons name the group first: the card may lie in direct messages. Forms are in `ui_proof`.
"""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.ui import ACCENT, CALM, Card, button
from cogs.shoutouts import text_gifts as text
from cogs.shoutouts import text_letters
from cogs.shoutouts.model import Gift, GiftState, control
from cogs.shoutouts.service_asking import Owed
from cogs.shoutouts.ui_turns import about
from cogs.shoutouts.viewing import GiftLook, Person

_WAITS = {GiftState.ASKED, GiftState.PROMISED, GiftState.MISSED}


def gift_card(look: GiftLook, words: str | None = None) -> Card:
    """What is asked for, what could be said, and the buttons that make sense now. `words` stand first in a letter."""
    gift = look.owed.gift
    card = Card(accent=ACCENT if gift.state in _WAITS else CALM)
    if words is None:
        card.heading(text.headline(look.featured.name, look.owed.rotation.spec.name)).text(text.state(gift))
    else:
        card.text(words)
    if gift.state in {GiftState.ASKED, GiftState.PROMISED}:
        card.line()
        about(card, look.featured).small(f"{text.OWN_WORDS}\n{text.BRAND}")
    if look.note:
        card.text(look.note)
    return card.row(*shown) if (shown := buttons(look.owed)) else card


def buttons(owed: Owed) -> Sequence[ui.Button[Any]]:
    """What can be done with it now. In a pair nobody else can be asked instead."""
    gift = owed.gift
    ids = (gift.guild_id, gift.id)
    out = button(text_letters.OUT, control("gift_out", *ids), style=discord.ButtonStyle.success)
    come_in = button(text_letters.IN, control("gift_in", *ids), style=discord.ButtonStyle.success)
    other = [button(text_letters.OTHER, control("gift_other", *ids))] if owed.turn.featured_id is not None else []
    if gift.state is GiftState.ASKED:
        return [come_in, button(text_letters.NOT_NOW, control("gift_no", *ids)), *other]
    if gift.state is GiftState.PROMISED:
        return [out, button(text.CANNOT, control("gift_no", *ids)), *other]
    return [out] if gift.state is GiftState.MISSED else []


def mine_card(looks: Sequence[GiftLook]) -> Card:
    """Everything that waits for a giver, each with a button to its own card."""
    card = Card().heading(text.MINE)
    if not looks:
        return card.text(text.NOTHING)
    for look in looks:
        gift = look.owed.gift
        line = f"**{text.headline(look.featured.name, look.owed.rotation.spec.name)}**\n{text.state(gift)}"
        card.section(line, button(text_letters.LOOK, control("gift", gift.guild_id, gift.id)))
    return card


def others_card(gift: Gift, people: Sequence[Person]) -> Card:
    """Who could be asked instead."""
    if not people:
        return Card().text(text.NOBODY_ELSE)
    options = [discord.SelectOption(label=each.name[:100], value=str(each.user_id)) for each in people]
    ids = (gift.guild_id, gift.id)
    menu: ui.Select[Any] = ui.Select(
        custom_id=control("gift_chosen", *ids), placeholder=text.CHOOSE_OTHER, options=options
    )
    return Card().text(text.CHOOSE_OTHER).small(text.ASK_OTHER).row(menu)
