"""What happens in rooms by itself, when it is due."""

from typing import TYPE_CHECKING

from cogs.rooms import service_due

if TYPE_CHECKING:
    from bot.client import Greenroom

_AT_ONCE = 50


async def act_on_due(bot: "Greenroom") -> None:
    """Reminders and questions: each room in a transaction of its own."""
    now = bot.now()
    async with bot.db.read() as conn:
        found = await service_due.waiting(conn, now, _AT_ONCE)
    for guild_id, room_id in found:
        async with bot.db.write() as conn:
            await service_due.act(conn, guild_id, room_id, now)
