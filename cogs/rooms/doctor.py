"""What the doctor finds about rooms: no channel that can hold one, or reminders that are late."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.feature import Finding, Severity
from cogs.rooms import service_due, service_thread, text_letters
from cogs.rooms.thread import can_hold

if TYPE_CHECKING:
    from bot.client import Greenroom


async def place(bot: "Greenroom", guild: discord.Guild) -> Sequence[Finding]:
    """Whether a private thread can be made somewhere. A group without a board needs none."""
    async with bot.db.read() as conn:
        channels = await service_thread.grounds(conn, guild.id)
        has_board = await service_thread.has_board(conn, guild.id)
    if not has_board or any(can_hold(guild.get_channel(each)) for each in channels):
        return []
    return [Finding(text_letters.PROBLEM, text_letters.FIX)]


async def lateness(bot: "Greenroom", guild: discord.Guild) -> Sequence[Finding]:
    """Whether something has been due for long."""
    async with bot.db.read() as conn:
        late = await service_due.overdue(conn, guild.id, bot.now())
    return [Finding(text_letters.LATE, text_letters.LATE_FIX, Severity.WARNING)] if late else []
