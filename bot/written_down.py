"""What somebody typed, kept on the card that says it could not be used, and read from there again.

Nothing is remembered elsewhere, so a restart or a day in between lose nothing. A field is known by the id of its text.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import discord

from bot.ui import Card

_FIRST_ID = 5000


def write_down(card: Card, words: str, place: int) -> None:
    """Add the words of the field that stands at that place in its form."""
    card.text(words)
    list(card.walk_children())[-1].id = _FIRST_ID + place


def read_back(message: discord.Message | None, names: Sequence[str]) -> dict[str, str]:
    """What stands on that message, by the names of the form's fields, in the order of their places."""
    return dict(_found(message.components, names)) if message is not None else {}


def _found(components: Sequence[Any], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for component in components:
        number = (getattr(component, "id", None) or 0) - _FIRST_ID
        if isinstance(component, discord.TextDisplay) and 0 <= number < len(names):
            yield names[number], component.content
        yield from _found(getattr(component, "children", ()), names)
