"""What becomes of troubles, and of a quota, on both engines."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.outbox_store import outbox
from cogs.analytics import service_sources, store, store_sources
from cogs.analytics.model_sources import (
    HiddenError,
    NotFoundError,
    QuotaExhaustedError,
    SourceError,
    Trouble,
)
from cogs.analytics.sources.ledger import DailyLedger
from tests.analytics.readings import BOT, DOWN, GROUP, JAMAL, KEIKO, NOW, REF, claimed, content, reading


async def letters(conn: AsyncConnection) -> list[dict[str, object]]:
    return [dict(ref) for ref in (await conn.scalars(select(outbox.c.ref).order_by(outbox.c.id))).all()]


async def fail(conn: AsyncConnection, now: datetime, error: SourceError) -> None:
    (link,) = await claimed(conn, now)
    await service_sources.failed(conn, link, error, now)


async def test_a_platform_that_fails_is_told_once_and_again_after_it_worked(database: Database) -> None:
    hour = timedelta(hours=1)
    async with database.write() as conn:
        link = await service_sources.link(conn, GROUP, KEIKO, REF, NOW)
        await service_sources.failed(conn, link, DOWN, NOW)
        await fail(conn, NOW + hour, DOWN)
        assert await letters(conn) == []
        await fail(conn, NOW + 4 * hour, DOWN)
        told = [{"account": link.account_id, "trouble": "upstream", "ended": False}]
        assert await letters(conn) == told
        await fail(conn, NOW + 10 * hour, DOWN)
        assert await letters(conn) == told
        (mine,) = await service_sources.linked(conn, GROUP, KEIKO)
        assert mine.trouble is Trouble.UPSTREAM
        (works,) = await claimed(conn, NOW + 22 * hour)
        await service_sources.keep(conn, works, reading(REF), NOW + 22 * hour, amended=False)
        (mine,) = await service_sources.linked(conn, GROUP, KEIKO)
        assert mine.trouble is None


async def test_an_account_that_is_gone_twice_is_unlinked_with_a_word_and_its_numbers_stay(database: Database) -> None:
    async with database.write() as conn:
        link = await service_sources.link(conn, GROUP, KEIKO, REF, NOW)
        await service_sources.keep(conn, link, reading(REF, content("a", NOW)), NOW, amended=False)
        later = NOW + timedelta(days=2)
        await fail(conn, later, NotFoundError())
        assert len(await service_sources.linked(conn, GROUP, KEIKO)) == 1
        assert await letters(conn) == []
        assert await claimed(conn, later + timedelta(hours=11)) == []
        await fail(conn, later + timedelta(hours=12), HiddenError())
        assert await service_sources.linked(conn, GROUP, KEIKO) == ()
        assert await letters(conn) == [{"account": link.account_id, "trouble": "hidden", "ended": True}]
        account = await store.account(conn, GROUP, link.account_id)
        assert account is not None
        assert account.external_id is None
        assert await store.contents_of(conn, GROUP, link.account_id)


async def test_one_bad_day_of_a_platform_unlinks_nobody(database: Database) -> None:
    """Not found once, then in trouble, then not found once: that is not twice in a row."""
    async with database.write() as conn:
        link = await service_sources.link(conn, GROUP, KEIKO, REF, NOW)
        await service_sources.failed(conn, link, NotFoundError(), NOW)
        await fail(conn, NOW + timedelta(days=1), DOWN)
        await fail(conn, NOW + timedelta(days=3), NotFoundError())
        assert len(await service_sources.linked(conn, GROUP, KEIKO)) == 1


async def test_who_unlinked_meanwhile_hears_nothing_of_it(database: Database) -> None:
    async with database.write() as conn:
        link = await service_sources.link(conn, GROUP, KEIKO, REF, NOW)
        await service_sources.unlink(conn, GROUP, KEIKO, link.account_id, forget=False)
        for failures in (0, 1, 5):
            gone = replace(link, failures=failures, trouble=Trouble.NOT_FOUND)
            await service_sources.failed(conn, gone, NotFoundError(), NOW)
            await service_sources.failed(conn, gone, DOWN, NOW)
        assert await letters(conn) == []


async def test_a_removed_account_takes_its_link_along(database: Database) -> None:
    async with database.write() as conn:
        await service_sources.link(conn, GROUP, KEIKO, REF, NOW)
        await store.remove_person(conn, GROUP, KEIKO)
        assert (await conn.execute(select(func.count()).select_from(store_sources.links))).scalar_one() == 0
        await service_sources.link(conn, GROUP, JAMAL, REF, NOW)


async def test_a_quota_is_one_for_all_processes_and_begins_anew_each_day(database: Database) -> None:
    at = [NOW]
    first, second = (DailyLedger(database, lambda: at[0], "youtube", 3) for _ in range(2))
    await first.spend(2)
    await second.spend(1)
    for ledger in (first, second):
        with pytest.raises(QuotaExhaustedError) as caught:
            await ledger.spend(1)
        assert caught.value.reset_at == datetime(2026, 11, 21, 8, tzinfo=UTC)
    at[0] = datetime(2026, 11, 21, 8, tzinfo=UTC)
    await first.spend(1)
    with pytest.raises(QuotaExhaustedError):
        await second.exhaust()
    with pytest.raises(QuotaExhaustedError):
        await first.spend(1)
    async with database.write() as conn:
        await service_sources.forget_old(conn, NOW + timedelta(days=9), timedelta(), BOT)
        assert (await conn.scalars(select(store_sources.quota.c.day))).all() == []
