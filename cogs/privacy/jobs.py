"""What happens by itself: a deletion whose time is over, and who left or came back while nobody was listening."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import discord

from bot import jobs
from bot.by import By
from bot.reach import LINE_TROUBLE, member_of
from cogs.privacy import service
from cogs.privacy.model import Clock, Leaver

if TYPE_CHECKING:
    from bot.client import Greenroom

AT_ONCE = 5
"""In one tick: each takes a tenth of a second in a group with 100,000 rows, and others wait meanwhile."""


async def forget_due(bot: "Greenroom") -> None:
    """Each person alone: one that fails is tried again in an hour, and is in nobody's way."""
    async with bot.db.read() as conn:
        found = await service.due(conn, bot.now(), AT_ONCE)
    for clock in found:
        await jobs.run(f"forgetting somebody in group {clock.guild_id}", partial(_settle, bot, clock))


async def _settle(bot: "Greenroom", clock: Clock) -> None:
    try:
        is_back = clock.asked_at is None and await _is_back(bot, clock)
    except (discord.HTTPException, *LINE_TROUBLE):
        return  # only Discord knows; the next tick asks again
    if is_back:
        async with bot.db.write() as conn:
            await service.came_back(conn, By(clock.guild_id, clock.user_id, bot.now()))
        return
    await _forget_or_postpone(bot, clock)


async def _is_back(bot: "Greenroom", clock: Clock) -> bool:
    return await member_of(bot, clock.guild_id, clock.user_id) is not None


async def _forget_or_postpone(bot: "Greenroom", clock: Clock) -> None:
    try:
        await _forget(bot, clock)
    except Exception:
        async with bot.db.write() as conn:
            await service.postpone(conn, clock, bot.now())
        raise


async def _forget(bot: "Greenroom", clock: Clock) -> None:
    """All of it in one transaction: after a crash the clock is still there, and nothing is half gone."""
    async with bot.db.write() as conn:
        if await service.take(conn, clock, bot.now()):
            await bot.forget_person(conn, clock.guild_id, clock.user_id)


async def look_who_left(bot: "Greenroom", guild: discord.Guild, known: Sequence[int]) -> None:
    """Start the clock of those who left unheard."""
    if left := [each for each in known if guild.get_member(each) is None]:
        async with bot.db.write() as conn:
            await service.left(conn, [Leaver(guild.id, each, bot.now()) for each in left])


async def look_who_is_back(bot: "Greenroom", guild: discord.Guild, gone: Sequence[int]) -> None:
    """Stop it for those who came back."""
    if back := [each for each in gone if guild.get_member(each) is not None]:
        async with bot.db.write() as conn:
            for each in back:
                await service.came_back(conn, By(guild.id, each, bot.now()))
