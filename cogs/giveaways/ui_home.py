"""A member's own list: what they won and have not answered, and what runs."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.ui import Card, button, escape
from cogs.giveaways import text_home as text
from cogs.giveaways.model import control
from cogs.giveaways.model_home import Glance, Running, Win

_SHORT = 60
_MOST_WINS = 5


def mine_card(found: Glance, running: Sequence[Running], guild_id: int) -> Card:
    """Everything of one person, each with its button."""
    card = Card().heading(text.MINE)
    for win in found.wins[:_MOST_WINS]:
        words = text.ON_ITS_WAY if win.is_sent else text.won(win.claim_by)
        card.section(words.format(escape(win.prize, _SHORT)), _answer(win, guild_id))
    if not running:
        return card.text(text.NOTHING_RUNS).small(text.NOTHING_WON)
    if found.wins:
        card.line()
    for each in running:
        card.section(text.line(escape(each.prize, _SHORT), each.ends_at, _where(each)), _way(each, guild_id))
    return card.small(text.HOW)


def _answer(win: Win, guild_id: int) -> ui.Button[Any]:
    label, verb = (text.RECEIVED, "received") if win.is_sent else (text.CLAIM, "claim")
    return button(label, control(verb, win.giveaway_id, guild_id), style=discord.ButtonStyle.success)


def _where(each: Running) -> str:
    if each.is_paused:
        return text.PAUSED
    return text.IN if each.is_in else text.NOT_IN


def _way(each: Running, guild_id: int) -> ui.Button[Any]:
    place = f"https://discord.com/channels/{guild_id}/{each.channel_id}"
    return ui.Button(label=text.OPEN_CARD, url=f"{place}/{each.message_id}" if each.message_id is not None else place)
