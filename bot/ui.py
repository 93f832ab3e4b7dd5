"""Cards: how everything the bot says looks. A card is built from the state, sent, and forgotten; it never listens.

Buttons on a card are answered by `bot.presses`, whatever process or day the press comes in.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from zlib import crc32

import discord
from discord import ui
from discord.ui.select import BaseSelect

TEXT_LIMIT = 4000
COMPONENT_LIMIT = 40
ACCENT = 0x3FA66B
CALM = 0x8A94A6
WARNING = 0xE0A030
TROUBLE = 0xD2553F
_LARGEST_ID = 0x7FFFFFFF


def escape(text: str, limit: int = 300) -> str:
    """Make a person's text safe to show: no mark-up, no mention, no more than `limit` characters."""
    short = text if len(text) <= limit else f"{text[: limit - 1]}…"
    return discord.utils.escape_mentions(discord.utils.escape_markdown(short))


def button(
    label: str,
    custom_id: str,
    *,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    emoji: str | None = None,
    disabled: bool = False,
) -> ui.Button[Any]:
    """A button whose press arrives at `bot.presses` under its custom id."""
    return ui.Button(label=label[:80], custom_id=custom_id, style=style, emoji=emoji, disabled=disabled)


def _identity(menu: BaseSelect[Any]) -> int:
    """A number for a menu and what it offers: on a redrawn card another menu keeps nothing of the one before it."""
    return crc32(repr(menu.to_component_dict()).encode()) & _LARGEST_ID or 1


class Card(ui.LayoutView):
    """One message: a coloured container of texts, pictures and rows of controls."""

    def __init__(self, *, accent: int = ACCENT) -> None:
        """Start an empty card."""
        super().__init__(timeout=None)
        self._box: ui.Container[Any] = ui.Container(accent_colour=accent)
        self.add_item(self._box)
        self._mentions = discord.AllowedMentions.none()
        self._files: list[discord.File] = []
        # A view that has ended is never kept by discord.py: nothing can time out and take a button with it.
        self.stop()

    def text(self, text: str) -> "Card":
        """Add a paragraph. Markdown is yours; a person's words go through `escape` first."""
        self._box.add_item(ui.TextDisplay(text))
        return self

    def heading(self, text: str) -> "Card":
        """Add a title."""
        return self.text(f"## {text}")

    def small(self, text: str) -> "Card":
        """Add a quiet line."""
        return self.text("\n".join(f"-# {line}" for line in text.splitlines()))

    def line(self) -> "Card":
        """Add a thin rule."""
        self._box.add_item(ui.Separator())
        return self

    def section(self, text: str, accessory: ui.Button[Any] | ui.Thumbnail[Any]) -> "Card":
        """Add a text with a button or a small picture beside it."""
        self._box.add_item(ui.Section(text, accessory=accessory))
        return self

    def picture(self, url: str, description: str) -> "Card":
        """Add a picture with its alt text."""
        self._box.add_item(ui.MediaGallery(discord.MediaGalleryItem(url, description=description)))
        return self

    def attach(self, file: discord.File, description: str) -> "Card":
        """Add a picture that is uploaded with the card."""
        self._files.append(file)
        return self.picture(f"attachment://{file.filename}", description)

    def file(self, file: discord.File) -> "Card":
        """Add a file to download, uploaded with the card."""
        self._files.append(file)
        self._box.add_item(ui.File(f"attachment://{file.filename}"))
        return self

    def row(self, *items: ui.Item[Any]) -> "Card":
        """Add up to five buttons, or one select menu."""
        for item in items:
            if isinstance(item, BaseSelect):
                item.id = _identity(item)
        self._box.add_item(ui.ActionRow(*items))
        return self

    def rows(self, buttons: Sequence[ui.Button[Any]]) -> "Card":
        """Add any number of buttons, five to a row."""
        for start in range(0, len(buttons), 5):
            self.row(*buttons[start : start + 5])
        return self

    def pinging(self, *people: int, roles: Sequence[int] = ()) -> "Card":
        """Let the mentions of exactly these people and roles ring."""
        self._mentions = discord.AllowedMentions(
            everyone=False,
            users=[discord.Object(person) for person in people],
            roles=[discord.Object(role) for role in roles],
        )
        return self

    def marked(self, marker: int) -> "Card":
        """Put our own number on the message, so that a late retry recognises it in the channel."""
        self._box.id = marker
        return self

    def extras(self) -> dict[str, Any]:
        """What goes beside the view when the card is sent: who may be pinged, and files."""
        extras: dict[str, Any] = {"allowed_mentions": self._mentions}
        if self._files:
            extras["files"] = self._files
        return extras


def carries(message: discord.Message, marker: int) -> bool:
    """Whether this is our message with that marker."""
    return any(getattr(component, "id", None) == marker for component in message.components)


def texts(components: Sequence[Any]) -> Iterator[str]:
    """Every text on a message, from the top."""
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        yield from texts(getattr(component, "children", ()))
