"""Wishes for a weekly card, on both engines."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.db import Database
from bot.outbox_store import outbox
from cogs.analytics import service_digest, service_privacy, store, store_digest
from cogs.analytics.model import Snapshot
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.profiles.model import Platform

SUNDAY = datetime(2026, 5, 3, 12, tzinfo=UTC)
MORNING = datetime(2026, 5, 4, 9, tzinfo=UTC)
GROUP, OTHER = 1, 2
SOFIA, KEIKO = 10, 11
HOUR = timedelta(hours=1)


async def sent(database: Database) -> list[tuple[int, int | None]]:
    """Group and person of every card that was put in the outbox."""
    async with database.read() as conn:
        wanted = select(outbox.c.guild_id, outbox.c.user_id).where(outbox.c.kind == service_digest.DIGEST)
        return sorted((row.guild_id, row.user_id) for row in await conn.execute(wanted))


async def hours(database: Database, since: datetime, number: int) -> None:
    """So many hours pass, with a tick in each."""
    for each in range(number + 1):
        async with database.write() as conn:
            await service_digest.send_due(conn, since + each * HOUR, 50)


async def asked(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime = SUNDAY) -> None:
    await service_digest.ask(conn, By(guild_id, user_id, now))


async def test_who_asked_gets_one_on_monday_in_each_group_that_they_asked_in(database: Database) -> None:
    async with database.write() as conn:
        await asked(conn, GROUP, SOFIA)
        await asked(conn, OTHER, SOFIA)
        await asked(conn, GROUP, KEIKO)
        await service_digest.stop(conn, GROUP, KEIKO)
    await hours(database, SUNDAY, 20)
    assert await sent(database) == []
    await hours(database, MORNING, 60)
    assert await sent(database) == [(GROUP, SOFIA), (OTHER, SOFIA)]


async def test_two_ticks_at_once_and_a_clock_that_goes_back_send_one(database: Database) -> None:
    async with database.write() as conn:
        await asked(conn, GROUP, SOFIA)
    await hours(database, SUNDAY, 20)
    await asyncio.gather(*(hours(database, MORNING, 0) for _ in range(3)))
    async with database.write() as conn:
        await service_digest.stop(conn, GROUP, SOFIA)
        await asked(conn, GROUP, SOFIA, MORNING - 2 * HOUR)
    await hours(database, MORNING - HOUR, 4)
    assert await sent(database) == [(GROUP, SOFIA)]


async def test_a_missed_monday_is_let_go_and_the_next_one_comes(database: Database) -> None:
    async with database.write() as conn:
        await asked(conn, GROUP, SOFIA)
    await hours(database, MORNING + 13 * HOUR, 60)
    assert await sent(database) == []
    await hours(database, MORNING + timedelta(days=6), 24)
    assert await sent(database) == [(GROUP, SOFIA)]


async def test_what_somebody_says_after_asking_counts_more(database: Database) -> None:
    """Keiko had said no before she asked; Sofia says it after."""
    async with database.write() as conn:
        for person in (SOFIA, KEIKO):
            await contact.choose(conn, GROUP, person, Way.DM, SUNDAY)
        await contact.choose(conn, GROUP, KEIKO, Way.NONE, SUNDAY)
        for person in (SOFIA, KEIKO):
            await asked(conn, GROUP, person)
        await contact.choose(conn, GROUP, SOFIA, Way.NONE, SUNDAY)
        assert await service_digest.standing(conn, By(GROUP, SOFIA, SUNDAY)) == service_digest.Standing()
    await hours(database, SUNDAY, 30)
    assert await sent(database) == [(GROUP, KEIKO)]
    async with database.read() as conn:
        assert await store_digest.get(conn, GROUP, SOFIA) is None


async def test_closed_messages_end_it_until_it_is_asked_for_again(database: Database) -> None:
    by = By(GROUP, SOFIA, SUNDAY)
    async with database.write() as conn:
        await service_digest.closed(conn, GROUP, SOFIA, SUNDAY)
        assert await service_digest.standing(conn, by) == service_digest.Standing()
        await asked(conn, GROUP, SOFIA)
        await service_digest.closed(conn, OTHER, SOFIA, SUNDAY)
        assert await service_digest.standing(conn, by) == service_digest.Standing(MORNING)
        await service_digest.closed(conn, GROUP, SOFIA, SUNDAY)
        assert await service_digest.standing(conn, by) == service_digest.Standing(closed=True)
    await hours(database, SUNDAY, 30)
    assert await sent(database) == []
    async with database.write() as conn:
        await asked(conn, GROUP, SOFIA)
        assert await service_digest.standing(conn, by) == service_digest.Standing(MORNING)


async def test_the_card_is_of_its_own_monday_and_of_the_persons_own_accounts(database: Database) -> None:
    async with database.write() as conn:
        await asked(conn, GROUP, SOFIA)
        for guild_id, user_id in ((GROUP, SOFIA), (GROUP, KEIKO), (OTHER, SOFIA)):
            made = await store.keep_account(conn, guild_id, user_id, Platform.TIKTOK, f"{user_id}.{guild_id}", SUNDAY)
            await store.keep_snapshots(conn, guild_id, made.id, [Snapshot(at=SUNDAY, followers=700 + guild_id)])
        mine = By(GROUP, SOFIA, MORNING)
        (found,) = await service_digest.weeks(conn, mine, "2026-05-04", youtube_allowed=False)
        assert found.account.handle == f"{SOFIA}.{GROUP}"
        assert not await service_digest.weeks(conn, mine, "2026-04-27", youtube_allowed=False)
        late = By(GROUP, SOFIA, MORNING + 12 * HOUR)
        assert not await service_digest.weeks(conn, late, "2026-05-04", youtube_allowed=False)
        assert not await service_digest.weeks(conn, By(OTHER, SOFIA, MORNING), "2026-05-04", youtube_allowed=False)


async def test_the_wish_is_told_and_forgotten_in_its_own_group(database: Database) -> None:
    async with database.write() as conn:
        await asked(conn, GROUP, SOFIA)
        await asked(conn, OTHER, SOFIA)
        told = await service_privacy.export(conn, GROUP, SOFIA)
        assert told == {"weekly_card": {"asked_at": SUNDAY.isoformat(), "direct_messages_closed_at": None}}
        await service_privacy.forget(conn, GROUP, SOFIA, SUNDAY)
        assert await service_privacy.export(conn, GROUP, SOFIA) == {}
        assert await service_privacy.export(conn, OTHER, SOFIA)
