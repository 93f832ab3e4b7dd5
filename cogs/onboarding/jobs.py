"""What happens by itself: what waits for a moderator is tried again once it looks mended."""

from typing import TYPE_CHECKING

from bot import reach
from cogs.onboarding import service_arrival

if TYPE_CHECKING:
    from bot.client import Greenroom


async def try_again(bot: "Greenroom") -> None:
    """Ask once more for introductions and roles that wait, in every group where they now look possible."""
    now = bot.now()
    async with bot.db.read() as conn:
        waiting = await service_arrival.waiting(conn, now)
    for each in waiting:
        if not bot.db.share.has(each.guild_id):
            continue
        await bot.borrowed.reach(each.guild_id)
        introductions = reach.may_write(bot, each.guild_id, each.channel_id)
        roles = reach.may_give(bot, each.guild_id, each.roles)
        if introductions or roles:
            async with bot.db.write() as conn:
                await service_arrival.try_again(conn, each.guild_id, now, introductions=introductions, roles=roles)
