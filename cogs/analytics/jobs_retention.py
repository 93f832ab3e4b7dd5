"""What happens by itself: numbers that may be kept no longer are deleted, all in one transaction."""

from datetime import datetime, timedelta

from bot.client import Greenroom
from cogs.analytics import service_sources
from cogs.analytics.model_sources import Kept

EVERY = timedelta(hours=6)


class Retention:
    """Looks a few times a day. When it last looked is this process's business: looking twice does no harm."""

    def __init__(self, bot: Greenroom) -> None:
        """Not looked yet."""
        self._bot = bot
        self._looked: datetime | None = None

    async def tick(self) -> None:
        """Delete what is too old, or will be before the next look."""
        now, bot = self._bot.now(), self._bot
        if self._looked is not None and now - self._looked < EVERY:
            return
        settings = bot.settings
        kept = Kept.of_months(settings.typed_numbers_kept_months, settings.platform_numbers_kept_months)
        if await service_sources.has_old(bot.db, now, EVERY, kept):
            async with bot.db.write() as conn:
                await service_sources.forget_old(conn, now, EVERY, bot.user.id if bot.user is not None else 0, kept)
        self._looked = now
