"""What the doctor says about credentials: which one does not work, without showing it, and what is switched on."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

import discord

from bot.client import Greenroom
from bot.feature import Finding
from cogs.analytics import text_sources
from cogs.analytics.model_sources import CREDENTIAL, SourceError, Trouble
from cogs.analytics.sources.choosing import Connectors
from cogs.profiles.model import Platform
from cogs.profiles.model_handles import RULES

EVERY = timedelta(hours=1)
"""A question to a platform costs something, and the credentials are the same for every group."""


class Credentials:
    """Asks each platform once an hour at the most, whoever wants to know."""

    def __init__(self, connectors: Connectors) -> None:
        """Nothing was asked yet."""
        self._connectors = connectors
        self._known: dict[Platform, tuple[datetime, Trouble | None]] = {}

    async def check(self, bot: Greenroom, guild: discord.Guild) -> Sequence[Finding]:
        """One finding for each credential that does not work."""
        del guild
        troubles = {each: await self._trouble(each, bot.now()) for each in text_sources.DOCTOR_FIX if self._has(each)}
        return [self._finding(each, trouble) for each, trouble in troubles.items() if trouble in CREDENTIAL]

    def _has(self, platform: Platform) -> bool:
        return platform in self._connectors.platforms

    async def _trouble(self, platform: Platform, now: datetime) -> Trouble | None:
        if platform not in self._known or now - self._known[platform][0] >= EVERY:
            self._known[platform] = now, await _asked(self._connectors.of(platform).check)
        return self._known[platform][1]

    def _finding(self, platform: Platform, trouble: Trouble | None) -> Finding:
        words = text_sources.DOCTOR_AUTH if trouble is Trouble.AUTH else text_sources.DOCTOR_PERMISSION
        fix = f"{text_sources.DOCTOR_FIX[platform]} {text_sources.switched_on(self._connectors.platforms)}"
        return Finding(words.format(platform=RULES[platform].name), fix)


async def _asked(check: Callable[[], Awaitable[None]]) -> Trouble | None:
    """What is wrong, if anything."""
    try:
        await check()
    except SourceError as error:
        return error.trouble
    return None
