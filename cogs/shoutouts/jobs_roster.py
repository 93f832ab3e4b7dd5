"""What happens on rosters by itself: breaks that end by their date."""

from typing import TYPE_CHECKING

from cogs.shoutouts import service_roster

if TYPE_CHECKING:
    from bot.client import Greenroom


async def end_breaks(bot: "Greenroom") -> None:
    """Each seat in a transaction of its own."""
    now = bot.now()
    async with bot.db.read() as conn:
        found = await service_roster.resting(conn, now)
    for guild_id, rotation_id, user_id in found:
        async with bot.db.write() as conn:
            await service_roster.end_rest(conn, guild_id, rotation_id, user_id, now)
