"""Whether `/stats` grows slower with what is stored: 2,000 rows of content against 200,000, for the same creators.

In the large database the creators have a longer history, and many others have numbers too, here and in other groups.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.databases import UrlIn
from benchmarks.scaling import Row
from bot.by import By
from bot.db import Database, open_database
from bot.migrate import migrate
from cogs.analytics import service, service_ranking, service_sharing, store
from cogs.analytics.model import Content, Numbers, Snapshot
from cogs.analytics.model_boards import RANKED, Asked, Scope
from cogs.analytics.model_growth import SPANS, growth
from cogs.analytics.model_portrait import portrait
from cogs.analytics.model_sharing import Level, Measure
from cogs.analytics.service_ranking import Ask
from cogs.profiles.model import Platform

FEW, MANY = 2_000, 200_000
CREATORS = 40
RECENT = FEW // CREATORS
EARLIER = 350
"""How much more each creator has in the large database: about a piece every other day for 25 months."""
AIM = 1.5
_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_GROUP, _FIRST = 1, 1_000
_WHERE = Platform.INSTAGRAM

Question = Callable[[AsyncConnection], Awaitable[object]]


def measure(url_in: UrlIn, rounds: int, most: int = MANY) -> list[Row]:
    """Measure on one engine, in turns."""
    with TemporaryDirectory(prefix="greenroom-") as few, TemporaryDirectory(prefix="greenroom-") as many:
        return asyncio.run(_measure((url_in(Path(few)), url_in(Path(many))), rounds, most))


async def _measure(urls: tuple[str, str], rounds: int, most: int) -> list[Row]:
    few, many = [await _filled(url, rows) for url, rows in zip(urls, (FEW, most), strict=True)]
    rows = [Row(what, AIM) for what in _questions()]
    for _ in range(rounds):
        for row in rows:
            row.few.append(await _spent(few, _questions()[row.what]))
            row.many.append(await _spent(many, _questions()[row.what]))
    await few.close()
    await many.close()
    return rows


def _questions() -> Mapping[str, Question]:
    by, ask = By(_GROUP, _FIRST, _NOW), Ask(_GROUP, _FIRST, _NOW, youtube_allowed=False)

    async def me(conn: AsyncConnection) -> object:
        return [portrait(each, _NOW) for each in await service.shelves(conn, by)]

    async def grown(conn: AsyncConnection) -> object:
        return [growth(each.snapshots, days, _NOW) for each in await service.shelves(conn, by) for days in SPANS]

    async def rates(conn: AsyncConnection) -> object:
        return await service_ranking.leaderboard(conn, ask, Asked(_WHERE, Measure.RATE, Scope()))

    async def growths(conn: AsyncConnection) -> object:
        return await service_ranking.leaderboard(conn, ask, Asked(_WHERE, Measure.GROWTH, Scope()))

    async def steady(conn: AsyncConnection) -> object:
        return await service_ranking.leaderboard(conn, ask, Asked(_WHERE, Measure.CONSISTENCY, Scope()))

    boards = {"leaderboard of rates": rates, "leaderboard of growth": growths, "leaderboard of consistency": steady}
    return {"me": me, "growth": grown, **boards}


async def _spent(db: Database, question: Question) -> float:
    started = time.perf_counter()
    async with db.read() as conn:
        await question(conn)
    return time.perf_counter() - started


async def _filled(url: str, rows: int) -> Database:
    await migrate(url, None)
    db, large = open_database(url), rows > FEW
    for number in range(CREATORS):
        async with db.write() as conn:
            await _creator(conn, _GROUP, _FIRST + number, RECENT + (EARLIER if large else 0))
            for measure in RANKED:
                await service_sharing.share(conn, _GROUP, _FIRST + number, (_WHERE, measure), Level.NAMED, _NOW)
    others = (rows - CREATORS * (RECENT + EARLIER)) // RECENT if large else 0
    for number in range(others):
        async with db.write() as conn:
            await _creator(conn, _GROUP + number % 5, 2 * _FIRST + number, RECENT)
    return db


async def _creator(conn: AsyncConnection, guild_id: int, user_id: int, count: int) -> None:
    account = await store.keep_account(conn, guild_id, user_id, _WHERE, f"creator.{user_id}", _NOW)
    contents = _contents(user_id, count)
    for start in range(0, count, RECENT):
        await store.keep_contents(conn, guild_id, account.id, contents[start : start + RECENT])
    days = [Snapshot(at=_NOW - timedelta(days=day), followers=9_000 - day) for day in range(0, 91, 7)]
    await store.keep_snapshots(conn, guild_id, account.id, days)


def _contents(user_id: int, count: int) -> Sequence[Content]:
    """One every other day or so, each with numbers of its own."""
    return [
        Content(
            key=str(number),
            published_at=_NOW - timedelta(days=4, hours=43 * number),
            captured_at=_NOW,
            numbers=Numbers(likes=200 + (number * 37 + user_id) % 150, comments=number % 9),
            followers=9_000,
        )
        for number in range(count)
    ]
