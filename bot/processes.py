"""This process among several: its shards, those it took over, and its turn to identify. Alone, it does nothing here."""

import logging
import secrets
from datetime import datetime

from bot import identify, leases
from bot.db import Database
from bot.settings import Settings
from bot.share import Share

log = logging.getLogger("greenroom")


class Processes:
    """Keeps `Database.share` true: whose due work this process does."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is asked before the first tick."""
        self._url = settings.database_url.get_secret_value()
        self.home = Share(settings.shard_count, frozenset(settings.shards))
        self._holder = secrets.token_hex(8)  # edge: whoever is started again is somebody else
        self._begun = False

    async def tick(self, db: Database, now: datetime) -> None:
        """Give a sign of life, and see which shards are left alone."""
        if self.home.is_everything:
            return
        async with db.write() as conn:
            if not self._begun:
                await leases.begin(conn, self.home.count, now)
            share = await leases.keep(conn, self.home, self._holder, now)
        self._begun = True
        if share != db.share:
            log.info("Seeing to the shards %s of %s.", " ".join(map(str, sorted(share.shards))), share.count)
        db.share = share

    async def leave(self, db: Database, now: datetime) -> None:
        """Let the others go on at once, where they would wait for a lease."""
        if self._begun:
            async with db.write() as conn:
                await leases.let_go(conn, self._holder, now)

    async def identify(self, shard_id: int, at_once: int) -> None:
        """Wait for the shard's turn; Discord lets `at_once` shards identify together."""
        await identify.take_turn(self._url, shard_id % at_once)
