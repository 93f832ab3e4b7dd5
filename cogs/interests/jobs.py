"""What owners are told by themselves, when it is due."""

from typing import TYPE_CHECKING

from cogs.interests import service_due

if TYPE_CHECKING:
    from bot.client import Greenroom

_AT_ONCE = 50


async def tell(bot: "Greenroom") -> None:
    """Interest and reminders: each request in a transaction of its own."""
    now = bot.now()
    async with bot.db.read() as conn:
        found = await service_due.due(conn, now, _AT_ONCE)
    for guild_id, request_id in found:
        async with bot.db.write() as conn:
            await service_due.act(conn, guild_id, request_id, now)
