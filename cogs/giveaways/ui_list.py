"""The moderators' list of giveaways: one line for each, and a menu that opens its panel."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.text import moment
from bot.ui import Card, button, escape
from cogs.giveaways import text_hosting as text
from cogs.giveaways.model import Giveaway, State, control

MOST = 25
_SHORT = 60


def list_card(giveaways: Sequence[Giveaway]) -> Card:
    """What there is, the one that ends next first; at most `MOST` of them."""
    return _list(Card().heading(text.LIST), giveaways).row(
        button(text.OVER, control("over")),
        button(text.TEMPLATES, control("templates")),
        button(text.BARRED, control("bars")),
    )


def over_card(giveaways: Sequence[Giveaway]) -> Card:
    """Those that are over, the latest first."""
    return _list(Card().heading(text.OVER), giveaways).row(button(text.BACK_TO_LIST, control("list")))


def _list(card: Card, giveaways: Sequence[Giveaway]) -> Card:
    if not giveaways:
        return card.text(text.NONE)
    return card.text("\n".join(_line(each) for each in giveaways[:MOST])).row(_menu(giveaways[:MOST]))


def _line(giveaway: Giveaway) -> str:
    return f"**{escape(giveaway.spec.prize, _SHORT)}** · {text.STANDS[giveaway.state]}{_when(giveaway)}"


def _when(giveaway: Giveaway) -> str:
    if giveaway.state is State.SCHEDULED and giveaway.starts_at is not None:
        return f" {moment(giveaway.starts_at, 'R')}"
    return f", ends {moment(giveaway.ends_at, 'R')}" if giveaway.state is State.OPEN else ""


def _menu(giveaways: Sequence[Giveaway]) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(
            label=each.spec.prize[:100], value=str(each.id), description=f"{each.public_id} · {text.STANDS[each.state]}"
        )
        for each in giveaways
    ]
    return ui.Select(custom_id=control("manage"), placeholder=text.CHOOSE, options=options)
