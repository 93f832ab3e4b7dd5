"""How blocking looks: the button on a list, the question before it, and whom one blocked."""

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.ui import WARNING, Card, button
from cogs.collabs import text_blocks as text
from cogs.collabs.model import control

MOST = 25


def block_button(user_id: int) -> ui.Button[Any]:
    """For a list that only one person sees: asks first."""
    return button(text.BLOCK, control("block", user_id))


def sure_card(user_id: int) -> Card:
    """Whether they are sure, and what it means."""
    yes = button(text.YES, control("blocked", user_id), style=discord.ButtonStyle.danger)
    return Card(accent=WARNING).text(text.SURE.format(who=user_id)).small(text.STILL_SEEN).row(yes)


def blocked_card(user_id: int) -> Card:
    """Done, and the way back."""
    card = Card().text(text.BLOCKED.format(who=user_id)).small(text.STILL_SEEN)
    return card.row(button(text.UNBLOCK, control("unblock", user_id)))


def unblocked_card(user_id: int, *, was_blocked: bool) -> Card:
    """Undone, or nothing to undo."""
    words = text.UNBLOCKED if was_blocked else text.NOT_BLOCKED
    return Card().text(words.format(who=user_id))


def list_card(blocked: Sequence[int], names: Mapping[int, str]) -> Card:
    """Everybody one blocked; a name is missing when they left."""
    card = Card().heading(text.TITLE)
    if not blocked:
        return card.text(text.NONE)
    some = blocked[:MOST]
    card.text("\n".join(f"- <@{who}>" for who in some))
    if len(blocked) > MOST:
        card.small(text.more(len(blocked) - MOST))
    options = [discord.SelectOption(label=names.get(who, str(who))[:100], value=str(who)) for who in some]
    menu: ui.Select[ui.LayoutView] = ui.Select(
        custom_id=control("unblock_one"), placeholder=text.CHOOSE, options=options
    )
    return card.row(menu)
