"""What happens by itself before a giveaway ends: planned starts, what comes back, reminders, old drafts."""

from typing import TYPE_CHECKING

from bot.jobs import each_due
from cogs.giveaways import preflight, service_series
from cogs.giveaways import service_starting as starting
from cogs.giveaways.model import State

if TYPE_CHECKING:
    from bot.client import Greenroom

_AT_ONCE = 50


async def start_due(bot: "Greenroom") -> None:
    """Start what was planned for now, remind of pauses, drop old drafts: each in a transaction of its own."""
    now = bot.now()
    async with bot.db.read() as conn:
        found = await starting.due(conn, now, _AT_ONCE)
        known = [await starting.look_at(conn, *each) for each in found]
    for giveaway in known:
        if giveaway is not None and bot.db.share.has(giveaway.guild_id):
            await bot.borrowed.reach(giveaway.guild_id)
            problems = preflight.problems(bot, giveaway) if giveaway.state is State.SCHEDULED else []
            async with bot.db.write() as conn:
                await starting.act(conn, giveaway.guild_id, giveaway.id, problems, now)


async def come_back(bot: "Greenroom") -> None:
    """Plan what comes back regularly and is due; the next tick starts it, if nothing is in its way."""
    await each_due(bot.db, bot.now(), service_series.due, service_series.come_back)
