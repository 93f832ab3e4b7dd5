"""What happens by itself: reminders, requests and pairs whose time is over. Each is one indexed read when idle."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.client import Greenroom
from cogs.firststeps import service_audits, service_mentors, service_nudges

SWEEP_EVERY = timedelta(minutes=10)


HasDue = Callable[[AsyncConnection, datetime], Awaitable[bool]]
Do = Callable[[AsyncConnection, datetime], Awaitable[object]]


async def remind(bot: Greenroom) -> None:
    """Send reminders that are due."""
    await _when_due(bot, service_nudges.has_due, service_nudges.remind)


async def end_audits(bot: Greenroom) -> None:
    """Close requests that are two weeks old."""
    await _when_due(bot, service_audits.has_due, service_audits.expire)


async def end_pairs(bot: Greenroom) -> None:
    """Ask the next mentor, and thank those whose weeks are over."""
    await _when_due(bot, service_mentors.has_due, service_mentors.run_out)


async def _when_due(bot: Greenroom, has_due: HasDue, do: Do) -> None:
    """A read tells whether there is anything to do, so that an idle tick never takes the writer."""
    now = bot.now()
    async with bot.db.read() as conn:
        if not await has_due(conn, now):
            return
    async with bot.db.write() as conn:
        await do(conn, now)


class Sweep:
    """Now and then looks for people who began onboarding and did not finish."""

    def __init__(self, bot: Greenroom) -> None:
        """The first call looks."""
        self._bot = bot
        self._next: datetime | None = None

    async def look(self) -> None:
        """Plan reminders for those who have none; repeatable."""
        now = self._bot.now()
        if self._next is not None and now < self._next:
            return
        self._next = now + SWEEP_EVERY
        if await service_nudges.has_unfinished(self._bot.db, now):
            async with self._bot.db.write() as conn:
                await service_nudges.expect_unfinished(conn, now)
