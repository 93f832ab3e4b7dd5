"""What happens on the board by itself: requests whose time has come, and cards that are looked for once a day."""

from typing import TYPE_CHECKING

from bot.jobs import each_due
from cogs.collabs import delivery, service_due

if TYPE_CHECKING:
    from bot.client import Greenroom

_LOOKED_FOR_AT_ONCE = 5
"""Each is a request to Discord, so they are spread over the seconds of a day."""


async def act_on_due(bot: "Greenroom") -> None:
    """Reminders, ends, old drafts: each in a transaction of its own."""
    await each_due(bot.db, bot.now(), service_due.due, service_due.act)


async def look_for_cards(bot: "Greenroom") -> None:
    """A message in a text channel can be deleted without a word to us."""
    async with bot.db.write() as conn:
        found = await service_due.take_unchecked(conn, bot.now(), _LOOKED_FOR_AT_ONCE)
    for request in found:
        await delivery.look_for(bot, request)
