"""Linking, reading in turns, troubles, quota and retention, on both engines."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.errors import UserError
from cogs.analytics import service_checks, service_sources, store, text_sources
from cogs.analytics.model import Snapshot, Source
from cogs.analytics.model_sources import (
    MOST_LINKED,
    SOURCES,
    TYPED_KEPT,
    Kept,
    Ref,
)
from cogs.desk import service_audit
from cogs.desk.model import Cursor, Query
from cogs.profiles.model import Platform
from tests.analytics.readings import BOT, CHANNEL, GROUP, JAMAL, KEIKO, NOW, OTHER, REF, claimed, content, reading


async def test_an_account_is_linked_once_in_a_group_by_one_person(database: Database) -> None:
    async with database.write() as conn:
        link = await service_sources.link(conn, GROUP, KEIKO, REF, NOW)
        account = await store.account(conn, GROUP, link.account_id)
        assert account is not None
        assert (account.external_id, account.handle) == (REF.external_id, REF.handle)
        with pytest.raises(UserError, match="linked already"):
            await service_sources.link(conn, GROUP, KEIKO, replace(REF, handle="other.name"), NOW)
        with pytest.raises(UserError, match="Somebody else"):
            await service_sources.link(conn, GROUP, JAMAL, REF, NOW)
        await service_sources.link(conn, OTHER, JAMAL, REF, NOW)
        again = replace(REF, external_id="did:plc:second")
        with pytest.raises(UserError, match="linked already"):
            await service_sources.link(conn, GROUP, KEIKO, again, NOW)


async def test_nobody_links_without_end(database: Database) -> None:
    async with database.write() as conn:
        for number in range(MOST_LINKED):
            await service_sources.link(conn, GROUP, KEIKO, Ref(Platform.BLUESKY, f"did:{number}", f"a{number}.b"), NOW)
        with pytest.raises(UserError) as caught:
            await service_sources.link(conn, GROUP, KEIKO, REF, NOW)
        assert str(caught.value) == text_sources.ENOUGH


async def test_a_turn_is_one_processs_at_a_time_and_comes_once_a_day(database: Database) -> None:
    async with database.write() as conn:
        link = await service_sources.link(conn, GROUP, KEIKO, REF, NOW)
        assert not await service_sources.has_due(conn, NOW, SOURCES)
        assert await claimed(conn, NOW) == []  # the first look is under way
        assert await service_sources.keep(conn, link, reading(REF), NOW, amended=False)
        assert not await service_sources.has_due(conn, NOW + timedelta(hours=11), SOURCES)
        tomorrow = NOW + timedelta(hours=36)
        assert await service_sources.has_due(conn, tomorrow, SOURCES)
        assert not await service_sources.has_due(conn, tomorrow, [Platform.YOUTUBE])
        (mine,) = await claimed(conn, tomorrow)
        assert (mine.ref, mine.user_id, mine.failures) == (REF, KEIKO, 0)
        assert await claimed(conn, tomorrow) == []
        (taken_over,) = await claimed(conn, tomorrow + timedelta(minutes=30))
        assert not await service_sources.keep(conn, mine, reading(REF, at=tomorrow), tomorrow, amended=False)
        assert await service_sources.keep(conn, taken_over, reading(REF, at=tomorrow), tomorrow, amended=False)
        assert len(await store.snapshots_of(conn, GROUP, link.account_id)) == 2


async def test_two_processes_share_what_is_due(database: Database) -> None:
    async with database.write() as conn:
        for number in range(4):
            ref = Ref(Platform.BLUESKY, f"did:{number}", f"a{number}.b")
            link = await service_sources.link(conn, GROUP, KEIKO, ref, NOW)
            await service_sources.keep(conn, link, reading(ref), NOW, amended=False)
    later, taken = NOW + timedelta(days=2), []
    for _ in range(3):
        async with database.write() as conn:
            taken += [link.account_id for link in await service_sources.claim(conn, later, SOURCES, 2)]
    assert len(taken) == len(set(taken)) == 4


async def test_what_is_read_is_kept_with_its_source_and_its_end(database: Database) -> None:
    day = timedelta(days=1)
    async with database.write() as conn:
        link = await service_sources.link(conn, GROUP, KEIKO, CHANNEL, NOW)
        known = Snapshot(at=NOW - 9 * day, followers=950)
        await store.keep_snapshots(conn, GROUP, link.account_id, [known])
        fresh, older = content("a", NOW - day), content("b", NOW - 10 * day)
        named = replace(CHANNEL, handle="keiko.breads")
        assert await service_sources.keep(conn, link, reading(named, fresh, older, fresh), NOW, amended=False)
        a, b = await store.contents_of(conn, GROUP, link.account_id)
        assert (a.followers, a.followers_at_capture) == (1000, False)
        assert (b.followers, b.followers_at_capture) == (950, False)
        assert {each.source for each in (a, b)} == {Source.API_PUBLIC}
        ends = (await conn.scalars(select(store.contents.c.expires_at))).all()
        assert set(ends) == {NOW + 28 * day}
        (mine,) = await service_sources.linked(conn, GROUP, KEIKO)
        assert (mine.handle, mine.refreshed_at, mine.trouble) == ("keiko.breads", NOW, None)
        (told,) = await service_sources.export(conn, GROUP, KEIKO)
        assert told == {
            "platform": "youtube",
            "handle": "keiko.breads",
            "linked_at": NOW.isoformat(),
            "refreshed_at": NOW.isoformat(),
        }


@pytest.mark.parametrize(("ref", "amended", "days"), [(REF, False, 396), (CHANNEL, True, 1080), (REF, True, 396)])
async def test_other_platforms_are_kept_13_months_and_youtube_36_with_its_permission(
    database: Database,
    ref: Ref,
    amended: bool,  # noqa: FBT001 - a case
    days: int,
) -> None:
    """13 months are 396 days, 36 months of 30 days 1,080."""
    async with database.write() as conn:
        link = await service_sources.link(conn, GROUP, KEIKO, ref, NOW)
        await service_sources.keep(conn, link, reading(ref, content("a", NOW)), NOW, amended=amended)
        for table in (store.contents, store.snapshots):
            assert set(await conn.scalars(select(table.c.expires_at))) == {NOW + timedelta(days=days)}
        await service_sources.forget_old(conn, NOW + timedelta(days=days, seconds=-1), timedelta(), BOT)
        assert await store.contents_of(conn, GROUP, link.account_id)
        await service_sources.forget_old(conn, NOW + timedelta(days=days), timedelta(), BOT)
        assert not await store.contents_of(conn, GROUP, link.account_id)


async def test_a_new_handle_that_the_person_has_already_is_left_alone(database: Database) -> None:
    async with database.write() as conn:
        link = await service_sources.link(conn, GROUP, KEIKO, REF, NOW)
        await store.keep_account(conn, GROUP, KEIKO, Platform.BLUESKY, "new.example", NOW)
        await service_sources.keep(conn, link, reading(replace(REF, handle="new.example")), NOW, amended=False)
        (mine,) = await service_sources.linked(conn, GROUP, KEIKO)
        assert mine.handle == REF.handle


async def test_content_of_youtube_is_read_again_from_day_25_and_gone_on_day_28(database: Database) -> None:
    day = timedelta(days=1)
    async with database.write() as conn:
        link = await service_sources.link(conn, GROUP, KEIKO, CHANNEL, NOW)
        pieces = [content("young", NOW - 5 * day), content("ancient", NOW - 80 * day)]
        await service_sources.keep(conn, link, reading(CHANNEL, *pieces), NOW, amended=False)
        (before,) = await claimed(conn, NOW + 24 * day)
        assert before.stale == ()
        (after,) = await claimed(conn, NOW + 25 * day)
        assert after.stale == ("young",)  # what is older than 90 days is of no interest
        await service_sources.forget_old(conn, NOW + 28 * day - timedelta(seconds=1), timedelta(), BOT)
        assert len(await store.contents_of(conn, GROUP, link.account_id)) == 2
        gone = await service_sources.forget_old(conn, NOW + 28 * day, timedelta(), BOT)
        assert gone == {GROUP: 3}
        assert not await store.contents_of(conn, GROUP, link.account_id)
        assert not await store.snapshots_of(conn, GROUP, link.account_id)


async def test_what_is_old_is_seen_before_the_writer_is_taken(database: Database) -> None:
    """And what is kept for a shorter time than usual is always gone through."""
    day = timedelta(days=1)

    async def has_old(days: int, kept: Kept | None = None) -> bool:
        return await service_sources.has_old(database, NOW + days * day, day, kept or Kept())

    async with database.write() as conn:
        account = await store.keep_account(conn, GROUP, KEIKO, Platform.BLUESKY, "keiko.b", NOW)
        await store.keep_contents(conn, GROUP, account.id, [content("api", NOW, source=Source.API_PUBLIC)])
        await store.keep_contents(conn, GROUP, account.id, [content("short", NOW)], NOW + 5 * day)
    assert [days for days in (3, 4) if await has_old(days)] == [4], "a day before it ends"
    assert await has_old(0, Kept(typed=TYPED_KEPT / 2))
    async with database.write() as conn:
        await service_sources.forget_old(conn, NOW + 4 * day, day, BOT)
    assert [days for days in (4, 395, 396) if await has_old(days)] == [396]
    async with database.write() as conn:
        await service_sources.spend(conn, "units", 1, 10, NOW)
    assert [days for days in (7, 9) if await has_old(days)] == [9], "the ledger's days"


async def test_an_account_without_a_look_is_seen_before_the_writer_is_taken(database: Database) -> None:
    assert not await service_checks.has_unlooked(database)
    async with database.write() as conn:
        await store.keep_account(conn, GROUP, KEIKO, Platform.BLUESKY, "keiko.b", NOW)
    assert await service_checks.has_unlooked(database)
    async with database.write() as conn:
        await service_checks.expect(conn, NOW)
    assert not await service_checks.has_unlooked(database)


async def test_what_is_old_goes_by_where_it_came_from_and_the_audit_log_says_so(database: Database) -> None:
    """Typed in: 25 months. From a platform: 13 months, or what was said when it was kept."""
    day, by = timedelta(days=1), {"typed": Source.SELF_REPORTED, "csv": Source.IMPORTED, "api": Source.API_PUBLIC}
    async with database.write() as conn:
        account = await store.keep_account(conn, GROUP, KEIKO, Platform.BLUESKY, "keiko.b", NOW)
        where = (GROUP, account.id)
        await store.keep_contents(conn, *where, [content(key, NOW, source=source) for key, source in by.items()])
        await store.keep_contents(conn, *where, [content("long", NOW)], NOW + 800 * day)
        await store.keep_snapshots(conn, *where, [Snapshot(at=NOW, followers=5, source=Source.SELF_REPORTED)])

        async def left(days: int) -> set[str]:
            await service_sources.forget_old(conn, NOW + days * day, timedelta(), BOT)
            return {each.key for each in await store.contents_of(conn, *where)}

        assert await left(395) == {"typed", "csv", "api", "long"}
        assert await left(396) == {"typed", "csv", "long"}
        assert await left(760) == {"typed", "csv", "long"}
        assert await left(761) == {"long"}
        assert not await store.snapshots_of(conn, *where)
        assert await left(800) == set()
        page = await service_audit.search(conn, GROUP, Query(days=1000), Cursor(), NOW + 801 * day)
        assert [entry.act.details["rows"] for entry in page.entries] == [1, 3, 1]


async def test_who_stops_chooses_what_becomes_of_what_was_read(database: Database) -> None:
    async with database.write() as conn:
        typed = content("typed", NOW, source=Source.SELF_REPORTED)
        for forget, left in ((False, {"a", "typed"}), (True, {"typed"})):
            link = await service_sources.link(conn, GROUP, KEIKO, REF, NOW)
            await service_sources.keep(conn, link, reading(REF, content("a", NOW)), NOW, amended=False)
            await store.keep_contents(conn, GROUP, link.account_id, [typed])
            for guild_id, user_id in ((GROUP, JAMAL), (OTHER, KEIKO)):
                with pytest.raises(UserError, match="not linked"):
                    await service_sources.unlink(conn, guild_id, user_id, link.account_id, forget=True)
            await service_sources.unlink(conn, GROUP, KEIKO, link.account_id, forget=forget)
            assert {each.key for each in await store.contents_of(conn, GROUP, link.account_id)} == left
            account = await store.account(conn, GROUP, link.account_id)
            assert account is not None
            assert not account.is_linked
            with pytest.raises(UserError, match="not linked"):
                await service_sources.unlink(conn, GROUP, KEIKO, link.account_id, forget=True)
            assert not await service_sources.keep(conn, link, reading(REF), NOW, amended=False)


async def test_a_shorter_time_counts_for_what_is_kept_already_and_never_for_youtube(database: Database) -> None:
    """Six of 25 months typed are 182.64 days, four of 13 told 121.85. YouTube has days of its own."""
    kept, day = Kept.of_months(6, 4), timedelta(days=1)
    async with database.write() as conn:
        link = await service_sources.link(conn, GROUP, KEIKO, REF, NOW)
        await service_sources.keep(conn, link, reading(REF, content("api", NOW)), NOW, amended=False)
        typed = content("typed", NOW, source=Source.SELF_REPORTED)
        await store.keep_contents(conn, GROUP, link.account_id, [typed], NOW + TYPED_KEPT)
        amended = await service_sources.link(conn, GROUP, KEIKO, CHANNEL, NOW)
        await service_sources.keep(conn, amended, reading(CHANNEL, content("yt", NOW)), NOW, amended=True)

        async def left(days: float) -> set[str]:
            await service_sources.forget_old(conn, NOW + days * day, timedelta(), BOT, kept)
            mine = [await store.contents_of(conn, GROUP, each.account_id) for each in (link, amended)]
            return {content.key for contents in mine for content in contents}

        assert await left(0) == {"api", "typed", "yt"}
        assert await left(121.8) == {"api", "typed", "yt"}
        assert await left(121.9) == {"typed", "yt"}
        assert await left(182.6) == {"typed", "yt"}
        assert await left(182.7) == {"yt"}
        assert await left(1_079) == {"yt"}
        assert await left(1_080) == set()
