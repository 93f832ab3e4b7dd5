"""Digests on both engines: set up, due once, caught up once, switched off."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.by import By
from bot.db import Database
from bot.errors import UserError
from bot.outbox_store import outbox
from bot.week import Line
from cogs.analytics import store as analytics
from cogs.analytics.model import Snapshot, Source
from cogs.analytics.model_sharing import CONSENT, Level, Measure, Share
from cogs.analytics.store_sharing import share
from cogs.collabs import service_week as collabs
from cogs.desk import store as desk
from cogs.desk import store_audit
from cogs.desk.model import Cursor, Query
from cogs.digest import service, service_week, store
from cogs.firststeps import service_week as firststeps
from cogs.giveaways import service_week as giveaways
from cogs.interests import service_week as interests
from cogs.profiles.model import Platform
from cogs.rooms import service_week as rooms

GROUP, OTHER, MAYA, CHANNEL, LOG = 1, 2, 10, 50, 60
NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)
BY = By(GROUP, MAYA, NOW)
MONDAY = datetime(2026, 5, 11, 10, tzinfo=UTC)


async def begun(database: Database) -> None:
    async with database.write() as conn:
        await desk.set_place(conn, GROUP, "moderator_log", LOG)
        await service.choose_channel(conn, BY, CHANNEL)
        await service.switch_on(conn, BY)


async def errands(database: Database, kind: str = service.CARD) -> list[str]:
    async with database.read() as conn:
        found = await conn.scalars(select(outbox.c.key).where(outbox.c.kind == kind).order_by(outbox.c.key))
    return list(found)


async def tick(database: Database, now: datetime) -> None:
    async with database.write() as conn:
        await service.send_due(conn, now, 50)


async def test_it_is_off_until_somebody_says_where_and_that(database: Database) -> None:
    async with database.write() as conn:
        assert not (await service.plan(conn, GROUP)).is_on
        with pytest.raises(UserError, match="Choose the channel first"):
            await service.switch_on(conn, BY)
    await begun(database)
    async with database.read() as conn:
        plan = await service.plan(conn, GROUP)
        assert await service.next_at(conn, plan, NOW) == MONDAY
        assert not (await service.plan(conn, OTHER)).is_on
        log = await store_audit.find(conn, GROUP, Query(days=7), Cursor(), NOW, 10)
    assert [each.act.action for each in log.entries][:1] == ["switch the digest on"]


async def test_two_ticks_at_the_moment_leave_one_errand_and_weeks_away_one_more(database: Database) -> None:
    await begun(database)
    await tick(database, MONDAY - timedelta(seconds=1))
    assert await errands(database) == []
    for _ in range(2):
        await tick(database, MONDAY)
    assert len(await errands(database)) == 1
    await tick(database, MONDAY + timedelta(weeks=5, days=2))
    await tick(database, MONDAY + timedelta(weeks=5, days=2, hours=3))
    assert len(await errands(database)) == 2
    assert (await errands(database))[-1].endswith("2026-06-15T10:00:00+00:00")


async def test_switched_on_again_it_does_not_catch_up(database: Database) -> None:
    await begun(database)
    async with database.write() as conn:
        await service.pause(conn, BY)
    await tick(database, MONDAY + timedelta(hours=1))
    async with database.write() as conn:
        await service.switch_on(conn, By(GROUP, MAYA, MONDAY + timedelta(hours=2)))
    await tick(database, MONDAY + timedelta(hours=4))
    assert await errands(database) == []
    await tick(database, MONDAY + timedelta(days=7))
    assert len(await errands(database)) == 1


async def test_a_group_that_changes_its_zone_has_its_digest_at_its_new_hour(database: Database) -> None:
    await begun(database)
    async with database.write() as conn:
        await desk.ensure_group(conn, GROUP, NOW)
        await desk.set_zone(conn, GROUP, "Asia/Tokyo")
    now, end = NOW, MONDAY
    while now < end and not await errands(database):
        now += timedelta(hours=1)
        await tick(database, now)
    assert now == datetime(2026, 5, 11, 1, tzinfo=UTC)
    await tick(database, MONDAY)
    assert len(await errands(database)) == 1


async def test_given_up_it_is_off_and_the_moderators_hear_it_once(database: Database) -> None:
    await begun(database)
    for _ in range(2):
        async with database.write() as conn:
            await service.gave_up(conn, GROUP, "gone", MONDAY.isoformat(), NOW)
    assert len(await errands(database, "desk.alert")) == 1
    async with database.read() as conn:
        plan = await store.find(conn, GROUP)
    assert plan is not None
    assert (plan.is_on, plan.due_at, plan.trouble) == (False, None, "gone")


async def grew(database: Database, people: int, *, level: Level = Level.AVERAGE, first: int = 100) -> None:
    """So many with 7,000 who gained 70 to 70 + people in a week."""
    async with database.write() as conn:
        for number in range(people):
            person = first + number
            account = await analytics.keep_account(conn, GROUP, person, Platform.INSTAGRAM, f"c.{person}", NOW)
            taken = [
                Snapshot(at=NOW - timedelta(days=7), followers=7_000, source=Source.SELF_REPORTED),
                Snapshot(at=NOW, followers=7_070 + number, source=Source.SELF_REPORTED),
            ]
            await analytics.keep_snapshots(conn, GROUP, account.id, taken)
            if level is not Level.PRIVATE:
                agreed = Share(Platform.INSTAGRAM, Measure.GROWTH, level, CONSENT, NOW)
                await share(conn, GROUP, person, agreed)


def asked(guild_id: int = GROUP, *, gone: int | None = None) -> service_week.Asked:
    return service_week.Asked(guild_id=guild_id, now=NOW, is_here=lambda person: person != gone, youtube_allowed=False)


async def test_growth_takes_five_who_share_it_and_are_here(database: Database) -> None:
    await grew(database, 4)
    await grew(database, 3, level=Level.PRIVATE, first=200)
    async with database.read() as conn:
        assert (await service_week.week(conn, asked(), ())).is_empty
    await grew(database, 5)
    async with database.read() as conn:
        (tier,) = (await service_week.week(conn, asked(), ())).growth
        assert (tier.tier, tier.percent, tier.creators) == ("5k to 20k", 1.0, 5)
        assert (await service_week.week(conn, asked(gone=100), ())).is_empty
        assert (await service_week.week(conn, asked(OTHER), ())).is_empty


async def test_every_feature_has_nothing_to_say_about_an_empty_group(database: Database) -> None:
    hooks = [each.told for each in (collabs, rooms, interests, firststeps, giveaways)]
    async with database.read() as conn:
        assert (await service_week.week(conn, asked(), hooks)).is_empty


async def test_a_line_about_four_people_is_left_out(database: Database) -> None:
    async def told(*_: object) -> list[Line]:
        return [Line("four", 4, 4, "of four"), Line("all", None, 9, "of all")]

    async with database.read() as conn:
        week = await service_week.week(conn, asked(), [told])
    assert [each.words for each in week.lines] == ["all"]
    assert [each.number for each in week.tiles] == [9]
