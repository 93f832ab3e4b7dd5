"""What happens in rooms by itself, when it is due."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.jobs import each_due
from bot.rounds import let_go
from cogs.rooms import delivery, service, service_due, thread

if TYPE_CHECKING:
    from bot.client import Greenroom


async def act_on_due(bot: "Greenroom") -> None:
    """Reminders and questions: each room in a transaction of its own."""
    await each_due(bot.db, bot.now(), service_due.waiting, service_due.act)


async def look_around(bot: "Greenroom", guild: discord.Guild, people: Sequence[int]) -> None:
    """Who left unheard, and which threads were deleted meanwhile."""
    gone = await let_go(bot, guild, people, service.left)
    async with bot.db.read() as conn:
        rooms = await service.under_way(conn, guild.id)
    for room in rooms:
        if not {room.owner_id, room.creator_id} & set(gone) and await thread.is_gone(bot, room):
            await delivery.lost(bot, room)
