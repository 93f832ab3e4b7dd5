"""What happens on the board by itself: requests whose time has come, and cards that are looked for once a day."""

from typing import TYPE_CHECKING

import discord

from bot.by import By
from bot.reach import absent
from cogs.collabs import delivery, service, service_due

if TYPE_CHECKING:
    from bot.client import Greenroom

_AT_ONCE = 50
_LOOKED_FOR_AT_ONCE = 5
"""Each is a request to Discord, so they are spread over the seconds of a day."""


async def act_on_due(bot: "Greenroom") -> None:
    """Reminders, ends, old drafts: each in a transaction of its own."""
    now = bot.now()
    async with bot.db.read() as conn:
        found = await service_due.due(conn, now, _AT_ONCE)
    for guild_id, request_id in found:
        async with bot.db.write() as conn:
            await service_due.act(conn, guild_id, request_id, now)


async def look_for_cards(bot: "Greenroom") -> None:
    """A message in a text channel can be deleted without a word to us."""
    async with bot.db.write() as conn:
        found = await service_due.take_unchecked(conn, bot.now(), _LOOKED_FOR_AT_ONCE)
    for request in found:
        await delivery.look_for(bot, request)


async def look_who_left(bot: "Greenroom", guild: discord.Guild) -> None:
    """Owners who left unheard: what they offered is over."""
    async with bot.db.read() as conn:
        owners = await service.owners(conn, guild.id)
    for person in await absent(guild, owners):
        async with bot.db.write() as conn:
            await service.left(conn, By(guild.id, person, bot.now()))
