"""What happens by itself: people are asked about packages of which nothing was heard for long."""

from typing import TYPE_CHECKING

from bot.jobs import each_due
from cogs.tracking import service_packages

if TYPE_CHECKING:
    from bot.client import Greenroom


async def ask(bot: "Greenroom") -> None:
    """Each in a transaction of its own."""
    await each_due(bot.db, bot.now(), service_packages.due, service_packages.ask)
