"""What the errand of a share card becomes: drawn from what is shared at that moment, or not at all.

Remembering where it is, and forgetting one that was never sent, is as with every post: see `delivery_posts`.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.by import By
from bot.outbox import Delivery, Render
from bot.ui import Card
from cogs.analytics import carding, cards, service_cards, service_posts, ui_cards
from cogs.analytics.studio import draw

if TYPE_CHECKING:
    from bot.client import Greenroom


def card(bot: "Greenroom") -> Render:
    """The card with what its owner shares now; nothing when they stopped on the way."""

    async def render(delivery: Delivery) -> Card | None:
        ref = delivery.ref
        person = By(delivery.guild_id, ref["user"], bot.now())
        async with bot.db.read() as conn:
            left = await service_cards.still(conn, person, ref)
        spec = await carding.spec_of(bot, person, left[0].id, left[1]) if left is not None else None
        if spec is None:
            async with bot.db.write() as conn:
                await service_posts.gone(conn, delivery.guild_id, ref["post"])
            return None
        spec = replace(spec, look=cards.look_of(ref["look"]), size=cards.size_of(ref["size"]))
        return ui_cards.posted_card(person.user_id, await draw(bot, spec, "card"))

    return render
