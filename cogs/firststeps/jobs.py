"""What happens by itself: reminders, requests and pairs whose time is over. Each is one indexed read when idle."""

from datetime import datetime, timedelta

from bot.client import Greenroom
from cogs.firststeps import service_audits, service_mentors, service_nudges

SWEEP_EVERY = timedelta(minutes=10)


async def remind(bot: Greenroom) -> None:
    """Send reminders that are due."""
    now = bot.now()
    async with bot.db.read() as conn:
        if not await service_nudges.has_due(conn, now):
            return
    async with bot.db.write() as conn:
        await service_nudges.remind(conn, now)


async def end_audits(bot: Greenroom) -> None:
    """Close requests that are two weeks old."""
    now = bot.now()
    async with bot.db.read() as conn:
        if not await service_audits.has_due(conn, now):
            return
    async with bot.db.write() as conn:
        await service_audits.expire(conn, now)


async def end_pairs(bot: Greenroom) -> None:
    """Ask the next mentor, and thank those whose weeks are over."""
    now = bot.now()
    async with bot.db.read() as conn:
        if not await service_mentors.has_due(conn, now):
            return
    async with bot.db.write() as conn:
        await service_mentors.run_out(conn, now)


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
        async with self._bot.db.write() as conn:
            await service_nudges.expect_unfinished(conn, now)
