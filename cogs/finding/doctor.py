"""What the doctor looks at: whether everybody who is here can be found."""

from collections.abc import Sequence

import discord

from bot.client import Greenroom
from bot.feature import Finding, Severity
from cogs.finding import text


async def members(bot: Greenroom, guild: discord.Guild) -> Sequence[Finding]:
    """Find out whether the list of members is whole."""
    del bot
    return [] if guild.chunked else [Finding(text.DOCTOR_PROBLEM, text.DOCTOR_FIX, Severity.WARNING)]
