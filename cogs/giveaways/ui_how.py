"""How a giveaway is drawn, explained privately to whoever asks."""

from bot.text import plural
from bot.ui import Card
from cogs.giveaways import text_how as text
from cogs.giveaways.model import Giveaway


def how_card(giveaway: Giveaway) -> Card:
    """The steps in plain words, for this giveaway."""
    steps = [text.SEALED, text.LISTED, text.BEACON if giveaway.spec.after.beacon else text.NO_BEACON, text.ORDERED]
    card = Card().heading(text.TITLE)
    card.text("\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1)))
    card.text(text.AFTER.format(hours=plural(giveaway.spec.after.claim_hours, "hour")))
    return card.small(text.VERIFY)
