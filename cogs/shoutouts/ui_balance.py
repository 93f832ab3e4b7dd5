"""How a person's own ledger looks, and the list of those who would be glad of a shoutout."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.ui import Card, button
from cogs.shoutouts import text_balance as text
from cogs.shoutouts.model import Rotation, RotationState, SeatState, control
from cogs.shoutouts.model_balance import Mine, Waiting
from cogs.shoutouts.ui_report import file_button

MOST = 25
"""As many rotations as a menu holds."""


def ledger_card(found: Sequence[Mine], me: int, chosen: int | None = None) -> Card:
    """Given, received, what came last, and two quick ways to give back; of the rotation chosen, or of the first."""
    card = Card().heading(text.TITLE)
    if not found:
        return card.text(text.NO_SEAT).small(text.ONLY_YOU)
    shown = next((each for each in found if each.rotation.id == chosen), found[0])
    card.text(text.balance(shown))
    if shown.offered:
        card.text(text.OFFERED)
    if shown.rows:
        card.line().text("\n".join(f"- {text.row(at, event, me)}" for at, event in shown.rows))
    if len(found) > 1:
        card.row(_menu(found[:MOST], shown))
    return card.row(*_buttons(shown)).small(text.ONLY_YOU)


def _menu(found: Sequence[Mine], shown: Mine) -> ui.Select[Any]:
    rotations, now = (each.rotation for each in found), shown.rotation.id
    options = [
        discord.SelectOption(label=each.spec.name[:100], value=str(each.id), default=each.id == now)
        for each in rotations
    ]
    return ui.Select(custom_id=control("ledger_of"), placeholder=text.CHOOSE, options=options)


def _buttons(mine: Mine) -> Sequence[ui.Button[Any]]:
    rotation = mine.rotation
    ends = mine.held.seat.state is SeatState.LEFT or rotation.state is RotationState.ENDED
    offer = button(text.NEXT_TURN, control("offer_next", rotation.id), style=discord.ButtonStyle.success)
    if mine.offered:
        offer = button(text.NOT_NEXT, control("offer_back", rotation.id))
    now = button(text.NOW, control("give_now", rotation.id), style=discord.ButtonStyle.primary)
    return [*([] if ends else [offer, now]), file_button(rotation.id)]


def waiting_card(rotation: Rotation, found: Sequence[Waiting]) -> Card:
    """Up to three people, each with a button."""
    card = Card().heading(text.WAITING_TITLE).text(text.WAITING_SAYS if found else text.NOBODY_WAITS)
    for each in found:
        card.section(text.waiting(each, rotation.spec.givers), button(text.GIVE, control("give_to", each.turn_id)))
    back = button(text.BACK, control("ledger", rotation.id))
    offer = button(text.NEXT_TURN, control("offer_next", rotation.id))
    return card.row(*([] if found else [offer]), back)
