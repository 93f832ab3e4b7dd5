"""A form that could not be used: what was wrong, and everything that was typed, so that it opens again filled in.

The words stand on the card itself: see `bot.written_down`.
"""

from collections.abc import Sequence

import discord

from bot.ui import WARNING, Card, button
from bot.written_down import read_back, write_down
from cogs.giveaways import text_drafting as text
from cogs.giveaways.model import control
from cogs.giveaways.model_drafting import Answers
from cogs.giveaways.text_sponsor import PLATFORMS

_NAMES = tuple(text.LABELS)
_MENUS = {"colour": text.COLOURS, "introduced": text.INTRODUCTION, "beacon": text.BEACON, "platform": PLATFORMS}
_ROLES = {"needs_all", "needs_any", "barred_roles", "bypass_roles", "roles", "ping_role"}
_MENTIONS = {"channel": "<#{}>", "people": "<@{}>"} | dict.fromkeys(_ROLES, "<@&{}>")


def refused_card(sentence: str, again: Sequence[str | int], answers: Answers) -> Card:
    """Say what was wrong. `again` is what the button leads to: a verb and its arguments."""
    card = Card(accent=WARNING).text(sentence)
    for name, answer in answers.items():
        if answer and name in text.LABELS:
            card.small(text.LABELS[name])
            write_down(card, _shown(name, answer), _NAMES.index(name))
    card.small(text.NOTHING_LOST)
    verb, *args = again
    return card.row(button(text.CORRECT, control(str(verb), *args), style=discord.ButtonStyle.primary))


def _shown(name: str, answer: str | Sequence[str]) -> str:
    if isinstance(answer, str):
        return answer
    if name in _MENUS:
        return _MENUS[name].get(answer[0], answer[0])
    return " ".join(_MENTIONS[name].format(each) for each in answer)


def typed(message: discord.Message | None) -> Answers:
    """What the card of that message remembers."""
    return {name: _read(name, shown) for name, shown in read_back(message, _NAMES).items()}


def _read(name: str, shown: str) -> str | list[str]:
    if name in _MENUS:
        return [key for key, label in _MENUS[name].items() if label == shown]
    return [each.strip("<>#@&") for each in shown.split()] if name in _MENTIONS else shown
