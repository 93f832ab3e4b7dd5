"""What the doctor says about draws that do not come to their end."""

from collections.abc import Sequence
from datetime import timedelta

import discord

from bot.client import Greenroom
from bot.feature import Finding
from cogs.giveaways import service, text_draw
from cogs.giveaways.model import State

TOO_LONG = timedelta(hours=1)
_MOST = 10


async def draws(bot: Greenroom, guild: discord.Guild) -> Sequence[Finding]:
    """Giveaways that were closed an hour ago, or longer, and whose winners are still not announced."""
    waiting = {State.CLOSED, State.DRAWN}
    async with bot.db.read() as conn:
        found = await service.in_states(conn, guild.id, waiting, _MOST)
    late = bot.now() - TOO_LONG
    return [
        Finding(text_draw.stuck(each.spec.prize), text_draw.STUCK_FIX)
        for each in found
        if each.closed_at is not None and each.closed_at < late
    ]
