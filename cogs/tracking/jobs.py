"""What happens by itself: people are asked about packages of which nothing was heard for long."""

from typing import TYPE_CHECKING

from cogs.tracking import service_packages

if TYPE_CHECKING:
    from bot.client import Greenroom

_AT_ONCE = 50


async def ask(bot: "Greenroom") -> None:
    """Each in a transaction of its own."""
    now = bot.now()
    async with bot.db.read() as conn:
        found = await service_packages.due(conn, now, _AT_ONCE)
    for guild_id, parcel_id in found:
        async with bot.db.write() as conn:
            await service_packages.ask(conn, guild_id, parcel_id, now)
