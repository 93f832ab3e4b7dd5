"""What the doctor looks at: whether people are asked about packages in time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.feature import Finding, Severity
from cogs.tracking import service_packages, text

if TYPE_CHECKING:
    from bot.client import Greenroom


async def questions(bot: "Greenroom", guild: discord.Guild) -> Sequence[Finding]:
    """Find questions that should have been asked long ago."""
    async with bot.db.read() as conn:
        late = await service_packages.overdue(conn, guild.id, bot.now())
    return [Finding(text.DOCTOR_PROBLEM, text.DOCTOR_FIX, Severity.WARNING)] if late else []
