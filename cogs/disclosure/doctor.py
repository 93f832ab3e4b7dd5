"""What the doctor looks at: whether captions go when their day is over."""

from collections.abc import Sequence

import discord

from bot.client import Greenroom
from bot.feature import Finding, Severity
from cogs.disclosure import service, text


async def captions(bot: Greenroom, guild: discord.Guild) -> Sequence[Finding]:
    """Find captions that should be gone."""
    async with bot.db.read() as conn:
        late = await service.overdue(conn, guild.id, bot.now())
    return [Finding(text.DOCTOR_PROBLEM, text.DOCTOR_FIX, Severity.WARNING)] if late else []
