"""Notes to the moderators about one giveaway, with the button that leads to it."""

from collections.abc import Sequence

from bot.ui import ACCENT, WARNING, Card, button, escape
from cogs.giveaways import text_notes as text
from cogs.giveaways.model import Giveaway, control
from cogs.giveaways.model_notes import Note
from cogs.giveaways.text import MANAGE


def note_card(giveaway: Giveaway, note: Note, words: Sequence[str]) -> Card:
    """What happened and what to do. The host's phone rings, nobody else's."""
    card = Card(accent=ACCENT if note is Note.STARTED else WARNING)
    host = f"<@{giveaway.host_id}>" if giveaway.host_id is not None else ""
    sentence = text.NOTES[note].format(prize=escape(giveaway.spec.prize), channel=f"<#{giveaway.channel_id}>")
    card.text("\n".join([f"{host} {sentence}".strip(), *(f"- {each}" for each in words)]))
    card.row(button(MANAGE, control("manage", giveaway.id)))
    return card.pinging(giveaway.host_id) if giveaway.host_id is not None else card
