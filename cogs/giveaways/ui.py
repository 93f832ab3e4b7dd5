"""How a giveaway looks in its channel: one card, drawn anew from the state each time."""

import discord

from bot.ui import ACCENT, CALM, Card, button, escape
from cogs.giveaways import text
from cogs.giveaways.model import RUNNING, Giveaway, State, View, control
from cogs.giveaways.model_spec import LONGEST_DESCRIPTION


def live_card(view: View) -> Card:
    """The giveaway as everybody sees it."""
    giveaway, spec = view.giveaway, view.giveaway.spec
    card = Card(accent=_accent(giveaway)).heading(f"🎁 {escape(spec.prize)}")
    if spec.look.description:
        card.text(escape(spec.look.description, LONGEST_DESCRIPTION))
    if spec.look.image:
        card.picture(spec.look.image, spec.prize)
    card.text(_facts(view))
    card.small(text.COMMITMENT.format(commitment=giveaway.commitment))
    return _controls(card, giveaway)


def _accent(giveaway: Giveaway) -> int:
    if giveaway.state is not State.OPEN:
        return CALM
    return ACCENT if giveaway.spec.look.colour is None else giveaway.spec.look.colour


def _facts(view: View) -> str:
    giveaway = view.giveaway
    lines = [text.STATES[giveaway.state]] if giveaway.state in text.STATES else [text.ends(giveaway.ends_at)]
    lines.append(f"{text.winners(giveaway.spec.winners)} · {text.entries(view.entries)}")
    if giveaway.host_id is not None:
        lines.append(text.hosted(giveaway.host_id))
    return "\n".join(lines)


def _controls(card: Card, giveaway: Giveaway) -> Card:
    if giveaway.state not in RUNNING:
        return card
    enter = button(
        text.ENTER,
        control("enter", giveaway.id),
        style=discord.ButtonStyle.primary,
        emoji="🎉",
        disabled=giveaway.state is not State.OPEN,
    )
    return card.row(enter)
