"""Letters about linked accounts: one when the numbers stay away, one when an account is not there any more."""

from bot.client import Greenroom
from bot.outbox import Delivery, Failure, Render
from bot.ui import Card
from cogs.analytics import service_sources, ui_sources
from cogs.analytics.model_sources import Trouble


def letter(bot: Greenroom) -> Render:
    """As things stand now: nothing when it was linked again, mended, or removed on the way."""

    async def render(delivery: Delivery) -> Card | None:
        ended: bool = delivery.ref["ended"]
        async with bot.db.read() as conn:
            account = await service_sources.account(conn, delivery.guild_id, delivery.ref["account"])
            link = await service_sources.get(conn, delivery.guild_id, delivery.ref["account"])
        still = link is None if ended else link is not None and link.trouble is not None
        if account is None or not still:
            return None
        return ui_sources.letter_card(account, Trouble(delivery.ref["trouble"]), ended=ended)

    return render


async def let_go(delivery: Delivery, failure: Failure) -> bool:
    """Their direct messages are closed: /stats link says the same when they look."""
    del delivery, failure
    return True
