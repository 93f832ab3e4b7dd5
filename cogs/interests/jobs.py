"""What owners are told by themselves, when it is due."""

from typing import TYPE_CHECKING

from bot.jobs import each_due
from cogs.interests import service_due

if TYPE_CHECKING:
    from bot.client import Greenroom


async def tell(bot: "Greenroom") -> None:
    """Interest and reminders: each request in a transaction of its own."""
    await each_due(bot.db, bot.now(), service_due.due, service_due.act)
