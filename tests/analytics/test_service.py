"""Logging, importing, notes, proofs and forgetting on both engines, each in its group and for its person alone."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.db import Database
from bot.errors import UserError
from cogs.analytics import (
    service,
    service_import,
    service_logging,
    service_notes,
    service_privacy,
    service_proof,
    store,
    store_proofs,
)
from cogs.analytics.model import Account, Format, NoteKind, Snapshot, Source
from cogs.analytics.model_import import read_file
from cogs.analytics.model_matching import Fate, tag
from cogs.analytics.model_proof import ProofState
from cogs.analytics.service import MOST_ACCOUNTS
from cogs.analytics.service_logging import Answers
from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Platform, PlatformEntry

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
GROUP, OTHER = 1, 2
SOFIA, KEIKO, MAYA = 10, 11, 12
BY = By(GROUP, SOFIA, NOW)
STRANGERS = (By(GROUP, KEIKO, NOW), By(OTHER, SOFIA, NOW))


async def account(conn: AsyncConnection, by: By = BY) -> Account:
    return await service.keep(conn, by, Platform.INSTAGRAM, "one.loaf")


async def logged(conn: AsyncConnection, contents: str, by: By = BY, **answers: str) -> service_logging.Logged:
    kept = await account(conn, by)
    return await service_logging.log(
        conn, by, Answers(account=[f"a-{kept.id}"], contents=contents, followers=answers.get("followers", ""))
    )


async def test_nobody_else_gets_at_an_account(database: Database) -> None:
    async with database.write() as conn:
        done = await logged(conn, "12 Nov 480 12", followers="10k")
        whose = done.account.id
        (content,) = done.matched.added
        for by in STRANGERS:
            for refused in (
                service.mine(conn, by, whose),
                service.shelf(conn, by, whose),
                service_logging.content(conn, by, whose, tag(content.key)),
                service_logging.remove_content(conn, by, whose, tag(content.key)),
                service_notes.add(conn, by, whose, NoteKind.SALE, ("yesterday", "", "")),
                service_notes.listed(conn, by, whose),
                service_proof.withdraw(conn, by, whose),
                service_privacy.remove_account(conn, by, whose),
                service_logging.log(conn, by, Answers(account=[f"a-{whose}"], followers="1")),
            ):
                with pytest.raises(UserError, match="not here any more"):
                    await refused
        assert len((await service.shelf(conn, BY, whose)).contents) == 1


async def test_followers_that_youtube_told_are_not_put_beside_what_was_typed_in(database: Database) -> None:
    """Elsewhere they are the best answer there is; YouTube's must be gone after 28 days, and make no rate."""
    async with database.write() as conn:
        for platform, followers in ((Platform.YOUTUBE, None), (Platform.TWITCH, 1_230)):
            kept = await service.keep(conn, BY, platform, "one.loaf")
            read = Snapshot(at=NOW - timedelta(days=1), followers=1_230, quantum=10, source=Source.API_PUBLIC)
            await store.keep_snapshots(conn, GROUP, kept.id, [read])
            answers = Answers(account=[f"a-{kept.id}"], contents="12 Nov 480 12")
            done = await service_logging.log(conn, BY, answers)
            assert done.matched.added[0].followers == followers


async def test_the_profile_offers_its_places_and_its_clock(database: Database) -> None:
    async with database.write() as conn:
        entries = (PlatformEntry(Platform.TIKTOK, "one.loaf", 7000), PlatformEntry(Platform.X, "loaf", None))
        await profiles.save(conn, GROUP, SOFIA, Changes(platforms=entries, zone="Asia/Tokyo"), NOW)
        assert (await service.zone(conn, BY)).key == "Asia/Tokyo"
        assert [each.choice for each in await service.places(conn, BY)] == ["p-tiktok", "p-x"]
        made = await service.choose(conn, BY, "p-tiktok")
        assert [each.choice for each in await service.places(conn, BY)] == [f"a-{made.id}", "p-x"]
        for wrong in ("p-instagram", "a-99", "", "a-x"):
            with pytest.raises(UserError, match="not here any more"):
                await service.choose(conn, BY, wrong)


async def test_there_is_room_for_so_many_accounts(database: Database) -> None:
    async with database.write() as conn:
        for number in range(MOST_ACCOUNTS):
            await service.add_account(conn, BY, Platform.INSTAGRAM, f"@loaf{number}")
        await service.add_account(conn, BY, Platform.INSTAGRAM, "loaf3")
        with pytest.raises(UserError, match="10 accounts"):
            await service.add_account(conn, BY, Platform.INSTAGRAM, "another")


async def test_content_is_kept_for_25_months_with_the_followers_of_its_time(database: Database) -> None:
    async with database.write() as conn:
        await logged(conn, "", followers="10k")
        await logged(conn, "19 Nov 5 1\n1 Jan 5 1", By(GROUP, SOFIA, NOW + timedelta(minutes=1)))
        near, far = await store.contents_of(conn, GROUP, 1)
        assert (near.followers, near.followers_at_capture) == (10_000, False)
        assert (far.followers, far.followers_at_capture) == (10_000, True)
        assert near.format is Format.POST
        for table in (store.contents, store.snapshots):
            ends = await conn.scalars(select(table.c.expires_at))
            assert {at.date() for at in ends} == {date(2028, 12, 20)}  # 25 months after 20 November 2026


async def test_a_file_comes_in_once_and_its_numbers_are_corrected_by_a_newer_one(database: Database) -> None:
    rows = "\n".join(f"{NOW - timedelta(days=day, hours=3):%Y-%m-%d %H:%M},{day},1,{9000 + day}" for day in range(130))
    parsed = read_file(f"date,likes,comments,followers\n{rows}\n".encode(), NOW, ZoneInfo("UTC"))
    later = By(GROUP, SOFIA, NOW + timedelta(days=1))
    newer = read_file(
        f"date,likes,comments,followers\n{rows.replace(',5,1,', ',6,1,')}\n".encode(), NOW, ZoneInfo("UTC")
    )
    async with database.write() as conn:
        kept = await account(conn)
        choice = f"a-{kept.id}"
        first = await service_import.bring_in(conn, BY, choice, parsed)
        assert (first.number(Fate.ADDED), first.new_snapshots) == (130, 130)
        assert set(await conn.scalars(select(store.snapshots.c.expires_at))) == {NOW + timedelta(days=761)}
        before = await store.contents_of(conn, GROUP, kept.id)
        second = await service_import.bring_in(conn, later, choice, parsed)
        assert (second.number(Fate.SAME), second.new_snapshots) == (130, 0)
        assert await store.contents_of(conn, GROUP, kept.id) == before
        third = await service_import.bring_in(conn, later, choice, newer)
        assert (third.number(Fate.UPDATED), third.number(Fate.SAME)) == (1, 129)
        with pytest.raises(UserError, match="not here any more"):
            await service_import.bring_in(conn, STRANGERS[0], choice, parsed)


async def test_a_correction_is_self_reported_and_what_the_platform_tells_stays(database: Database) -> None:
    async with database.write() as conn:
        done = await logged(conn, "12 Nov 480 12 - 4")
        (content,) = done.matched.added
        whose, name = done.account.id, tag(content.key)
        changed = await service_logging.correct(conn, BY, whose, name, {"likes": "490", "comments": ""})
        assert (changed.numbers.likes, changed.numbers.comments, changed.numbers.saves) == (490, None, 4)
        with pytest.raises(UserError, match="no number left"):
            await service_logging.correct(conn, BY, whose, name, {"likes": "", "saves": "-"})
        await service_logging.describe(conn, BY, whose, name, Format.REEL, sponsored=True)
        theirs = [replace(content, key="api", source=Source.API_PUBLIC)]
        await store.keep_contents(conn, GROUP, whose, theirs, NOW + timedelta(days=28))
        with pytest.raises(UserError, match="platform itself"):
            await service_logging.correct(conn, BY, whose, tag("api"), {"likes": "1"})
        await service_logging.describe(conn, BY, whose, tag("api"), None, sponsored=True)
        _, now = await service_logging.content(conn, BY, whose, tag("api"))
        assert (now.sponsored, now.source, now.captured_at) == (True, Source.API_PUBLIC, content.captured_at)


async def test_a_note_ends_with_its_last_day(database: Database) -> None:
    async with database.write() as conn:
        kept = await account(conn)
        note = await service_notes.add(conn, BY, kept.id, NoteKind.COLLAB, ("12 Nov", "13 Nov", "  with\nJamal "))
        assert (note.since, note.until) == (
            datetime(2026, 11, 12, tzinfo=UTC),
            datetime(2026, 11, 13, 23, 59, 59, tzinfo=UTC),
        )
        assert note.words == "with Jamal"
        await service_notes.remove(conn, BY, kept.id, note.id)
        assert await service_notes.listed(conn, BY, kept.id) == ()


async def test_what_is_answered_marks_only_what_was_seen(database: Database) -> None:
    async with database.write() as conn:
        done = await logged(conn, "12 Nov 480 12\n13 Nov 300 9", followers="10k")
        proof = await store_proofs.ask(conn, GROUP, done.account.id, done.at, NOW)
        assert proof is not None
        assert await store_proofs.ask(conn, GROUP, done.account.id, done.at, NOW) is None
        await logged(conn, "13 Nov 333 9", By(GROUP, SOFIA, NOW + timedelta(minutes=1)))
        with pytest.raises(UserError, match="your own"):
            await service_proof.answer(conn, BY, proof.id, confirmed=True)
        with pytest.raises(UserError, match="nothing to confirm"):
            await service_proof.answer(conn, By(OTHER, MAYA, NOW), proof.id, confirmed=True)
        shown = await service_proof.answer(conn, By(GROUP, MAYA, NOW), proof.id, confirmed=True)
        assert shown.proof.state is ProofState.CONFIRMED
        with pytest.raises(UserError, match="answered this already"):
            await service_proof.answer(conn, By(GROUP, MAYA, NOW), proof.id, confirmed=False)
        found = {each.numbers.likes: each.source for each in await store.contents_of(conn, GROUP, done.account.id)}
        assert found == {480: Source.PEER_VERIFIED, 333: Source.SELF_REPORTED}


async def test_everything_is_told_and_forgotten(database: Database) -> None:
    async with database.write() as conn:
        done = await logged(conn, "12 Nov 480 12", followers="10k")
        await service_notes.add(conn, BY, done.account.id, NoteKind.VIRAL, ("12 Nov", "", "wow"))
        await store_proofs.ask(conn, GROUP, done.account.id, done.at, NOW)
        await account(conn, STRANGERS[0])
        told = await service_privacy.export(conn, GROUP, SOFIA)
        assert json.loads(json.dumps(told)) == told
        (one,) = told["accounts"]
        assert (one["content"][0]["likes"], one["followers"][0]["followers"]) == (480, 10_000)
        assert (one["notes"][0]["words"], one["screenshots"][0]["state"]) == ("wow", "open")
        assert await service_privacy.export(conn, OTHER, SOFIA) == {}
        await service_privacy.forget(conn, OTHER, SOFIA, NOW)
        assert await service_privacy.export(conn, GROUP, SOFIA)
        await service_privacy.forget(conn, GROUP, SOFIA, NOW)
        assert await service_privacy.export(conn, GROUP, SOFIA) == {}
        assert await store_proofs.of_person(conn, GROUP, SOFIA) == []
        assert await service_privacy.export(conn, GROUP, KEIKO)
