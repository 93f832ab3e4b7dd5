"""What happens on rosters by itself: breaks that end by their date, and who left the group unheard."""

from typing import TYPE_CHECKING

import discord

from bot.rounds import let_go
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


async def look_who_left(bot: "Greenroom", guild: discord.Guild) -> None:
    """Whoever is on a roster, and not in the group any more."""
    async with bot.db.read() as conn:
        people = await service_roster.people(conn, guild.id)
    await let_go(bot, guild, people, service_roster.left)
