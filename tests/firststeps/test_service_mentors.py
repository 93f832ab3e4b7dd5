"""Mentors and newcomers (W19), on both engines. No Discord here."""

import asyncio

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.errors import UserError
from cogs.contact.model import Way
from cogs.desk import store_audit
from cogs.firststeps import service, service_mentors, store, store_mentors
from cogs.firststeps.model_mentors import PairState
from tests.firststeps.people import GROUP, JAMAL, KEIKO, MAYA, NOW, OTHER, SOFIA, begin, day, due, mentors


async def proposed(conn: AsyncConnection, mentor_id: int) -> int:
    """The number of the proposal that waits for this mentor."""
    (pair,) = await store_mentors.open_pairs(conn, GROUP, mentor_id)
    assert pair.state is PairState.PROPOSED
    return pair.id


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
        assert not await due(conn, NOW, service_mentors.NOBODY_FREE)
        assert len(await due(conn, day(1), service_mentors.NOBODY_FREE)) == 1
        await service_mentors.seek(conn, GROUP, SOFIA, day(7))
        assert len(await due(conn, day(8), service_mentors.NOBODY_FREE)) == 1
        assert await service_mentors.waiting(conn, GROUP) == [SOFIA, 14]


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
        audit = (await conn.execute(store_audit.audit.select())).one()
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
