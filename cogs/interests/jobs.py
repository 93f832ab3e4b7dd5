"""What owners are told by themselves, when it is due."""

from typing import TYPE_CHECKING

import discord

from bot.by import By
from bot.reach import absent
from cogs.interests import service, service_due

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


async def look_who_left(bot: "Greenroom", guild: discord.Guild) -> None:
    """Those who left unheard wait for no answer."""
    async with bot.db.read() as conn:
        people = await service.waiting(conn, guild.id)
    for person in await absent(guild, people):
        async with bot.db.write() as conn:
            await service.left(conn, By(guild.id, person, bot.now()))
