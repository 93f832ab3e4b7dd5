"""A database, a town, and several processes on it, which are killed at random: never all of them at once."""

import asyncio
import itertools
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.processes import child, items
from benchmarks.processes.duties import Place
from benchmarks.processes.town import Town
from benchmarks.survival.hunter import Hunter
from benchmarks.survival.pace import Pace
from bot.db import Database, open_database
from bot.lifeline import living
from bot.migrate import migrate

BETWEEN = (0.5, 3.0)
"""Seconds from one kill to the next."""
AWAY = (0.2, 3.0)
"""Seconds until it is started again."""
_SHARDS = {1: ("0 1 2 3",), 2: ("0 1", "2 3"), 4: ("0", "1", "2", "3")}


@dataclass(frozen=True, slots=True)
class Size:
    """How much is played.

    `grown_up`: seconds that another process must have lived when one is killed, since who has just been born is as good
    as dead. `lead`: seconds until the first thing that counts is due. `each`: seconds of work for each kill.
    """

    processes: int
    kills: int = 5
    groups: int = 200
    grown_up: float = 2.5
    lead: float = 4.0
    each: float = 4.5
    beacon: bool = True


class Play:
    """Use it from `open` to `close`."""

    def __init__(self, url: str, folder: Path, size: Size, seed: int) -> None:
        """Nothing runs yet."""
        self.url, self.size = url, size
        self.rng = random.Random(seed)
        self.town = Town(Pace(time.time(), 1), self.rng)
        self.town.build(size.groups)
        self.db: Database = open_database(url)
        self._numbers = itertools.count()
        names = enumerate(_SHARDS[size.processes])
        self.hunters = [
            Hunter(self.town, url, folder, self.rng, f"bot{each}", begin=child.begin, more=(shards,))
            for each, shards in names
        ]

    async def open(self) -> None:
        """Start every process, and wait until it is there."""
        await migrate(self.url, None)
        await items.create(self.db)
        for hunter in self.hunters:
            await hunter.open()
            await hunter.start()
        for hunter in self.hunters:
            await hunter.started()
        if len(self.hunters) > 1:
            await self._alive(len(self.hunters))
        else:
            await asyncio.sleep(2)  # it gets to know its groups

    async def close(self) -> None:
        """Leave nothing behind."""
        for hunter in self.hunters:
            await hunter.close()
        await self.db.close()

    async def _alive(self, wanted: int) -> None:
        """Wait until so many are seen alive by the others."""
        while True:
            async with self.db.read() as conn:
                if len(await living(conn)) >= wanted:
                    return
            await asyncio.sleep(0.05)

    def rows(self, places: Sequence[Place], since: datetime, span: timedelta) -> list[dict[str, Any]]:
        """An item of each group, due at random moments within that time."""
        return [
            {
                "id": next(self._numbers),
                "guild_id": place.guild_id,
                "channel_id": place.channel_id,
                "user_id": place.people[0],
                "due_at": since + self.rng.random() * span,
                "acted_at": None,
            }
            for place in places
        ]

    async def hunt(self) -> None:
        """Kill one after the other, whichever, as long as another one has lived for a while."""
        async with asyncio.TaskGroup() as returns:
            for _ in range(self.size.kills):
                await asyncio.sleep(self.rng.uniform(*BETWEEN))
                await self._alive(2)
                await asyncio.sleep(self.size.grown_up)
                victim = self.rng.choice([each for each in self.hunters if each.prey and each.prey.is_alive])
                await victim.kill()
                returns.create_task(self._return(victim))

    async def _return(self, victim: Hunter) -> None:
        await asyncio.sleep(self.rng.choice(AWAY))
        await victim.start()
        await victim.started()
