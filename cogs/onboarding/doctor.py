"""What the doctor looks at: people whose introduction or roles wait."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.feature import Finding
from bot.text import plural
from cogs.onboarding import service_arrival, text

if TYPE_CHECKING:
    from bot.client import Greenroom


async def waiting(bot: "Greenroom", guild: discord.Guild) -> Sequence[Finding]:
    """Say how many people wait, and for what."""
    async with bot.db.read() as conn:
        counts = await service_arrival.count_waiting(conn, guild.id)
    findings = []
    if people := counts["introduction"]:
        problem = text.WAITING_INTRODUCTIONS.format(count=plural(people, "introduction is", "introductions are"))
        findings.append(Finding(problem, text.WAITING_INTRODUCTIONS_FIX))
    if people := counts["roles"]:
        problem = text.WAITING_ROLES.format(count=plural(people, "person has", "people have"))
        findings.append(Finding(problem, text.WAITING_ROLES_FIX))
    return findings
