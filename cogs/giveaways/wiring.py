"""What giveaways declare to the kernel."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feature import Audience, Feature, Place
from bot.reach import WRITING
from cogs.giveaways import delivery, presses_entering, service
from cogs.giveaways.cog import Giveaways
from cogs.giveaways.entrance import Entrance
from cogs.giveaways.model import FEATURE, PLACE

if TYPE_CHECKING:
    from bot.client import Greenroom

PLACES = [Place(PLACE, "giveaways", "Giveaways for the group.", Audience.MEMBERS, WRITING)]


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    bot.outbox.message(service.CARD, delivery.card(bot), sent=delivery.posted(bot))
    bot.outbox.effect(service.REDRAW, delivery.redrawer(bot), failed=delivery.let_go)
    entrance = Entrance(bot.db)
    return Feature(
        name=FEATURE,
        title="Giveaways",
        cogs=[Giveaways(bot)],
        presses=[presses_entering.presses(entrance)],
        ticks={},
        places=PLACES,
        roles=[],
        permissions=WRITING,
        export=_export,
        forget=_forget,
        checks=[],
    )


async def _export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    del conn, guild_id, user_id
    return {}


async def _forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    del conn, guild_id, user_id
