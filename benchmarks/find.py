"""Whether `/find` grows slower than a group: 5,000 members against 50, each with a profile, a size and a rate.

In proportion would be a ratio of 100. A page is the same length in both; what differs is how much is filed.
"""

import asyncio
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.databases import UrlIn
from benchmarks.scaling import Row
from bot.by import By
from bot.db import Database, open_database
from bot.migrate import migrate
from cogs.analytics import store_sharing
from cogs.analytics.model_sharing import CONSENT, Level, Measure, Share
from cogs.finding import service, service_filing
from cogs.finding.model import Wanted
from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Field, Niche, Platform, PlatformEntry, Visibility

FEW, MANY = 50, 5_000
AIM = 10.0
_GROUP, _ME, _FIRST = 1, 999, 1_000
_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_PLACES = ("Leeds, UK", "Lisbon, Portugal", "Porto, Portugal", "Berlin", "Toronto, Canada", "Austin, Texas")
_ON = (Platform.INSTAGRAM, Platform.TIKTOK, Platform.YOUTUBE)
_QUESTIONS: Mapping[str, Wanted] = {
    "a niche": Wanted(niche=Niche.FOOD),
    "a region": Wanted(region="portugal"),
    "a size on a platform": Wanted(tier=2, platform=Platform.INSTAGRAM),
    "a rate": Wanted(band=2),
    "all of it": Wanted(Niche.FOOD, 2, Platform.INSTAGRAM, 2, "portugal"),
    "what nobody has": Wanted(niche=Niche.FOOD, region="atlantis"),
}


def measure(url_in: UrlIn, rounds: int, most: int = MANY) -> list[Row]:
    """Measure on one engine, in turns."""
    with TemporaryDirectory(prefix="greenroom-") as few, TemporaryDirectory(prefix="greenroom-") as many:
        return asyncio.run(_measure((url_in(Path(few)), url_in(Path(many))), rounds, most))


async def _measure(urls: tuple[str, str], rounds: int, most: int) -> list[Row]:
    few, many = [await _filled(url, members) for url, members in zip(urls, (FEW, most), strict=True)]
    rows = [Row(what, AIM) for what in _QUESTIONS]
    for number in range(rounds + 1):
        for row in rows:
            spent = [await _spent(db, _QUESTIONS[row.what]) for db in (few, many)]
            if number:  # the first round warms up
                row.few.append(spent[0])
                row.many.append(spent[1])
    await few.close()
    await many.close()
    return rows


async def _spent(db: Database, wanted: Wanted) -> float:
    started = time.perf_counter()
    async with db.read() as conn:
        await service.find(conn, By(_GROUP, _ME, _NOW), wanted, 0, lambda _: True)
    return time.perf_counter() - started


async def _filled(url: str, members: int) -> Database:
    await migrate(url, None)
    db, dice = open_database(url), Random(16)
    people = [_ME, *range(_FIRST, _FIRST + members - 1)]
    for start in range(0, members, service_filing.AT_ONCE):
        some = people[start : start + service_filing.AT_ONCE]
        async with db.write() as conn:
            for person in some:
                platform = await _member(conn, person, dice)
                rates = {person: {platform: dice.uniform(0.5, 9)}}
                await service_filing.refile(conn, _GROUP, [person], rates)
    return db


async def _member(conn: AsyncConnection, person: int, dice: Random) -> Platform:
    """A profile that everybody may see, and a rate shared by name."""
    platform = Platform.INSTAGRAM if person == _ME else dice.choice(_ON)
    changes = Changes(
        niches=(dice.choice(list(Niche)),),
        platforms=(PlatformEntry(platform, f"creator.{person}", dice.randrange(1_000, 90_000)),),
        region=dice.choice(_PLACES),
        visibility={Field.FOLLOWERS: Visibility.GROUP},
    )
    await profiles.save(conn, _GROUP, person, changes, _NOW)
    await profiles.share(conn, _GROUP, person, _NOW)
    await store_sharing.share(conn, _GROUP, person, Share(platform, Measure.RATE, Level.NAMED, CONSENT, _NOW))
    return platform
