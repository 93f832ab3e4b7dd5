"""What the errand of a private question becomes. It goes to its creator or to nobody."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.client import Greenroom
from bot.outbox import Delivery, Failure, Render, Sent
from bot.reach import member_of
from bot.ui import Card
from cogs.analytics import checking, service_checks, service_verification, ui_checks


def notice(bot: Greenroom) -> Render:
    """The question with the arithmetic of this moment; nothing when it was closed on the way, or the person left."""

    async def render(delivery: Delivery) -> Card | None:
        guild_id, user_id, now = delivery.guild_id, delivery.user_id or 0, bot.now()
        guild = bot.get_guild(guild_id)
        if guild is None or await member_of(bot, guild_id, user_id) is None:
            return None
        found = await checking.about(bot, guild_id, delivery.ref["matter"])
        async with bot.db.read() as conn:
            joined = await service_verification.joined(conn, guild_id, user_id)
        if found is None or found.matter is None:
            return None
        return ui_checks.notice_card(found, found.matter, guild.name, now, joined=joined)

    return render


def told(bot: Greenroom) -> Sent:
    """From now on the creator has a week."""

    async def sent(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
        del message_id
        await service_checks.told(conn, delivery.guild_id, delivery.ref["matter"], bot.now())

    return sent


async def let_be(delivery: Delivery, failure: Failure) -> bool:
    """Closed to us: the panel tells them when they next open it. Nobody else hears of it, moderators least of all."""
    del delivery, failure
    return True
