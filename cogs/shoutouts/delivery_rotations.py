"""What reaches Discord about rotations: that one has begun, and letters about places to exchange."""

from typing import TYPE_CHECKING

from bot.outbox import Delivery, Render
from bot.ui import Card
from cogs.shoutouts import service_line, service_rotations, ui_roster, ui_rotations
from cogs.shoutouts.model import RotationState, SwapState
from cogs.shoutouts.pressing import names
from cogs.shoutouts.service_line import Topic

if TYPE_CHECKING:
    from bot.client import Greenroom


def begun(bot: "Greenroom") -> Render:
    """The card that everybody can join from; nothing when it is over already."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            rotation = await service_rotations.get(conn, delivery.guild_id, delivery.ref["rotation"])
        return ui_rotations.begun_card(rotation) if rotation.state is not RotationState.ENDED else None

    return render


def swap_letter(bot: "Greenroom") -> Render:
    """A letter to one of the two; nothing when what it asks was answered meanwhile."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            found = await service_line.swap_of(conn, delivery.guild_id, delivery.ref["swap"])
        topic = Topic(delivery.ref["topic"])
        if found is None or (topic is Topic.ASKED and found[0].state is not SwapState.ASKED):
            return None
        swap, rotation = found
        other = swap.asker_id if delivery.ref["to"] == swap.other_id else swap.other_id
        return ui_roster.letter_card(swap, rotation, topic, names(bot, delivery.guild_id, [other])[other])

    return render
