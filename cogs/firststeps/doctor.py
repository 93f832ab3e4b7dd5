"""What the doctor looks at: whether requests for feedback can be posted. Threads are looked at by `cogs.contact`."""

from collections.abc import Sequence

import discord

from bot.client import Greenroom
from bot.feature import Finding, Severity
from cogs.desk import service as desk
from cogs.firststeps import text_audits
from cogs.firststeps.service_audits import PLACE

NEEDS = discord.Permissions(view_channel=True, send_messages=True)


async def requests(bot: Greenroom, guild: discord.Guild) -> Sequence[Finding]:
    """Find out whether the introductions channel takes messages. A missing channel is the desk's finding."""
    async with bot.db.read() as conn:
        channel = guild.get_channel(await desk.place(conn, guild.id, PLACE) or 0)
    if channel is None or channel.permissions_for(guild.me) >= NEEDS:
        return []
    problem = text_audits.DOCTOR_PROBLEM.format(channel=channel.mention)
    return [Finding(problem, text_audits.DOCTOR_FIX.format(channel=channel.mention), Severity.WARNING)]
