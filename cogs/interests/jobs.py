"""What owners are told by themselves, when it is due."""

from typing import TYPE_CHECKING

import discord

from bot.jobs import each_due
from bot.rounds import let_go
from cogs.interests import service, service_due

if TYPE_CHECKING:
    from bot.client import Greenroom


async def tell(bot: "Greenroom") -> None:
    """Interest and reminders: each request in a transaction of its own."""
    await each_due(bot.db, bot.now(), service_due.due, service_due.act)


async def look_who_left(bot: "Greenroom", guild: discord.Guild) -> None:
    """Those who left unheard wait for no answer."""
    async with bot.db.read() as conn:
        people = await service.waiting(conn, guild.id)
    await let_go(bot, guild, people, service.left)
