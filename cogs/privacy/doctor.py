"""What the doctor looks at: whether deletions happen when they should."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.feature import Finding
from cogs.privacy import service, text

if TYPE_CHECKING:
    from bot.client import Greenroom


async def deletions(bot: "Greenroom", guild: discord.Guild) -> Sequence[Finding]:
    """Find deletions that should have happened long ago."""
    async with bot.db.read() as conn:
        late = await service.overdue(conn, guild.id, bot.now())
    return [Finding(text.doctor_problem(late), text.DOCTOR_FIX)] if late else []
