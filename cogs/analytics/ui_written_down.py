"""What was typed into a form of the numbers that could not be used: in blocks without mark-up, as it was typed."""

from collections.abc import Iterable, Mapping

import discord

from bot import written_down
from bot.ui import Card

_BLOCK = "```"


def write_down(card: Card, labels: Mapping[str, str], typed: Mapping[str, str]) -> None:
    """Add a block for each field that is not empty. `labels` are all fields of the form, in their order."""
    for name, words in typed.items():
        if words.strip():
            card.small(labels[name])
            block = f"{_BLOCK}\n{words.replace('`', chr(39))}\n{_BLOCK}"
            written_down.write_down(card, block, list(labels).index(name))


def read_back(message: discord.Message | None, names: Iterable[str]) -> dict[str, str]:
    """What stands on that message, by the names of the form's fields, in the same order."""
    found = written_down.read_back(message, tuple(names))
    return {name: words.removeprefix(f"{_BLOCK}\n").removesuffix(f"\n{_BLOCK}") for name, words in found.items()}
