"""What happens by itself: a week after somebody left, their numbers go, unless they came back."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import discord

from bot.by import By
from bot.reach import member_of
from cogs.analytics import service_leavers

if TYPE_CHECKING:
    from bot.client import Greenroom

AT_ONCE = 20


def forget_leavers(bot: "Greenroom") -> Callable[[], Awaitable[None]]:
    """The tick. Each person is one transaction; where Discord does not answer, the next tick asks again."""

    async def tick() -> None:
        now = bot.now()
        async with bot.db.read() as conn:
            gone = await service_leavers.due(conn, now, AT_ONCE)
        for guild_id, user_id in gone:
            try:
                is_back = await member_of(bot, guild_id, user_id) is not None
            except discord.HTTPException:
                continue
            async with bot.db.write() as conn:
                await service_leavers.settle(conn, By(guild_id, user_id, now), is_back=is_back)

    return tick
