"""What the doctor looks at: whether accounts are looked at daily."""

from collections.abc import Sequence
from datetime import timedelta

import discord

from bot.client import Greenroom
from bot.feature import Finding, Severity
from bot.text import moment, plural
from cogs.analytics import service_checks, text_checks

LATE = timedelta(days=1)


async def looks(bot: Greenroom, guild: discord.Guild) -> Sequence[Finding]:
    """Find out whether looks are a day late or more."""
    if not bot.has_been_awake(LATE):
        return []
    async with bot.db.read() as conn:
        late, since = await service_checks.late(conn, guild.id, bot.now() - LATE)
    if since is None:
        return []
    problem = text_checks.DOCTOR_PROBLEM.format(accounts=plural(late, "account"), since=moment(since, "R"))
    return [Finding(problem, text_checks.DOCTOR_FIX, Severity.WARNING)]
