"""Matters, context, verification and the daily look, on both engines."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.errors import UserError
from bot.outbox_store import outbox
from cogs.analytics import service_checks, service_verification, store, store_checks, store_notes
from cogs.analytics.model import Account, Content, NoteKind, Source
from cogs.analytics.model_check import CONSENT_VERSION, Look
from cogs.analytics.model_check_look import look
from cogs.analytics.model_check_matter import Checked, Known, Matter, MatterState, Shared
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.profiles.model import Platform
from tests.analytics.restless import DAY, content, note, raised, steady

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
GROUP, OTHER = 1, 2
SOFIA, KEIKO = 10, 11
WEEK = timedelta(days=7)


async def account(conn: AsyncConnection, contents: list[Content], platform: Platform = Platform.INSTAGRAM) -> Account:
    """Sofia's account with that content."""
    made = await store.keep_account(conn, GROUP, SOFIA, platform, "one.loaf", NOW)
    await store.keep_contents(conn, GROUP, made.id, contents)
    return made


async def known(conn: AsyncConnection, mine: Account, now: datetime, *, allowed: bool = False) -> tuple[Known, Look]:
    found = await service_checks.known(conn, mine.guild_id, mine.id, now, youtube_allowed=allowed)
    assert found is not None
    return found, look(found.given, now)


async def looked(conn: AsyncConnection, mine: Account, now: datetime = NOW, *, allowed: bool = False) -> Matter | None:
    """The daily look, and the open matter after it."""
    await service_checks.conclude(conn, *await known(conn, mine, now, allowed=allowed), now)
    return await service_checks.open_matter(conn, GROUP, mine.id)


async def seen(conn: AsyncConnection, mine: Account, now: datetime) -> Checked:
    return await service_checks.seen(conn, *await known(conn, mine, now), now)


async def shared(conn: AsyncConnection, mine: Account, now: datetime, guild_id: int = GROUP) -> tuple[Shared, ...]:
    return await service_verification.shared(conn, guild_id, [await known(conn, mine, now)], now)


async def letters(conn: AsyncConnection) -> list[int]:
    """Whom questions wait for in the outbox."""
    found = await conn.scalars(select(outbox.c.user_id).where(outbox.c.kind == service_checks.NOTICE))
    return list(found)


async def test_its_creator_is_asked_first_once_and_in_private(database: Database) -> None:
    """A11."""
    async with database.write() as conn:
        mine = await account(conn, raised(steady(NOW)))
        matter = await looked(conn, mine)
        assert matter is not None
        assert matter.told_at is None
        assert await letters(conn) == [SOFIA]
        assert await service_checks.waits(conn, GROUP, SOFIA)
        assert await looked(conn, mine, NOW + DAY) is not None
        assert await letters(conn) == [SOFIA]
        await service_checks.told(conn, GROUP, matter.id, NOW + DAY)
        await service_checks.told(conn, GROUP, matter.id, NOW + 2 * DAY)
        again = await store_checks.matter(conn, GROUP, matter.id)
        assert again is not None
        assert again.told_at == NOW + DAY
        assert not await service_checks.waits(conn, GROUP, SOFIA)


async def test_whoever_looks_before_the_daily_look_sees_it_there_and_gets_no_letter(database: Database) -> None:
    async with database.write() as conn:
        mine = await account(conn, raised(steady(NOW)))
        first = await seen(conn, mine, NOW)
        assert first.matter is not None
        assert first.matter.told_at == NOW
        assert await looked(conn, mine, NOW + DAY) is not None
        assert await letters(conn) == []


async def test_a_steady_account_and_one_with_too_little_ask_nothing(database: Database) -> None:
    async with database.write() as conn:
        mine = await account(conn, steady(NOW))
        assert await looked(conn, mine) is None
        assert await letters(conn) == []


@pytest.mark.parametrize("way", [Way.THREAD, Way.NONE])
async def test_nobody_is_written_to_who_asked_for_silence_or_for_a_thread(database: Database, way: Way) -> None:
    """Moderators can read a private thread; the panel tells them instead."""
    async with database.write() as conn:
        await contact.choose(conn, GROUP, SOFIA, Way.DM, NOW)
        await contact.choose(conn, GROUP, SOFIA, way, NOW)
        mine = await account(conn, raised(steady(NOW)))
        assert await looked(conn, mine) is not None
        assert await letters(conn) == []
        assert await service_checks.waits(conn, GROUP, SOFIA)
        found = await seen(conn, mine, NOW)
        assert found.matter is not None
        assert found.matter.told_at == NOW
        assert not await service_checks.waits(conn, GROUP, SOFIA)


async def test_the_letter_waits_for_the_morning(database: Database) -> None:
    night = NOW.replace(hour=23)
    async with database.write() as conn:
        mine = await account(conn, raised(steady(NOW)))
        assert await looked(conn, mine, night) is not None
        due = await conn.scalar(select(outbox.c.due_at).where(outbox.c.kind == service_checks.NOTICE))
        assert due == (night + DAY).replace(hour=9)


async def test_context_closes_the_matter_and_is_kept_as_a_note(database: Database) -> None:
    """A12."""
    async with database.write() as conn:
        mine = await account(conn, raised(steady(NOW)))
        matter = await looked(conn, mine)
        assert matter is not None
        theirs = await service_checks.mine(conn, GROUP, SOFIA, matter.id)
        await service_checks.explain(conn, theirs, NoteKind.GIVEAWAY, " a  mug\n" + "x" * 999, NOW)
        (kept,) = await store_notes.of_account(conn, GROUP, mine.id)
        assert (kept.kind, kept.since, kept.until) == (NoteKind.GIVEAWAY, matter.since, matter.until)
        assert kept.words.startswith("a mug x")
        assert len(kept.words) == 200
        with pytest.raises(UserError, match="closed already"):
            await service_checks.explain(conn, theirs, NoteKind.SALE, "", NOW)
        with pytest.raises(UserError, match="closed already"):
            await service_checks.mine(conn, GROUP, SOFIA, matter.id)
        assert await looked(conn, mine, NOW + DAY) is None
        assert len(await store_notes.of_account(conn, GROUP, mine.id)) == 1


async def test_a_matter_is_its_creators_own(database: Database) -> None:
    """Not another person's, not another group's."""
    async with database.write() as conn:
        matter = await looked(conn, await account(conn, raised(steady(NOW))))
        assert matter is not None
        for guild_id, user_id, number in ((GROUP, KEIKO, matter.id), (OTHER, SOFIA, matter.id), (GROUP, SOFIA, 99)):
            with pytest.raises(UserError, match="somebody else"):
                await service_checks.mine(conn, guild_id, user_id, number)
        assert await service_checks.in_question(conn, OTHER, matter.id) == 0
        assert not await store_checks.close(conn, OTHER, matter.id, MatterState.PASSED, NOW)
        await store_checks.told(conn, OTHER, matter.id, NOW)
        assert await service_checks.waits(conn, GROUP, SOFIA)
        assert not await service_checks.waits(conn, OTHER, SOFIA)


async def test_a_note_from_elsewhere_closes_it_and_so_do_other_numbers(database: Database) -> None:
    async with database.write() as conn:
        mine = await account(conn, raised(steady(NOW)))
        matter = await looked(conn, mine)
        assert matter is not None
        await store_notes.add(conn, GROUP, mine.id, note(NOW - 60 * DAY, NOW))
        await service_checks.look_again(conn, GROUP, mine.id, NOW, youtube_allowed=False)
        closed = await store_checks.matter(conn, GROUP, matter.id)
        assert closed is not None
        assert (closed.state, closed.closed_at) == (MatterState.EXPLAINED, NOW)

        other = await store.keep_account(conn, GROUP, SOFIA, Platform.TIKTOK, "loaf", NOW)
        await store.keep_contents(conn, GROUP, other.id, raised(steady(NOW)))
        assert await looked(conn, other) is not None
        right = [replace(each, captured_at=NOW + DAY) for each in steady(NOW)]
        await store.keep_contents(conn, GROUP, other.id, right)
        assert (await seen(conn, other, NOW + DAY)).matter is None
        (passed,) = await store_checks.matters_of_account(conn, GROUP, other.id)
        assert passed.state is MatterState.PASSED


async def test_nobody_is_asked_again_within_a_month(database: Database) -> None:
    async with database.write() as conn:
        mine = await account(conn, raised(steady(NOW)))
        matter = await looked(conn, mine)
        assert matter is not None
        await store_checks.close(conn, GROUP, matter.id, MatterState.PASSED, NOW)
        assert await looked(conn, mine, NOW + DAY) is None
        later = NOW + 31 * DAY
        await store.keep_contents(conn, GROUP, mine.id, _further(later))
        assert await looked(conn, mine, later) is not None


def _further(now: datetime) -> list[Content]:
    return [replace(each, key=f"later {each.key}") for each in raised(steady(now), 20)]


async def test_moderators_see_it_only_with_consent_and_after_a_week(database: Database) -> None:
    """A11: the week begins when the creator could see it, and stopping acts at once."""
    async with database.write() as conn:
        mine = await account(conn, raised(steady(NOW)))
        matter = await looked(conn, mine)
        assert matter is not None
        await service_verification.join(conn, GROUP, SOFIA, CONSENT_VERSION, NOW)
        assert await shared(conn, mine, NOW + 2 * WEEK) == ()
        told = NOW + DAY
        await service_checks.told(conn, GROUP, matter.id, told)
        assert await shared(conn, mine, told + WEEK - timedelta(seconds=1)) == ()
        (one,) = await shared(conn, mine, told + WEEK)
        assert (one.matter.id, one.account.user_id, one.notes) == (matter.id, SOFIA, ())
        assert await shared(conn, mine, told + WEEK, OTHER) == ()
        await service_verification.leave(conn, OTHER, SOFIA, told)
        assert await shared(conn, mine, told + WEEK)
        await service_verification.leave(conn, GROUP, SOFIA, told)
        assert await shared(conn, mine, told + WEEK) == ()
        await service_verification.join(conn, GROUP, SOFIA, CONSENT_VERSION, told)
        await service_checks.explain(conn, matter, NoteKind.VIRAL, "", told)
        assert await shared(conn, mine, told + WEEK) == ()


async def test_joining_is_written_down_with_the_text_and_the_time(database: Database) -> None:
    async with database.write() as conn:
        assert not await service_verification.joined(conn, GROUP, SOFIA)
        with pytest.raises(UserError, match="words changed"):
            await service_verification.join(conn, GROUP, SOFIA, CONSENT_VERSION - 1, NOW)
        for _ in range(2):
            await service_verification.join(conn, GROUP, SOFIA, CONSENT_VERSION, NOW)
        assert await service_verification.joined(conn, GROUP, SOFIA)
        assert not await service_verification.joined(conn, OTHER, SOFIA)
        assert not await service_verification.joined(conn, GROUP, KEIKO)
        await service_verification.leave(conn, GROUP, SOFIA, NOW + DAY)
        await service_verification.leave(conn, GROUP, SOFIA, NOW + 2 * DAY)
        assert not await service_verification.joined(conn, GROUP, SOFIA)
        (row,) = await store_checks.consents_of(conn, GROUP, SOFIA)
        assert (row.version, row.given_at, row.revoked_at) == (CONSENT_VERSION, NOW, NOW + DAY)


async def test_a_person_is_told_everything_and_forgotten(database: Database) -> None:
    """D3."""
    async with database.write() as conn:
        assert await service_verification.export(conn, GROUP, SOFIA) == {}
        assert await looked(conn, await account(conn, raised(steady(NOW)))) is not None
        await service_verification.join(conn, GROUP, SOFIA, CONSENT_VERSION, NOW)
        told = await service_verification.export(conn, GROUP, SOFIA)
        assert told["questions"][0]["state"] == "open"
        assert told["verification"] == [{"text": CONSENT_VERSION, "joined": NOW.isoformat(), "left": None}]
        await service_verification.forget(conn, OTHER, SOFIA)
        assert await service_verification.export(conn, GROUP, SOFIA) == told
        await service_verification.forget(conn, GROUP, SOFIA)
        assert await service_verification.export(conn, GROUP, SOFIA) == {}


async def test_youtubes_own_numbers_are_left_alone_without_its_permission(database: Database) -> None:
    read = [replace(each, source=Source.API_PUBLIC) for each in raised(steady(NOW))]
    async with database.write() as conn:
        mine = await account(conn, read, Platform.YOUTUBE)
        assert await looked(conn, mine) is None
        found, _ = await known(conn, mine, NOW)
        assert found.badge.earned
        assert await looked(conn, mine, allowed=True) is not None


async def test_every_account_with_news_is_claimed_once_a_day(database: Database) -> None:
    async with database.write() as conn:
        mine = await account(conn, steady(NOW))
        for _ in range(2):
            await service_checks.expect(conn, NOW)
        assert await service_checks.claim(conn, NOW, 5) == []
        assert await service_checks.claim(conn, NOW + DAY, 5) == [(GROUP, mine.id)]
        assert await service_checks.claim(conn, NOW + DAY, 5) == []
        assert await service_checks.claim(conn, NOW + 2 * DAY, 5) == [], "nothing is new"
        await store.keep_contents(conn, GROUP, mine.id, [content(NOW, 1, 400, 8)])
        assert await service_checks.claim(conn, NOW + 3 * DAY, 5) == [(GROUP, mine.id)]
        await store.remove_account(conn, GROUP, mine.id)
        assert await service_checks.claim(conn, NOW + 9 * DAY, 5) == []


async def test_an_open_matter_is_looked_at_daily_without_news(database: Database) -> None:
    async with database.write() as conn:
        mine = await account(conn, raised(steady(NOW)))
        await service_checks.expect(conn, NOW)
        await service_checks.claim(conn, NOW + DAY, 5)
        assert await looked(conn, mine) is not None
        assert await service_checks.claim(conn, NOW + 2 * DAY, 5) == [(GROUP, mine.id)]


async def test_two_ticks_at_once_claim_once(database: Database) -> None:
    async with database.write() as conn:
        mine = await account(conn, steady(NOW))
        await service_checks.expect(conn, NOW)

    async def claim() -> list[tuple[int, int]]:
        async with database.write() as conn:
            return list(await service_checks.claim(conn, NOW + DAY, 5))

    both = await asyncio.gather(claim(), claim())
    assert sorted(map(len, both)) == [0, 1]
    assert (GROUP, mine.id) in both[0] + both[1]
