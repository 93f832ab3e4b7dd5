"""What the doctor looks at: whether the digest can be posted where it is to come."""

from collections.abc import Sequence

import discord

from bot.client import Greenroom
from bot.feature import Finding, Severity
from bot.reach import may_write
from cogs.digest import service, text


async def channel(bot: Greenroom, guild: discord.Guild) -> Sequence[Finding]:
    """Find out whether the digest has lost its channel."""
    async with bot.db.read() as conn:
        plan = await service.plan(conn, guild.id)
    if plan.trouble is not None:
        return [Finding(text.DOCTOR_OFF.format(why=text.why(plan.trouble)), text.DOCTOR_OFF_FIX, Severity.WARNING)]
    if not plan.is_on or may_write(bot, guild.id, plan.channel_id):
        return []
    found = guild.get_channel(plan.channel_id or 0)
    name = found.mention if found is not None else "a channel that is gone"
    return [Finding(text.DOCTOR_CHANNEL.format(channel=name), text.DOCTOR_CHANNEL_FIX)]
