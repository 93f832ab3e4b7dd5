"""What the doctor finds about turns: some that are late."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.feature import Finding, Severity
from cogs.shoutouts import service_turns, text_turns

if TYPE_CHECKING:
    from bot.client import Greenroom


async def lateness(bot: "Greenroom", guild: discord.Guild) -> Sequence[Finding]:
    """Whether a turn should have begun or ended for long."""
    async with bot.db.read() as conn:
        late = await service_turns.overdue(conn, guild.id, bot.now())
    return [Finding(text_turns.LATE, text_turns.LATE_FIX, Severity.WARNING)] if late else []
