"""What was typed into a form that could not be used, on the card that says so, and read from there again.

It stands in blocks without mark-up. Nothing is remembered elsewhere, so a restart or a day in between lose nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import discord

from bot.ui import Card

_FIRST_ID = 5000
_BLOCK = "```"


def write_down(card: Card, labels: Mapping[str, str], typed: Mapping[str, str]) -> None:
    """Add a block for each field that is not empty. `labels` are all fields of the form, in their order."""
    for name, words in typed.items():
        if words.strip():
            card.small(labels[name])
            card.text(f"{_BLOCK}\n{words.replace('`', chr(39))}\n{_BLOCK}")
            list(card.walk_children())[-1].id = _FIRST_ID + list(labels).index(name)


def read_back(message: discord.Message | None, names: Iterable[str]) -> dict[str, str]:
    """What stands on that message, by the names of the form's fields, in the same order."""
    return dict(_found(message.components, tuple(names))) if message is not None else {}


def _found(components: Sequence[Any], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for component in components:
        number = (getattr(component, "id", None) or 0) - _FIRST_ID
        if isinstance(component, discord.TextDisplay) and 0 <= number < len(names):
            yield names[number], component.content.removeprefix(f"{_BLOCK}\n").removesuffix(f"\n{_BLOCK}")
        yield from _found(getattr(component, "children", ()), names)
