"""What happens by itself: each linked account is read once a day, at its own time, in one process at a time.

The asking is done beside the tick: a platform that is slow holds up no other work of the bot.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Sequence

from bot import jobs
from bot.client import Greenroom
from cogs.analytics import reading_accounts, service_sources
from cogs.analytics.model_sources import AT_ONCE, Link
from cogs.analytics.sources.choosing import Connectors
from cogs.profiles.model import Platform

CLAIMED = 50
MOST = 4
"""So many groups of accounts are read at once."""
PATIENCE = 2.0
"""Seconds that a tick waits for what it started; what takes longer goes on beside the next ticks."""


class Refreshing:
    """The accounts that this process reads."""

    def __init__(self, bot: Greenroom, connectors: Connectors) -> None:
        """Nothing is under way."""
        self._bot = bot
        self._connectors = connectors
        self._tasks: set[asyncio.Task[None]] = set()

    async def go_on(self) -> None:
        """Read those whose turn it is."""
        bot, platforms = self._bot, self._connectors.platforms
        async with bot.db.read() as conn:
            if len(self._tasks) >= MOST or not await service_sources.has_due(conn, bot.now(), platforms):
                return
        async with bot.db.write() as conn:
            taken = await service_sources.claim(conn, bot.now(), platforms, CLAIMED)
        started = [self._start(platform, links) for platform, links in _batches(taken)]
        if started:
            await asyncio.wait(started, timeout=PATIENCE)

    def _start(self, platform: Platform, links: Sequence[Link]) -> asyncio.Task[None]:
        numbers = ", ".join(str(link.account_id) for link in links)
        task = asyncio.create_task(jobs.run(f"reading the accounts {numbers}", self._reading(platform, links)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _reading(self, platform: Platform, links: Sequence[Link]) -> Callable[[], Awaitable[None]]:
        async def read() -> None:
            await reading_accounts.read(self._bot, self._connectors.of(platform), links)

        return read

    async def stop(self) -> None:
        """Leave what is under way; its leases run out, and it is read again."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._connectors.close()


def _batches(links: Sequence[Link]) -> Iterator[tuple[Platform, Sequence[Link]]]:
    """By platform, as many as one question can ask for."""
    by_platform: dict[Platform, list[Link]] = defaultdict(list)
    for link in links:
        by_platform[link.ref.platform].append(link)
    for platform, those in by_platform.items():
        size = AT_ONCE.get(platform, 1)
        yield from ((platform, those[start : start + size]) for start in range(0, len(those), size))
