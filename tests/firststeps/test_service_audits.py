"""A look at a profile by three people, on both engines. No Discord here."""

import asyncio

import pytest

from bot.db import Database
from bot.errors import UserError
from cogs.firststeps import service_audits
from cogs.firststeps.model import Step
from cogs.firststeps.model_audits import Topic
from cogs.firststeps.service_progress import progress
from tests.firststeps.people import GROUP, JAMAL, KEIKO, MARKS, MAYA, NOW, OTHER, SOFIA, begin, day, due


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
