"""What the errand of a weekly card becomes. It goes to its creator or to nobody."""

from typing import TYPE_CHECKING

from bot.by import By
from bot.outbox import Delivery, Failed, Failure, Render, Why
from bot.reach import member_of
from bot.ui import Card
from cogs.analytics import service_digest, ui_digest
from cogs.analytics.people import may_derive_youtube

if TYPE_CHECKING:
    from bot.client import Greenroom


def card(bot: "Greenroom") -> Render:
    """The week as it stands now; nothing when it was stopped on the way, Monday is over, or the person left."""

    async def render(delivery: Delivery) -> Card | None:
        by = By(delivery.guild_id, delivery.user_id or 0, bot.now())
        guild = bot.get_guild(by.guild_id)
        if guild is None or not await _is_here(bot, by):
            return None
        async with bot.db.read() as conn:
            allowed = may_derive_youtube(bot)
            found = await service_digest.weeks(conn, by, delivery.ref["week"], youtube_allowed=allowed)
        return ui_digest.week_card(found, by, guild.name) if found else None

    return render


async def _is_here(bot: "Greenroom", by: By) -> bool:
    """Whether they are still in the group. Back again, they may ask again."""
    if await member_of(bot, by.guild_id, by.user_id) is not None:
        return True
    async with bot.db.write() as conn:
        await service_digest.stop(conn, by.guild_id, by.user_id)
    return False


def not_sent(bot: "Greenroom") -> Failed:
    """Closed to us: the panel tells them. Their account gone: no more. Nobody else hears of it."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        guild_id, user_id = delivery.guild_id, delivery.user_id or 0
        async with bot.db.write() as conn:
            if failure.why is Why.GONE:
                await service_digest.stop(conn, guild_id, user_id)
            elif failure.why in {Why.CLOSED_DM, Why.FORBIDDEN}:
                await service_digest.closed(conn, guild_id, user_id, bot.now())
        return True

    return failed
