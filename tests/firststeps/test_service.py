"""The path, its reminders, feedback and mentors, on both engines. No Discord here."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.errors import UserError
from bot.outbox import Delivery
from bot.outbox_store import claim
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.desk import store as desk_store
from cogs.firststeps import (
    service,
    service_audits,
    service_mentors,
    service_newcomers,
    service_nudges,
    store,
    store_export,
    store_mentors,
    store_nudges,
)
from cogs.firststeps.model import Feeling, Step
from cogs.firststeps.model_audits import AuditState, Mark, Topic
from cogs.firststeps.model_mentors import PairState
from cogs.firststeps.model_nudges import NudgeState, Phase
from cogs.firststeps.service_progress import progress

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
GROUP, OTHER = 1, 2
SOFIA, KEIKO, JAMAL, MAYA = 10, 11, 12, 13
MARKS = dict.fromkeys(Topic, Mark.FINE)


def day(number: float) -> datetime:
    return NOW + timedelta(days=number)


async def due(conn: AsyncConnection, now: datetime, kind: str) -> Sequence[Delivery]:
    """What of a kind the outbox would send now for the first time."""
    return [each for each in await claim(conn, now, 200) if each.kind == kind and each.attempts == 1]


async def begin(conn: AsyncConnection, way: Way = Way.DM, user_id: int = SOFIA) -> None:
    await desk_store.set_place(conn, GROUP, "introductions", 5)
    await desk_store.set_place(conn, GROUP, "moderator_log", 6)
    await contact.choose(conn, GROUP, user_id, way, NOW)
    await service.begin(conn, GROUP, user_id, NOW)


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


async def test_three_people_give_feedback_and_the_third_ends_it(database: Database) -> None:
    async with database.write() as conn:
        await begin(conn)
        await service_audits.ask(conn, GROUP, SOFIA, NOW)
        with pytest.raises(UserError, match="open already"):
            await service_audits.ask(conn, GROUP, SOFIA, NOW)
        for reviewer in (KEIKO, JAMAL, MAYA):
            await service_audits.review(conn, GROUP, 1, reviewer, MARKS, NOW)
        known = await progress(conn, GROUP, SOFIA)
        assert known is not None
        assert Step.AUDIT in known.done
        assert [letter.user_id for letter in await due(conn, NOW, service_audits.RESULT)] == [SOFIA]
        with pytest.raises(UserError, match="closed"):
            await service_audits.review(conn, GROUP, 1, 14, MARKS, NOW)
        with pytest.raises(UserError, match="looked at your profile already"):
            await service_audits.ask(conn, GROUP, SOFIA, NOW)


async def test_two_last_answers_at_once_are_not_four(database: Database) -> None:
    async with database.write() as conn:
        await begin(conn)
        await service_audits.ask(conn, GROUP, SOFIA, NOW)
        for reviewer in (KEIKO, JAMAL):
            await service_audits.review(conn, GROUP, 1, reviewer, MARKS, NOW)

    async def answer(reviewer: int) -> None:
        async with database.write() as conn:
            await service_audits.review(conn, GROUP, 1, reviewer, MARKS, NOW)

    ended = await asyncio.gather(answer(MAYA), answer(14), return_exceptions=True)
    assert sorted(type(each).__name__ for each in ended) == ["NoneType", "UserError"]


@pytest.mark.parametrize(
    ("guild_id", "reviewer", "sentence"),
    [(GROUP, SOFIA, "your own profile"), (GROUP, KEIKO, "given your feedback"), (OTHER, JAMAL, "closed")],
)
async def test_feedback_is_for_others_once_and_in_this_group(
    database: Database, guild_id: int, reviewer: int, sentence: str
) -> None:
    async with database.write() as conn:
        await begin(conn)
        await service_audits.ask(conn, GROUP, SOFIA, NOW)
        await service_audits.review(conn, GROUP, 1, KEIKO, MARKS, NOW)
        with pytest.raises(UserError, match=sentence):
            await service_audits.review(conn, guild_id, 1, reviewer, MARKS, NOW)


async def test_a_request_ends_after_two_weeks_and_counts_with_one_answer(database: Database) -> None:
    async with database.write() as conn:
        await begin(conn)
        await service_audits.ask(conn, GROUP, SOFIA, NOW)
        await service_audits.review(conn, GROUP, 1, KEIKO, MARKS, NOW)
        await service_audits.expire(conn, day(13.9))
        known = await progress(conn, GROUP, SOFIA)
        assert known is not None
        assert Step.AUDIT not in known.done
        await service_audits.expire(conn, day(14))
        known = await progress(conn, GROUP, SOFIA)
        assert known is not None
        assert Step.AUDIT in known.done
        assert len(await due(conn, day(14), service_audits.RESULT)) == 1


async def test_a_request_taken_back_can_be_made_again(database: Database) -> None:
    async with database.write() as conn:
        await begin(conn)
        await service_audits.ask(conn, GROUP, SOFIA, NOW)
        await service_audits.withdraw(conn, GROUP, SOFIA, NOW)
        await service_audits.ask(conn, GROUP, SOFIA, day(1))
        with pytest.raises(UserError, match="Nobody has answered"):
            await service_audits.feedback(conn, GROUP, SOFIA)


async def test_words_are_added_to_ones_own_feedback_only(database: Database) -> None:
    async with database.write() as conn:
        await begin(conn)
        await service_audits.ask(conn, GROUP, SOFIA, NOW)
        await service_audits.review(conn, GROUP, 1, KEIKO, MARKS, NOW)
        await service_audits.note(conn, GROUP, 1, KEIKO, {Topic.BIO: "Say it shorter."})
        with pytest.raises(UserError, match="Give feedback"):
            await service_audits.note(conn, GROUP, 1, JAMAL, {Topic.BIO: "x"})
        _, reviews = await service_audits.feedback(conn, GROUP, SOFIA)
        assert [review.notes for review in reviews] == [{Topic.BIO: "Say it shorter."}]


async def proposed(conn: AsyncConnection, mentor_id: int) -> int:
    """The number of the proposal that waits for this mentor."""
    (pair,) = await store_mentors.open_pairs(conn, GROUP, mentor_id)
    assert pair.state is PairState.PROPOSED
    return pair.id


async def mentors(conn: AsyncConnection, *people: int, way: Way = Way.DM) -> None:
    for number, person in enumerate(people):
        await contact.choose(conn, GROUP, person, way, NOW)
        await service_mentors.offer(conn, GROUP, person, NOW + timedelta(seconds=number))


async def test_a_mentor_who_declines_or_does_not_answer_is_followed_by_the_next(database: Database) -> None:
    """W19."""
    async with database.write() as conn:
        await mentors(conn, KEIKO, JAMAL, MAYA)
        await begin(conn)
        assert [letter.user_id for letter in await due(conn, NOW, service_mentors.PROPOSAL)] == [KEIKO]
        await service_mentors.answer(conn, GROUP, KEIKO, await proposed(conn, KEIKO), NOW, gladly=False)
        waiting = await proposed(conn, JAMAL)
        await service_mentors.run_out(conn, day(2.9))
        assert await proposed(conn, JAMAL) == waiting
        await service_mentors.run_out(conn, day(3))
        await service_mentors.answer(conn, GROUP, MAYA, await proposed(conn, MAYA), day(3), gladly=True)
        assert len(await due(conn, day(3), service_mentors.THREAD)) == 1


async def test_with_nobody_left_the_moderators_hear_once_a_week(database: Database) -> None:
    """W19."""
    async with database.write() as conn:
        await begin(conn)
        await begin(conn, user_id=14)
        alerts = await due(conn, NOW, "desk.alert")
        assert [f"<@{SOFIA}>" in alert.ref["text"] for alert in alerts] == [True]
        await service_mentors.seek(conn, GROUP, SOFIA, day(7))
        assert len(await due(conn, day(7), "desk.alert")) == 1
        assert await store.seeking(conn, GROUP) == [SOFIA, 14]


async def test_a_new_mentor_gets_those_who_wait(database: Database) -> None:
    """W19."""
    async with database.write() as conn:
        await begin(conn)
        await mentors(conn, KEIKO)
        assert await proposed(conn, KEIKO)
        assert not await store.seeking(conn, GROUP)


async def test_a_mentor_has_no_more_than_they_offered_and_a_pause_counts(database: Database) -> None:
    """W19."""
    async with database.write() as conn:
        await mentors(conn, KEIKO)
        for newcomer in (20, 21, 22):
            await service.begin(conn, GROUP, newcomer, NOW)
        assert len(await store_mentors.open_pairs(conn, GROUP, KEIKO)) == 2
        assert await store.seeking(conn, GROUP) == [22]
        await service_mentors.offer(conn, GROUP, KEIKO, NOW, paused=True)
        assert await store.seeking(conn, GROUP) == [22]
        await service_mentors.offer(conn, GROUP, KEIKO, NOW, most=3)
        assert not await store.seeking(conn, GROUP)
        with pytest.raises(UserError, match="1 to 5"):
            await service_mentors.offer(conn, GROUP, KEIKO, NOW, most=9)


async def test_a_mentor_without_a_way_is_asked_through_the_moderators_who_are_recorded(database: Database) -> None:
    """W19, D5."""
    async with database.write() as conn:
        await mentors(conn, KEIKO, way=Way.NONE)
        await begin(conn)
        assert [card.channel_id for card in await due(conn, NOW, service_mentors.PROPOSAL_FOR)] == [6]
        number = await proposed(conn, KEIKO)
        with pytest.raises(UserError, match="somebody else"):
            await service_mentors.answer_for(conn, OTHER, MAYA, number, NOW, gladly=True)
        await service_mentors.answer_for(conn, GROUP, MAYA, number, NOW, gladly=True)
        audit = (await conn.execute(desk_store.audit.select())).one()
        assert (audit.actor_id, audit.subject_id, audit.action) == (MAYA, KEIKO, "answered_for_mentor")


async def test_only_the_mentor_who_was_asked_can_answer_and_only_once(database: Database) -> None:
    """W19."""
    async with database.write() as conn:
        await mentors(conn, KEIKO)
        await begin(conn)
        number = await proposed(conn, KEIKO)
        for guild_id, person in ((GROUP, JAMAL), (OTHER, KEIKO)):
            with pytest.raises(UserError, match="somebody else"):
                await service_mentors.answer(conn, guild_id, person, number, NOW, gladly=True)
        await service_mentors.answer(conn, GROUP, KEIKO, number, NOW, gladly=True)
        with pytest.raises(UserError, match="answered already"):
            await service_mentors.answer(conn, GROUP, KEIKO, number, NOW, gladly=False)


async def test_a_pair_ends_after_four_weeks_and_frees_a_place(database: Database) -> None:
    """W19."""
    async with database.write() as conn:
        await mentors(conn, KEIKO)
        await service_mentors.offer(conn, GROUP, KEIKO, NOW, most=1)
        await begin(conn)
        paired = await service_mentors.answer(conn, GROUP, KEIKO, await proposed(conn, KEIKO), NOW, gladly=True)
        await service_mentors.thread_made(conn, paired, 77, NOW)
        await service.begin(conn, GROUP, 20, day(1))
        assert await store.seeking(conn, GROUP) == [20]
        await service_mentors.run_out(conn, day(28))
        assert [card.channel_id for card in await due(conn, day(28), service_mentors.THANKS)] == [77]
        assert await proposed(conn, KEIKO)


async def test_a_mentor_who_leaves_is_followed_by_another(database: Database) -> None:
    """W19."""
    async with database.write() as conn:
        await mentors(conn, KEIKO, JAMAL)
        await begin(conn)
        await service_mentors.answer(conn, GROUP, KEIKO, await proposed(conn, KEIKO), NOW, gladly=True)
        await service.leave(conn, GROUP, KEIKO, NOW)
        assert await proposed(conn, JAMAL)
        assert await store_mentors.offer_of(conn, GROUP, KEIKO) is None


async def test_two_newcomers_at_once_do_not_share_a_last_place(database: Database) -> None:
    """W19."""
    async with database.write() as conn:
        await mentors(conn, KEIKO)
        await service_mentors.offer(conn, GROUP, KEIKO, NOW, most=1)

    async def arrive(user_id: int) -> None:
        async with database.write() as conn:
            await service.begin(conn, GROUP, user_id, NOW)

    await asyncio.gather(arrive(20), arrive(21))
    async with database.read() as conn:
        assert len(await store_mentors.open_pairs(conn, GROUP, KEIKO)) == 1
        assert len(await store.seeking(conn, GROUP)) == 1


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
