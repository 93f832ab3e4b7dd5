"""What the doctor looks at: whether private threads can be made under the welcome channel."""

from collections.abc import Sequence

import discord

from bot.client import Greenroom
from bot.feature import Finding, Severity
from bot.text import listing
from bot.threads import NEEDS
from cogs.contact import text
from cogs.contact.delivery import WELCOME
from cogs.desk import service as desk

NAMES = {
    "view_channel": "*View Channel*",
    "send_messages": "*Send Messages*",
    "create_private_threads": "*Create Private Threads*",
    "send_messages_in_threads": "*Send Messages in Threads*",
}


async def threads(bot: Greenroom, guild: discord.Guild) -> Sequence[Finding]:
    """Find the missing thread permissions. A missing channel is the desk's finding."""
    async with bot.db.read() as conn:
        channel = guild.get_channel(await desk.place(conn, guild.id, WELCOME) or 0)
    if channel is None or channel.permissions_for(guild.me) >= NEEDS:
        return []
    allowed = channel.permissions_for(guild.me)
    missing = [name for flag, name in NAMES.items() if not getattr(allowed, flag)]
    problem = text.DOCTOR_PROBLEM.format(channel=channel.mention)
    fix = text.DOCTOR_FIX.format(permissions=listing(missing), channel=channel.mention)
    return [Finding(problem, fix, Severity.WARNING)]
