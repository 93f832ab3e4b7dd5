"""The way through onboarding, stored on both engines (the store has no other callers)."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot import outbox_store
from bot.batch import BatchWriter
from bot.db import Database
from bot.errors import UserError
from cogs.desk import store as desk
from cogs.onboarding import service, service_arrival, store, text
from cogs.onboarding.model import Posting, Settings, Status, Step
from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Kind, Niche, Platform, PlatformEntry, Subgroup
from tests.errands import is_due

NOW = datetime(2026, 8, 1, 12, tzinfo=UTC)
GROUP, KEIKO = 10, 20
BREAD = PlatformEntry(Platform.INSTAGRAM, "keiko.bakes", 7000)


async def begin(database: Database, *starts: service.Start) -> list[Step]:
    wanted = starts or (service.Start(GROUP, KEIKO, NOW),)
    async with database.write() as conn:
        return [started.status.step for started in await service.start(conn, wanted)]


async def present(database: Database) -> Status:
    async with database.read() as conn:
        return await service.present(conn, GROUP, KEIKO)


async def answer_everything(database: Database) -> None:
    await begin(database)
    async with database.write() as conn:
        await service.agree(conn, GROUP, KEIKO, 0, NOW)
        for step, changes in {
            Step.KIND: Changes(kind=Kind.EXPERT),
            Step.SUBGROUP: Changes(subgroup=Subgroup.LOCAL),
        }.items():
            await service.answer(conn, GROUP, KEIKO, step, changes, NOW)
        await service.add_platform(conn, GROUP, KEIKO, BREAD, NOW)
        await service.keep(conn, GROUP, KEIKO, Step.PLATFORMS)
        await service.answer(conn, GROUP, KEIKO, Step.NICHES, Changes(niches=(Niche.FOOD,)), NOW)
        await service.keep(conn, GROUP, KEIKO, Step.REGION)
        await service.answer(conn, GROUP, KEIKO, Step.SENTENCE, Changes(sentence="I bake old breads."), NOW)


async def test_many_start_in_one_statement_and_nobody_twice(database: Database) -> None:
    """The hot path: duplicates inside one batch, several groups, some who began before."""
    await answer_everything(database)
    starts = [service.Start(GROUP + number % 2, KEIKO + number % 7, NOW) for number in range(50)]
    steps = await begin(database, *starts)
    expected = [Step.PREVIEW if (each.guild_id, each.user_id) == (GROUP, KEIKO) else Step.RULES for each in starts]
    assert steps == expected


async def test_presses_at_once_are_written_together(database: Database) -> None:
    starter = BatchWriter(database, service.start)
    starts = [service.Start(GROUP, KEIKO + number % 3, NOW + timedelta(seconds=number)) for number in range(20)]
    found = await asyncio.gather(*(starter.submit(start) for start in starts))
    assert [each.status.user_id for each in found] == [start.user_id for start in starts]
    assert {each.settings for each in found} == {Settings(text.DEFAULT_RULES, text.DEFAULT_PLEDGE, 0)}


async def test_the_pledge_has_a_time_and_a_revision(database: Database) -> None:
    """W13."""
    await begin(database)
    async with database.write() as conn:
        changed = await service.save_settings(conn, GROUP, rules="Be on time.")
        assert (await service.agree(conn, GROUP, KEIKO, 0, NOW)).step is Step.RULES
        agreed = await service.agree(conn, GROUP, KEIKO, changed.revision, NOW)
        told = await service_arrival.export(conn, GROUP, KEIKO)
    assert (agreed.step, agreed.pledged_at) == (Step.KIND, NOW)
    assert (told["pledged_at"], told["pledged_revision"]) == (NOW.isoformat(), 1)


async def test_a_group_writes_its_own_rules_and_goes_back_to_those_of_the_house(database: Database) -> None:
    async with database.write() as conn:
        first = await service.save_settings(conn, GROUP, rules=" Be on time. ")
        assert (first.rules, first.pledge, first.revision) == ("Be on time.", text.DEFAULT_PLEDGE, 1)
        second = await service.save_settings(conn, GROUP, rules="", pledge="I mean it.")
        assert (second.rules, second.pledge, second.revision) == (text.DEFAULT_RULES, "I mean it.", 2)
        assert (await service.settings(conn, GROUP + 1)).revision == 0
        with pytest.raises(UserError, match="under 500"):
            await service.save_settings(conn, GROUP, pledge="x" * 501)


async def test_an_answer_from_an_older_message_changes_nothing(database: Database) -> None:
    await answer_everything(database)
    async with database.write() as conn:
        here = await service.answer(conn, GROUP, KEIKO, Step.KIND, Changes(kind=Kind.STRATEGIST), NOW)
        await service.add_platform(conn, GROUP, KEIKO, PlatformEntry(Platform.X, "keiko", 1), NOW)
        await service.remove_platform(conn, GROUP, KEIKO, Platform.INSTAGRAM, NOW)
        profile = await profiles.get(conn, GROUP, KEIKO)
    assert here.step is Step.PREVIEW
    assert profile is not None
    assert (profile.kind, profile.platforms) == (Kind.EXPERT, (BREAD,))


async def test_a_step_that_needs_an_answer_cannot_be_skipped(database: Database) -> None:
    await begin(database)
    async with database.write() as conn:
        for step in (Step.PLATFORMS, Step.NICHES, Step.SENTENCE, Step.RULES, Step.PREVIEW):
            with pytest.raises(UserError, match="nothing to continue with"):
                await service.keep(conn, GROUP, KEIKO, step)


async def test_somebody_who_never_started_is_told_where_to(database: Database) -> None:
    async with database.write() as conn:
        with pytest.raises(UserError, match="not started yet"):
            await service.finish(conn, GROUP, KEIKO, NOW)
        assert await service.status(conn, GROUP, KEIKO) is None


async def test_finishing_twice_asks_for_one_introduction(database: Database) -> None:
    await answer_everything(database)
    async with database.write() as conn:
        await desk.set_place(conn, GROUP, service_arrival.INTRODUCTIONS, 60)
        first = await service.finish(conn, GROUP, KEIKO, NOW)
        again = await service.finish(conn, GROUP, KEIKO, NOW + timedelta(seconds=1))
        errands = await outbox_store.claim(conn, NOW, 10)
    assert first.finished_at == again.finished_at == NOW
    assert sorted(errand.kind for errand in errands) == [service_arrival.INTRODUCTION, service_arrival.ROLES]


async def test_finishing_at_the_same_moment_asks_for_one_introduction(database: Database) -> None:
    await answer_everything(database)

    async def finish() -> None:
        async with database.write() as conn:
            await service.finish(conn, GROUP, KEIKO, NOW)

    await asyncio.gather(*(finish() for _ in range(5)))
    assert (await present(database)).introduction is Posting.WAITING


async def test_what_waits_is_claimed_once_and_when_it_is_due(database: Database) -> None:
    await answer_everything(database)
    async with database.write() as conn:
        await service.finish(conn, GROUP, KEIKO, NOW)
        await service_arrival.wait_for_channel(conn, GROUP, KEIKO, NOW)
        assert await service_arrival.waiting(conn, NOW) == []
        later = NOW + service_arrival.TRY_AGAIN_AFTER
        (group,) = await service_arrival.waiting(conn, later)
        assert (group.guild_id, group.channel_id) == (GROUP, None)
        assert await store.claim(conn, GROUP, "introduction", later) == [KEIKO]
        assert await store.claim(conn, GROUP, "introduction", later) == []
        assert await service_arrival.count_waiting(conn, GROUP) == {"introduction": 0, "roles": 0}


async def test_who_started_and_is_not_done_is_found(database: Database) -> None:
    """W17: reminders are planned from this."""
    await answer_everything(database)
    await begin(database, service.Start(GROUP, KEIKO + 1, NOW - timedelta(days=40)))
    async with database.write() as conn:
        assert [each.user_id for each in await service.unfinished(conn, NOW - timedelta(days=30))] == [KEIKO]
        await service.finish(conn, GROUP, KEIKO, NOW)
        assert [each.user_id for each in await service.unfinished(conn, NOW - timedelta(days=90))] == [KEIKO + 1]
    assert not await service.has_unfinished(database, NOW - timedelta(days=30))
    assert await service.has_unfinished(database, NOW - timedelta(days=90))


async def test_roles_come_back_only_to_those_who_finished(database: Database) -> None:
    """W25."""
    await begin(database)
    async with database.write() as conn:
        await service.grant_roles(conn, GROUP, KEIKO, NOW)
        await service.grant_roles(conn, GROUP, 99, NOW)
        assert not await is_due(conn, NOW)


async def test_the_database_refuses_an_unknown_step(database: Database) -> None:
    await begin(database)
    with pytest.raises(IntegrityError):
        async with database.write() as conn:
            await store.note(conn, GROUP, KEIKO, step="lost")


async def test_deletion_leaves_nothing(database: Database) -> None:
    """D3: and the introduction is taken down."""
    await answer_everything(database)
    async with database.write() as conn:
        await store.note(conn, GROUP, KEIKO, channel_id=60, message_id=70)
        await service_arrival.forget(conn, GROUP, KEIKO, NOW)
        (errand,) = await outbox_store.claim(conn, NOW, 10)
        assert await service_arrival.export(conn, GROUP, KEIKO) == {}
    assert (errand.kind, errand.ref) == (service_arrival.UNPOST, {"channel": 60, "message": 70})
