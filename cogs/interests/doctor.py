"""What the doctor looks at: whether owners hear of interest in time."""

from collections.abc import Sequence
from datetime import timedelta

import discord

from bot.client import Greenroom
from bot.feature import Finding, Severity
from bot.text import plural
from cogs.interests import service_due, text_letters

LATE = timedelta(days=1)


async def letters(bot: Greenroom, guild: discord.Guild) -> Sequence[Finding]:
    """Find out whether words to owners are a day late or more."""
    async with bot.db.read() as conn:
        late = await service_due.late(conn, guild.id, bot.now() - LATE)
    if not late:
        return []
    problem = text_letters.DOCTOR_PROBLEM.format(requests=plural(late, "request"))
    return [Finding(problem, text_letters.DOCTOR_FIX, Severity.WARNING)]
