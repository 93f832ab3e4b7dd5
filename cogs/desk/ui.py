"""How the desk looks: the alert in the moderators' log."""

from bot.outbox import Delivery
from bot.ui import WARNING, Card


async def alert_card(delivery: Delivery) -> Card:
    """A few sentences for the moderators."""
    return Card(accent=WARNING).text(delivery.ref["text"])
