"""Accounts, content, snapshots and notes come back as they were saved, on both engines, and stay in their group."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from cogs.analytics import store, store_logging, store_notes
from cogs.analytics.model import Account, Content, Format, Note, NoteKind, Numbers, Snapshot, Source
from cogs.profiles.model import Platform

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
GROUP, OTHER = 1, 2
SOFIA, KEIKO = 10, 11
LOAF = Content(
    key="loaf",
    published_at=NOW - timedelta(days=5),
    captured_at=NOW,
    numbers=Numbers(likes=120, comments=9, saves=4),
    format=Format.REEL,
    sponsored=True,
    followers=7000,
    source=Source.IMPORTED,
)


async def _account(conn: AsyncConnection, user_id: int = SOFIA) -> Account:
    return await store.keep_account(conn, GROUP, user_id, Platform.INSTAGRAM, "one.loaf", NOW)


async def test_an_account_is_kept_once_and_links_and_goes(database: Database) -> None:
    async with database.write() as conn:
        first = await _account(conn)
        assert await _account(conn) == first
        await store.link_account(conn, OTHER, first.id, "stranger")
        await store.link_account(conn, GROUP, first.id, "17841")
        other = await _account(conn, KEIKO)
        assert await store.accounts_of(conn, GROUP, SOFIA) == (replace(first, external_id="17841"),)
        assert await store.account(conn, OTHER, first.id) is None
        await store.remove_person(conn, OTHER, SOFIA)
        await store.remove_account(conn, OTHER, other.id)
        await store.remove_person(conn, GROUP, SOFIA)
        assert await store.account(conn, GROUP, first.id) is None
        assert await store.account(conn, GROUP, other.id) == other


async def test_newer_numbers_replace_older_ones_and_never_the_other_way(database: Database) -> None:
    newer = replace(LOAF, captured_at=NOW + timedelta(days=1), numbers=Numbers(likes=150), source=Source.API_PUBLIC)
    async with database.write() as conn:
        mine = await _account(conn)
        await store.keep_contents(
            conn, GROUP, mine.id, [LOAF, replace(LOAF, key="older", published_at=NOW - timedelta(9))]
        )
        await store.keep_contents(conn, GROUP, mine.id, [newer])
        await store.keep_contents(conn, GROUP, mine.id, [LOAF])
        await store.keep_contents(conn, OTHER, mine.id, [replace(newer, numbers=Numbers(likes=1))])
        await store.keep_contents(conn, GROUP, mine.id, [])
        found = await store.contents_of(conn, GROUP, mine.id)
        assert [each.key for each in found] == ["loaf", "older"]
        assert found[0] == newer
        assert await store.contents_of(conn, GROUP, mine.id, since=NOW - timedelta(7)) == (newer,)
        assert await store.contents_of(conn, GROUP, mine.id, limit=1) == (newer,)
        assert await store.contents_of(conn, OTHER, mine.id) == ()
        await store.remove_content(conn, OTHER, mine.id, "loaf")
        await store.remove_content(conn, GROUP, mine.id, "older")
        assert await store.contents_of(conn, GROUP, mine.id) == (newer,)


async def test_what_the_creator_says_about_content_outlives_the_platform_being_asked_again(database: Database) -> None:
    theirs = replace(LOAF, source=Source.API_PUBLIC, sponsored=False, format=Format.OTHER)
    again = replace(theirs, captured_at=NOW + timedelta(days=1), numbers=Numbers(likes=999))
    async with database.write() as conn:
        mine = await _account(conn)
        await store.keep_contents(conn, GROUP, mine.id, [theirs])
        await store_logging.say_about(conn, GROUP, mine.id, theirs.key, Format.REEL, sponsored=True)
        await store.keep_contents(conn, GROUP, mine.id, [again])
        (kept,) = await store.contents_of(conn, GROUP, mine.id)
        assert kept == replace(again, sponsored=True, format=Format.REEL)


async def test_snapshots_are_in_the_order_of_time(database: Database) -> None:
    taken = [Snapshot(at=NOW - timedelta(days=each), followers=7000 - each, quantum=10) for each in range(3)]
    hidden = Snapshot(at=NOW, followers=None, source=Source.API_PUBLIC)
    async with database.write() as conn:
        mine = await _account(conn)
        await store.keep_snapshots(conn, GROUP, mine.id, taken)
        await store.keep_snapshots(conn, GROUP, mine.id, [hidden])
        await store.keep_snapshots(conn, GROUP, mine.id, [])
        assert await store.snapshots_of(conn, GROUP, mine.id) == (taken[2], taken[1], hidden)
        assert await store.snapshots_of(conn, GROUP, mine.id, since=NOW) == (hidden,)
        assert await store.snapshots_of(conn, OTHER, mine.id) == ()


async def test_notes_are_kept_listed_and_removed(database: Database) -> None:
    spike = Note(id=0, kind=NoteKind.GIVEAWAY, since=NOW - timedelta(2), until=NOW, words="a ring light")
    async with database.write() as conn:
        mine = await _account(conn)
        kept = await store_notes.add(conn, GROUP, mine.id, spike)
        assert await store_notes.of_account(conn, GROUP, mine.id) == (kept,)
        assert replace(kept, id=0) == spike
        assert kept.covers(NOW)
        assert not kept.covers(NOW + timedelta(seconds=1))
        await store_notes.remove(conn, OTHER, mine.id, kept.id)
        assert await store_notes.of_account(conn, OTHER, mine.id) == ()
        await store_notes.remove(conn, GROUP, mine.id, kept.id)
        assert await store_notes.of_account(conn, GROUP, mine.id) == ()
