"""The path and its reminders, on both engines. No Discord here."""

import asyncio
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.errors import UserError
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.firststeps import (
    service,
    service_audits,
    service_mentors,
    service_newcomers,
    service_nudges,
    store_export,
    store_mentors,
    store_nudges,
)
from cogs.firststeps.model import Feeling
from cogs.firststeps.model_audits import AuditState
from cogs.firststeps.model_nudges import NudgeState, Phase
from cogs.firststeps.service_progress import progress
from tests.firststeps.people import GROUP, JAMAL, KEIKO, MARKS, NOW, OTHER, SOFIA, begin, day, due, mentors


async def reminded(conn: AsyncConnection, now: datetime) -> int:
    """How many reminders go out at this moment."""
    await service_nudges.remind(conn, now)
    return len(await due(conn, now, service_nudges.NUDGE))


async def test_reminders_come_on_days_2_7_14_and_28(database: Database) -> None:
    """W17."""
    async with database.write() as conn:
        await begin(conn)
        found = [number for number in range(40) if await reminded(conn, day(number))]
        assert found == [2, 7, 14, 28]


async def test_a_path_begins_once(database: Database) -> None:
    async with database.write() as conn:
        await begin(conn)
        await service.begin(conn, GROUP, SOFIA, day(1))
        known = await progress(conn, GROUP, SOFIA)
        assert known is not None
        assert known.path.began_at == NOW
        assert len(await store_nudges.of(conn, GROUP, SOFIA)) == 4


async def test_nobody_is_reminded_who_did_not_ask(database: Database) -> None:
    """W17."""
    async with database.write() as conn:
        await begin(conn, Way.NONE)
        assert not await reminded(conn, day(2))
        assert (await store_nudges.of(conn, GROUP, SOFIA))[0].state is NudgeState.SKIPPED


async def test_what_is_done_or_under_way_is_not_reminded(database: Database) -> None:
    """W17."""
    async with database.write() as conn:
        await begin(conn)
        await service_audits.ask(conn, GROUP, SOFIA, day(1))
        assert not await reminded(conn, day(2))
        await service.plan_content(conn, GROUP, SOFIA, "1", ["live"], "today", day(3))
        assert not await reminded(conn, day(7))
        said = service.said(1, Feeling.WELL.value, "", day(12))
        await service.check_in(conn, GROUP, SOFIA, said)
        assert not await reminded(conn, day(14))


async def test_at_night_a_reminder_waits_for_the_morning(database: Database) -> None:
    """W17."""
    async with database.write() as conn:
        await begin(conn)
        night = day(2).replace(hour=22)
        await store_nudges.postpone(conn, GROUP, SOFIA, 1, night)
        assert not await reminded(conn, night)
        assert not await reminded(conn, night.replace(hour=23))
        assert await reminded(conn, day(3).replace(hour=9))


async def test_two_ticks_at_once_send_a_reminder_once(database: Database) -> None:
    """W17."""
    async with database.write() as conn:
        await begin(conn)

    async def tick() -> None:
        async with database.write() as conn:
            await service_nudges.remind(conn, day(2))

    await asyncio.gather(tick(), tick())
    async with database.write() as conn:
        assert len(await due(conn, day(2), service_nudges.NUDGE)) == 1


async def test_a_claim_that_was_never_committed_is_made_again(database: Database) -> None:
    """W17: the power goes between claim and send."""
    async with database.write() as conn:
        await begin(conn)
    with pytest.raises(RuntimeError):
        async with database.write() as conn:
            await service_nudges.remind(conn, day(2))
            raise RuntimeError
    async with database.write() as conn:
        assert await reminded(conn, day(2))


async def test_after_a_week_away_only_the_last_reminder_goes_out(database: Database) -> None:
    async with database.write() as conn:
        await begin(conn)
        assert await reminded(conn, day(8)) == 1
        states = [nudge.state for nudge in await store_nudges.of(conn, GROUP, SOFIA)]
        assert states[:2] == [NudgeState.SKIPPED, NudgeState.SENT]


async def test_later_is_two_days_and_once(database: Database) -> None:
    """W17."""
    async with database.write() as conn:
        await begin(conn)
        await reminded(conn, day(2))
        nudge = (await store_nudges.of(conn, GROUP, SOFIA))[0]
        with pytest.raises(UserError, match="somebody else"):
            await service_nudges.later(conn, GROUP, KEIKO, nudge.id, day(2))
        with pytest.raises(UserError, match="somebody else"):
            await service_nudges.later(conn, OTHER, SOFIA, nudge.id, day(2))
        await service_nudges.later(conn, GROUP, SOFIA, nudge.id, day(2))
        assert not await reminded(conn, day(3.9))
        assert await reminded(conn, day(4))
        with pytest.raises(UserError, match="put that one off before"):
            await service_nudges.later(conn, GROUP, SOFIA, nudge.id, day(4))


async def test_stop_is_for_good_until_the_way_back(database: Database) -> None:
    """W17."""
    async with database.write() as conn:
        await begin(conn)
        await service.stop(conn, GROUP, SOFIA)
        assert not await reminded(conn, day(2))
        await service.resume(conn, GROUP, SOFIA)
        assert await reminded(conn, day(7))


async def test_leaving_the_group_stops_everything(database: Database) -> None:
    """W17, W19."""
    async with database.write() as conn:
        await begin(conn)
        await service_mentors.offer(conn, GROUP, KEIKO, NOW)
        await service_audits.ask(conn, GROUP, SOFIA, NOW)
        await service.leave(conn, GROUP, SOFIA, day(1))
        await contact.leave(conn, GROUP, SOFIA, day(1))
        assert not await reminded(conn, day(2))
        known = await progress(conn, GROUP, SOFIA)
        assert known is not None
        assert known.audit is not None
        assert known.audit.state is AuditState.WITHDRAWN
        assert not await store_mentors.open_pairs(conn, GROUP, SOFIA)


async def test_people_who_did_not_finish_onboarding_are_reminded_until_they_do(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """W17."""

    async def unfinished(conn: AsyncConnection, since: datetime) -> list[tuple[int, int, datetime]]:
        return [(GROUP, SOFIA, NOW)] if since < NOW else []

    monkeypatch.setattr(service_newcomers, "unfinished", unfinished)
    async with database.write() as conn:
        await contact.choose(conn, GROUP, SOFIA, Way.DM, NOW)
        for _ in range(2):
            await service_nudges.expect_unfinished(conn, day(1))
        assert await reminded(conn, day(2)) == 1
        await service.begin(conn, GROUP, SOFIA, day(5))
        assert not await reminded(conn, day(6.9))
        assert await reminded(conn, day(7)) == 1
        phases = {nudge.phase for nudge in await store_nudges.of(conn, GROUP, SOFIA) if nudge.state is NudgeState.SENT}
        assert phases == {Phase.ONBOARDING, Phase.STEPS}


async def test_a_check_in_before_its_time_is_refused(database: Database) -> None:
    async with database.write() as conn:
        await begin(conn)
        early = service.said(1, "hard", "so much", day(1))
        with pytest.raises(UserError, match="not open yet"):
            await service.check_in(conn, GROUP, SOFIA, early)
        with pytest.raises(UserError, match="choose how it went"):
            service.said(1, "great", "", NOW)


async def test_forgetting_somebody_leaves_nothing_of_theirs_and_keeps_what_they_gave(database: Database) -> None:
    async with database.write() as conn:
        await mentors(conn, KEIKO)
        await begin(conn)
        await begin(conn, user_id=JAMAL)
        for person in (SOFIA, JAMAL):
            await service_audits.ask(conn, GROUP, person, NOW)
        await service_audits.review(conn, GROUP, 2, SOFIA, MARKS, NOW)
        await service.plan_content(conn, GROUP, SOFIA, "2", ["live", "photo"], "friday", NOW)
        before = await store_export.export(conn, GROUP, SOFIA)
        assert before["calendar"] == {"per_week": 2, "formats": ["live", "photo"], "starts_on": "2026-05-08"}
        assert before["feedback_given"]
        assert before["reminders"]
        await service.forget(conn, GROUP, SOFIA, NOW)
        assert not any(_leaves(await store_export.export(conn, GROUP, SOFIA)))
        _, reviews = await service_audits.feedback(conn, GROUP, JAMAL)
        assert [review.reviewer_id for review in reviews] == [None]


def _leaves(value: Any) -> list[Any]:  # noqa: ANN401 - plain data of any depth
    """Every value inside plain data."""
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in _leaves(inner)]
    return [leaf for inner in value for leaf in _leaves(inner)] if isinstance(value, list) else [value]
