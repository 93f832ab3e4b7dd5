"""Requests from the draft to the end, on both engines."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.db import Database
from bot.errors import UserError
from cogs.collabs import service, service_board, service_due, service_privacy, store
from cogs.collabs.model import Nature, State
from cogs.collabs.model_drafting import Page
from cogs.desk import store as desk
from tests.collabs.rows import (
    BASICS,
    BOARD,
    GROUP,
    KEIKO,
    MAYA,
    NOW,
    OTHER,
    PAY,
    SOFIA,
    board,
    by,
    carded,
    drafted,
    posted,
)


async def test_a_form_that_cannot_be_used_is_kept_in_the_draft(database: Database) -> None:
    """C1: closing the window loses nothing."""
    async with database.write() as conn:
        filled = await service.begin(conn, by(), Nature.COLLAB, {**BASICS, "slots": "many"})
        assert "You wrote “many”" in (filled.trouble or "")
        (kept,) = await service.drafts(conn, by())
        assert kept.refused == {"basics": {**BASICS, "slots": "many"}}
        mended = await service.fill(conn, by(), kept.id, Page.BASICS, BASICS)
    assert (mended.trouble, mended.request.refused, mended.request.spec.title) == (None, {}, "Bread")


async def test_a_paid_partnership_is_posted_when_it_says_what_people_get(database: Database) -> None:
    """C2, C3."""
    async with database.write() as conn:
        await board(conn)
        paid = (await service.begin(conn, by(), Nature.PAID, {**BASICS, "kind": ["review"]})).request
        with pytest.raises(UserError, match="fill in “What they get” first"):
            await service.post(conn, by(), paid.id)
        await service.fill(conn, by(), paid.id, Page.PAY, {**PAY, "brand": ""})
        with pytest.raises(UserError, match="fill in “What they get” first"):
            await service.post(conn, by(), paid.id)
        await service.fill(conn, by(), paid.id, Page.PAY, PAY)
        assert (await service.post(conn, by(), paid.id)).state is State.OPEN


async def test_posting_twice_is_posting_once_and_needs_a_board(database: Database) -> None:
    async with database.write() as conn:
        request = await drafted(conn, by())
        with pytest.raises(UserError, match="no collab board yet"):
            await service.post(conn, by(), request.id)
        await board(conn)
        first = await service.post(conn, by(), request.id)
        assert await service.post(conn, by(), request.id) == first
        assert first.channel_id == BOARD


async def test_drafts_are_few_and_go_after_two_weeks(database: Database) -> None:
    async with database.write() as conn:
        requests = [await drafted(conn, by()) for _ in range(3)]
        with pytest.raises(UserError, match="You have 3 drafts"):
            await drafted(conn, by())
        await service.discard(conn, by(), requests[0].id)
        late = NOW + timedelta(days=14)
        for guild_id, number in await service_due.due(conn, late, 10):
            await service_due.act(conn, guild_id, number, late)
        assert await service.drafts(conn, by()) == []


async def test_nobody_reaches_the_request_of_somebody_else_or_of_another_group(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by())
        for stranger in (by(KEIKO), by(guild_id=OTHER)):
            for do in (service.close, service.renew, service.discard, service.post):
                with pytest.raises(UserError, match="not there any more"):
                    await do(conn, stranger, request.id)
            with pytest.raises(UserError, match="not there any more"):
                await service.fill(conn, stranger, request.id, Page.BASICS, BASICS)
        with pytest.raises(UserError, match="not there any more"):
            await service.take_down(conn, by(MAYA, guild_id=OTHER), request.id, "Spam")
        assert await service.browse(conn, OTHER, {}, None, 10) == []


async def test_limits_of_the_group_hold_for_each_person(database: Database) -> None:
    """C12."""
    async with database.write() as conn:
        await board(conn, most_open=2, cooldown_hours=6)
        first = await posted(conn, by())
        with pytest.raises(UserError, match="posted a request a short while ago"):
            await posted(conn, by(now=NOW + timedelta(hours=5)))
        later = NOW + timedelta(hours=6)
        await service.post(conn, by(now=later), (await service.drafts(conn, by()))[0].id)
        waiting = await drafted(conn, by())
        with pytest.raises(UserError, match="2 open requests at once"):
            await service.post(conn, by(now=later + timedelta(hours=6)), waiting.id)
        await posted(conn, by(KEIKO))
        await service.close(conn, by(), first.id)
        await service.post(conn, by(now=later + timedelta(hours=6)), waiting.id)


async def test_two_drafts_posted_at_once_do_not_pass_the_limit_together(database: Database) -> None:
    """C12: two presses in the same moment."""
    async with database.write() as conn:
        await board(conn, most_open=1)
        requests = [await drafted(conn, by()) for _ in range(2)]

    async def post(number: int) -> bool:
        try:
            async with database.write() as conn:
                await service.post(conn, by(), number)
        except UserError:
            return False
        return True

    assert sorted(await asyncio.gather(*(post(each.id) for each in requests))) == [False, True]


async def test_it_expires_can_be_renewed_and_is_closed_when_nobody_does(database: Database) -> None:
    """C11."""
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by())
        await carded(conn, request)
        for days, state in ((27, State.OPEN), (30, State.EXPIRED)):
            now = NOW + timedelta(days=days)
            for guild_id, number in await service_due.due(conn, now, 10):
                await service_due.act(conn, guild_id, number, now)
            assert (await service.get(conn, GROUP, request.id)).state is state
        assert await service.browse(conn, GROUP, {}, None, 10) == []
        renewed = await service.renew(conn, by(now=NOW + timedelta(days=30)), request.id)
        assert (renewed.state, renewed.expires_at) == (State.OPEN, NOW + timedelta(days=60))
        for days in (57, 60, 74):
            now = NOW + timedelta(days=days)
            for guild_id, number in await service_due.due(conn, now, 10):
                await service_due.act(conn, guild_id, number, now)
        assert (await service.get(conn, GROUP, request.id)).state is State.CLOSED
        assert await service_due.due(conn, NOW + timedelta(days=999), 10) == []
        with pytest.raises(UserError, match="closed"):
            await service.renew(conn, by(), request.id)


async def test_what_is_due_is_done_once(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by())
        now = NOW + timedelta(days=27)
        for _ in range(2):
            await service_due.act(conn, GROUP, request.id, now)
        assert (await service.get(conn, GROUP, request.id)).state is State.OPEN  # reminded, and due at its end
        await service_due.act(conn, GROUP, 99, now)


async def test_after_its_deadline_it_is_over(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by(), deadline="in 2 days")
        now = NOW + timedelta(days=2)
        with pytest.raises(UserError, match="deadline has passed"):
            await service.renew(conn, by(now=now), request.id)
        await service_due.act(conn, GROUP, request.id, now)
        assert (await service.get(conn, GROUP, request.id)).state is State.CLOSED


async def test_a_deadline_that_passed_in_the_draft_is_said(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        request = await drafted(conn, by(), deadline="in 2 days")
        with pytest.raises(UserError, match="deadline has passed"):
            await service.post(conn, by(now=NOW + timedelta(days=3)), request.id)


async def test_changes_of_a_request_on_the_board_show_in_its_state(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by(), slots="2")
        await store.save(conn, replace(request, taken=2, state=State.FILLED))
        refused = await service.fill(conn, by(), request.id, Page.BASICS, {**BASICS, "slots": "1"})
        assert "2 people are in already" in (refused.trouble or "")
        more = await service.fill(conn, by(), request.id, Page.BASICS, {**BASICS, "slots": "3"})
        assert (more.request.state, more.request.expires_at) == (State.OPEN, request.expires_at)
        sooner = await service.fill(conn, by(), request.id, Page.BASICS, {**BASICS, "slots": "2", "deadline": "5 days"})
        assert (sooner.request.state, sooner.request.expires_at) == (State.FILLED, NOW + timedelta(days=5))


async def test_a_moderator_takes_a_request_down_with_a_reason(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by())
        with pytest.raises(UserError, match="give a reason"):
            await service.take_down(conn, by(MAYA), request.id, "  ")
        down = await service.take_down(conn, by(MAYA), request.id, "It asks for likes")
        assert (down.state, down.reason) == (State.CLOSED, "It asks for likes")
        assert await service.take_down(conn, by(MAYA), request.id, "Again") == down
        draft = await drafted(conn, by())
        with pytest.raises(UserError, match="not there"):
            await service.take_down(conn, by(MAYA), draft.id, "A draft is nobody's business")


async def test_browsing_goes_page_by_page_and_finds_what_was_left_open(database: Database) -> None:
    """C15."""
    async with database.write() as conn:
        await board(conn, most_open=20)
        numbers = [(await posted(conn, by(user))).id for user in (SOFIA, SOFIA, KEIKO, MAYA)]
        wanted = {"platforms": ["tiktok"], "niches": ["food"], "sizes": "", "where": ["remote"], "region": ""}
        await service.fill(conn, by(), numbers[0], Page.WANTED, wanted)
        newest = await service.browse(conn, GROUP, {}, None, 2)
        older = await service.browse(conn, GROUP, {}, newest[-1].id, 2)
        assert [each.id for each in (*newest, *older)] == numbers[::-1]
        assert await service.browse_back(conn, GROUP, {}, older[0].id, 2) == newest
        elsewhere = await service.browse(conn, GROUP, {"platform": "youtube"}, None, 9)
        assert [each.id for each in elsewhere] == numbers[:0:-1]
        both = await service.browse(conn, GROUP, {"platform": "tiktok", "niche": "food", "kind": "creator"}, None, 9)
        assert [each.id for each in both] == numbers[::-1]
        assert await service.browse(conn, GROUP, {"pay": "fee"}, None, 9) == []


async def test_a_card_that_was_deleted_is_posted_anew_while_the_request_is_open(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by())
        await carded(conn, request)
        message_id = 600 + request.id
        assert await service_board.lost(conn, GROUP, request.id, message_id + 1, NOW) is None
        await desk.set_place(conn, GROUP, "collabs", BOARD + 1)
        bare = await service_board.lost(conn, GROUP, request.id, message_id, NOW)
        assert bare is not None
        assert bare.message_id is None
        assert await service_board.board_of(conn, bare) == BOARD + 1
        await carded(conn, request)
        await service.close(conn, by(), request.id)
        assert await service_board.lost(conn, GROUP, request.id, message_id, NOW) is None


async def test_a_card_is_looked_for_once_a_day(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by())
        await carded(conn, request)
        tomorrow = NOW + timedelta(days=1)
        assert await service_due.take_unchecked(conn, NOW, 5) == []
        assert [each.id for each in await service_due.take_unchecked(conn, tomorrow, 5)] == [request.id]
        assert await service_due.take_unchecked(conn, tomorrow, 5) == []
        assert not await service_board.posted(conn, OTHER, request.id, (BOARD, None, 1), NOW)


async def test_who_leaves_takes_their_requests_off_the_board_and_drafts_wait(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        request, draft = await posted(conn, by()), await drafted(conn, by())
        await service.left(conn, by())
        states = [(await service.get(conn, GROUP, each.id)).state for each in (request, draft)]
    assert states == [State.CLOSED, State.DRAFT]


async def test_a_person_is_told_everything_and_forgotten(database: Database) -> None:
    """D3."""
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by(), deadline="in 9 days")
        await posted(conn, by(KEIKO))
        await carded(conn, request)
        told = await service_privacy.export(conn, GROUP, SOFIA)
        assert told["requests"][0]["title"] == "Bread"
        await service_privacy.forget(conn, GROUP, SOFIA, NOW)
        assert await service_privacy.export(conn, GROUP, SOFIA) == {}
        assert len(await service.browse(conn, GROUP, {}, None, 9)) == 1
