"""What happens in rooms by itself, when it is due."""

from typing import TYPE_CHECKING

import discord

from bot.by import By
from bot.reach import absent
from cogs.rooms import delivery, service, service_due, thread

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


async def look_around(bot: "Greenroom", guild: discord.Guild) -> None:
    """Who left unheard, and which threads were deleted meanwhile."""
    async with bot.db.read() as conn:
        rooms = await service.under_way(conn, guild.id)
    people = {person for room in rooms for person in (room.owner_id, room.creator_id)}
    gone = await absent(guild, people)
    for person in gone:
        async with bot.db.write() as conn:
            await service.left(conn, By(guild.id, person, bot.now()))
    for room in rooms:
        if not {room.owner_id, room.creator_id} & set(gone) and await thread.is_gone(bot, room):
            await delivery.lost(bot, room)
