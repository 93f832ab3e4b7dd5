"""What happens by itself: every account is looked at once a day, each at a time of its own."""

from datetime import timedelta

from bot import jobs
from bot.client import Greenroom
from cogs.analytics import checking, service_checks
from cogs.analytics.people import may_derive_youtube

AT_ONCE = 5
SWEEP_EVERY = timedelta(hours=1)


class Sweep:
    """Now and then finds accounts that nobody looks at yet."""

    def __init__(self, bot: Greenroom) -> None:
        """The first call looks."""
        self._bot = bot
        self._next = bot.now()

    async def tick(self) -> None:
        """Plan looks for them; repeatable."""
        now = self._bot.now()
        if now < self._next:
            return
        self._next = now + SWEEP_EVERY
        if await service_checks.has_unlooked(self._bot.db):
            async with self._bot.db.write() as conn:
                await service_checks.expect(conn, now)


async def look_at_due(bot: Greenroom) -> None:
    """Look at those whose time has come. What a crash cuts short is looked at tomorrow."""
    async with bot.db.write() as conn:
        due = await service_checks.claim(conn, bot.now(), AT_ONCE)
    for guild_id, account_id in due:

        async def one(guild_id: int = guild_id, account_id: int = account_id) -> None:
            await look_at(bot, guild_id, account_id)

        await jobs.run(f"the look at account {account_id} of group {guild_id}", one)


async def look_at(bot: Greenroom, guild_id: int, account_id: int) -> None:
    """Look at one account, off the event loop, and save what follows."""
    now, allowed = bot.now(), may_derive_youtube(bot)
    async with bot.db.read() as conn:
        known = await service_checks.known(conn, guild_id, account_id, now, youtube_allowed=allowed)
    for each, found in await checking.looks(bot, [known] if known is not None else []):
        async with bot.db.write() as conn:
            await service_checks.conclude(conn, each, found, now)
