"""What is left of YouTube's day, in the database: restarts and other processes count into the same one."""

from bot.clock import Clock
from bot.db import Database
from cogs.analytics import service_sources
from cogs.analytics.model_sources import QuotaExhaustedError, pacific_midnight


class DailyLedger:
    """So many units until midnight in California."""

    def __init__(self, db: Database, now: Clock, bucket: str, limit: int) -> None:
        """`bucket` names the credential."""
        self._db = db
        self._now = now
        self._bucket = bucket
        self._limit = limit

    async def spend(self, units: int) -> None:
        """Take units. Raises QuotaExhaustedError when there are not that many."""
        now = self._now()
        async with self._db.write() as conn:
            enough = await service_sources.spend(conn, self._bucket, units, self._limit, now)
        if not enough:
            raise QuotaExhaustedError(pacific_midnight(now))

    async def exhaust(self) -> None:
        """Believe the platform that nothing is left. Raises QuotaExhaustedError."""
        now = self._now()
        async with self._db.write() as conn:
            await service_sources.exhaust(conn, self._bucket, self._limit, now)
        raise QuotaExhaustedError(pacific_midnight(now))
