"""This process among several: its shards, those it took over, and its turn to identify. Alone, it does nothing here."""

import asyncio
import logging
from datetime import datetime

from bot import claims, identify, leases, lifeline
from bot.db import Database
from bot.db_postgres import reaching
from bot.leases import Held
from bot.lifeline import Lifeline
from bot.settings import Settings
from bot.share import Share

PATIENCE = 5.0
"""Seconds that a tick waits here for the database. What else is due does not depend on it."""
WATCHED_EVERY = 0.25
"""Seconds between two looks whether another process has died: its work may have waited for a tick already."""

log = logging.getLogger("greenroom")


class Processes:
    """Keeps `Database.share` true: whose due work this process does."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is asked before the first tick."""
        self._url = settings.database_url.get_secret_value()
        self.home = Share(settings.shard_count, frozenset(settings.shards))
        self._lifeline = Lifeline(self._url)
        self._begun = False
        self._others: frozenset[str] = frozenset()

    @property
    def name(self) -> str | None:
        """Under which the others know this life of it; None when there are no others."""
        return None if self.home.is_everything else self._lifeline.name

    async def tick(self, db: Database, now: datetime) -> None:
        """Give a sign of life, and see which shards are left alone. Raises DBAPIError when that cannot be known now."""
        if self.home.is_everything:
            return
        share = self.home
        try:
            with reaching(db.dialect):
                async with asyncio.timeout(PATIENCE):
                    share = await self._keep(db, now)
        finally:
            if share != db.share:
                log.info("Seeing to the shards %s of %s.", " ".join(map(str, sorted(share.shards))), share.count)
            db.share = share

    async def _keep(self, db: Database, now: datetime) -> Share:
        was_whole = await self._lifeline.hold()
        held = await self._look(db, now)
        me = self._lifeline.name
        # Whoever was cut off leaves the others the time of a tick: they may have been, too, and be alive and well.
        wanted = [each.shard for each in held if each.is_for(self.home, me, now)] if was_whole else []
        if wanted:
            async with db.write() as conn:
                dead = await leases.take(conn, wanted, self.home, me, now)
                if dead:
                    await claims.end(conn, dead, now)
            held = await self._look(db, now)
        self._others = frozenset(each.holder for each in held if each.is_alive and each.has_holder) - {me}
        if any(each.holder == me and not each.is_alive for each in held):
            await self._lifeline.drop()
        return self._share(held, now)

    async def _look(self, db: Database, now: datetime) -> list[Held]:
        if not self._begun:
            async with db.write() as conn:
                await leases.begin(conn, self.home.count, now)
            self._begun = True
        async with db.read() as conn:
            return list(await leases.look(conn, self.home.count))

    def _share(self, held: list[Held], now: datetime) -> Share:
        mine = {each.shard for each in held if each.holder == self._lifeline.name and each.until > now}
        return Share(self.home.count, self.home.shards | mine)

    async def has_lost_one(self, db: Database) -> bool:
        """Whether one of the others has died since the last tick: a small look, often."""
        if not self._others:
            return False
        async with db.read() as conn:
            return not self._others <= await lifeline.living(conn)

    async def leave(self, db: Database, now: datetime) -> None:
        """Let the others go on at once."""
        try:
            if self._begun:
                async with db.write() as conn:
                    await leases.let_go(conn, self._lifeline.name, now)
        finally:
            await self._lifeline.drop()

    async def identify(self, shard_id: int, at_once: int) -> None:
        """Wait for the shard's turn; Discord lets `at_once` shards identify together."""
        await identify.take_turn(self._url, shard_id % at_once)
