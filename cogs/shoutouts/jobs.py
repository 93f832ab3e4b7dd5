"""What happens in rotations by itself: a turn begins, its window ends, a giver is reminded."""

from typing import TYPE_CHECKING

from bot.jobs import each_due
from cogs.shoutouts import service_asking, service_turns

if TYPE_CHECKING:
    from bot.client import Greenroom


async def play(bot: "Greenroom") -> None:
    """Turns that are due, each in a transaction of its own."""
    await each_due(bot.db, bot.now(), service_turns.due, service_turns.play)


async def finish(bot: "Greenroom") -> None:
    """Turns whose window is over."""
    await each_due(bot.db, bot.now(), service_turns.over, service_turns.finish)


async def remind(bot: "Greenroom") -> None:
    """Givers who have a day left."""
    await each_due(bot.db, bot.now(), service_asking.due, service_asking.remind)
