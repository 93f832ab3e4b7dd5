"""Requests that wait for a moderator, and brands on the list: on both engines."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.errors import UserError
from bot.outbox_store import outbox
from cogs.collabs import (
    service,
    service_brands,
    service_due,
    service_privacy,
    service_queue,
    service_waiting,
    store_brands,
)
from cogs.collabs.model import Outcome, State
from cogs.collabs.model_drafting import Page
from cogs.collabs.model_request import Request
from cogs.desk import store as desk
from tests.collabs.rows import BASICS, BOARD, GROUP, KEIKO, MAYA, NOW, OTHER, SOFIA, board, by, drafted, posted

LOG = 700


async def waiting(conn: AsyncConnection, **changes: object) -> Request:
    """Keiko's request in a group that looks first."""
    await board(conn, moderated=True)
    await desk.set_place(conn, GROUP, "moderator_log", LOG)
    return await posted(conn, by(KEIKO), **changes)


async def errands(conn: AsyncConnection) -> list[str]:
    return list((await conn.execute(select(outbox.c.kind).order_by(outbox.c.id))).scalars())


async def test_it_waits_unseen_until_a_moderator_lets_it_on_the_board(database: Database) -> None:
    """C13: its time begins when it is approved."""
    async with database.write() as conn:
        request = await waiting(conn)
        assert request.state is State.WAITING
        assert await service.post(conn, by(KEIKO), request.id) == request, "posted twice is posted once"
        assert await service.browse(conn, GROUP, {}, None, 10) == []
        assert await errands(conn) == ["collabs.waiting"]
        assert [each.id for each in await service_waiting.oldest(conn, GROUP, 10)] == [request.id]
        assert await service_waiting.oldest(conn, OTHER, 10) == []
        later = NOW + timedelta(hours=5)
        approved = await service_queue.approve(conn, by(MAYA, now=later), request.id)
        assert (approved.state, approved.channel_id) == (State.OPEN, BOARD)
        assert approved.expires_at == later + timedelta(days=30)
        assert len(await service.browse(conn, GROUP, {}, None, 10)) == 1
        assert await service_waiting.oldest(conn, GROUP, 10) == []
        _, asked = await service_waiting.asked(conn, GROUP, request.id)
        assert asked is not None
        assert (asked.outcome, asked.decided_by) == (Outcome.APPROVED, MAYA)


async def test_sent_back_it_is_a_draft_with_a_reason_and_can_be_posted_again(database: Database) -> None:
    """C13."""
    async with database.write() as conn:
        request = await waiting(conn)
        with pytest.raises(UserError, match="what should be different"):
            await service_queue.send_back(conn, by(MAYA), request.id, "  ")
        back = await service_queue.send_back(conn, by(MAYA), request.id, "Say\nwho films")
        assert (back.state, back.reason) == (State.DRAFT, "Say who films")
        filled = await service.fill(conn, by(KEIKO), request.id, Page.BASICS, {**BASICS, "what": "I film"})
        assert filled.trouble is None
        again = await service.post(conn, by(KEIKO), request.id)
        assert (again.state, again.reason) == (State.WAITING, "")
        assert (await service_queue.approve(conn, by(MAYA), request.id)).state is State.OPEN


async def test_of_two_moderators_at_once_one_decides_and_the_other_is_told(database: Database) -> None:
    """C13."""
    async with database.write() as conn:
        request = await waiting(conn)

    async def decide(moderator: int) -> str:
        try:
            async with database.write() as conn:
                if moderator == MAYA:
                    await service_queue.approve(conn, by(MAYA), request.id)
                else:
                    await service_queue.send_back(conn, by(moderator), request.id, "Not now")
        except UserError as error:
            return str(error)
        return "decided"

    said = sorted(await asyncio.gather(decide(MAYA), decide(SOFIA)))
    assert said == ["Somebody was quicker: this request is not waiting any more.", "decided"]


async def test_its_owner_takes_it_back_closes_it_or_leaves(database: Database) -> None:
    async with database.write() as conn:
        request = await waiting(conn)
        with pytest.raises(UserError, match="not there any more"):
            await service_queue.take_back(conn, by(SOFIA), request.id)
        with pytest.raises(UserError, match="take it back first"):
            await service.fill(conn, by(KEIKO), request.id, Page.BASICS, BASICS)
        for _ in range(2):
            assert (await service_queue.take_back(conn, by(KEIKO), request.id)).state is State.DRAFT
        closed, left = await service.post(conn, by(KEIKO), request.id), await posted(conn, by(KEIKO))
        await service.close(conn, by(KEIKO), closed.id)
        await service.left(conn, by(KEIKO))
        for each in (closed, left):
            assert (await service.get(conn, GROUP, each.id)).state is State.CLOSED
            with pytest.raises(UserError, match="Somebody was quicker"):
                await service_queue.approve(conn, by(MAYA), each.id)


async def test_nothing_of_another_group_and_nothing_that_does_not_wait(database: Database) -> None:
    async with database.write() as conn:
        request = await waiting(conn)
        with pytest.raises(UserError, match="not there any more"):
            await service_queue.approve(conn, by(MAYA, guild_id=OTHER), request.id)
        with pytest.raises(UserError, match="not there any more"):
            await service.take_down(conn, by(MAYA), request.id, "Send it back instead")
        draft = await drafted(conn, by(SOFIA))
        with pytest.raises(UserError, match="Somebody was quicker"):
            await service_queue.send_back(conn, by(MAYA), draft.id, "A draft is nobody's matter")


async def test_what_waits_counts_so_that_nobody_fills_the_queue(database: Database) -> None:
    """C12, C13."""
    async with database.write() as conn:
        await board(conn, moderated=True, most_open=1)
        await posted(conn, by(KEIKO))
        with pytest.raises(UserError, match="1 open request at once"):
            await posted(conn, by(KEIKO))


async def test_a_deadline_that_passes_while_it_waits_and_moderators_who_forget(database: Database) -> None:
    async with database.write() as conn:
        request = await waiting(conn, deadline="in 3 days")
        later = NOW + timedelta(days=2)
        for _ in range(2):
            for guild_id, number in await service_due.due(conn, later, 10):
                await service_due.act(conn, guild_id, number, later)
        assert await errands(conn) == ["collabs.waiting", "desk.alert"], "once"
        assert (await service.get(conn, GROUP, request.id)).state is State.WAITING
        with pytest.raises(UserError, match="Its deadline has passed"):
            await service_queue.approve(conn, by(MAYA, now=NOW + timedelta(days=4)), request.id)


async def test_what_was_approved_does_not_become_something_else_without_a_word(database: Database) -> None:
    async with database.write() as conn:
        request = await waiting(conn)
        await service_queue.approve(conn, by(MAYA), request.id)
        before = (await errands(conn)).count("desk.alert")
        for title, told in (("Bread", 0), ("Something else", 1)):
            await service.fill(conn, by(KEIKO), request.id, Page.BASICS, {**BASICS, "title": title})
            assert (await errands(conn)).count("desk.alert") - before == told


async def test_cards_of_the_forgotten_are_taken_down_and_moderators_are_forgotten_too(database: Database) -> None:
    """D3."""
    async with database.write() as conn:
        request = await waiting(conn)
        await service_waiting.posted(conn, GROUP, request.id, (LOG, 900), NOW)
        await service_queue.send_back(conn, by(MAYA), request.id, "Not now")
        await service_privacy.forget(conn, GROUP, MAYA, NOW)
        _, asked = await service_waiting.asked(conn, GROUP, request.id)
        assert asked is not None
        assert asked.decided_by is None
        await service_privacy.forget(conn, GROUP, KEIKO, NOW)
        assert (await errands(conn))[-1] == "collabs.take_away"
        assert await service_waiting.asked(conn, GROUP, request.id) == (None, None)


async def test_a_brand_on_the_list_is_refused_at_every_door_with_the_reason(database: Database) -> None:
    """C18: posting, changing, renewing, approving."""
    async with database.write() as conn:
        await board(conn)
        earlier = await posted(conn, by(SOFIA), title="A Glowy review")
        await service_brands.add(conn, by(MAYA), " Glowy ", "They never paid anybody")
        refused = "does not work with Glowy: They never paid anybody"
        draft = await drafted(conn, by(KEIKO), what="A reel about gl0wy")
        with pytest.raises(UserError, match=refused):
            await service.post(conn, by(KEIKO), draft.id)
        with pytest.raises(UserError, match=refused):
            await service.renew(conn, by(SOFIA), earlier.id)
        good = await posted(conn, by(KEIKO))
        changed = await service.fill(conn, by(KEIKO), good.id, Page.BASICS, {**BASICS, "title": "G.l.o.w.y"})
        assert refused in (changed.trouble or "")
        assert (await service.get(conn, GROUP, good.id)).spec.title == "Bread"
        await service.set_limits(conn, by(MAYA), (await service.limits(conn, GROUP)).__class__(moderated=True))
        (brand,) = await service_brands.listed(conn, GROUP)
        await service_brands.remove(conn, by(MAYA), brand.id)
        await board(conn, moderated=True)
        handed_in = await service.post(conn, by(KEIKO), draft.id)
        await service_brands.add(conn, by(MAYA), "glowy", "They never paid anybody")
        with pytest.raises(UserError, match="does not work with glowy"):
            await service_queue.approve(conn, by(MAYA), handed_in.id)


async def test_the_list_belongs_to_its_group_and_knows_a_look_once(database: Database) -> None:
    async with database.write() as conn:
        await service_brands.add(conn, by(MAYA), "Glowy", "First")
        await service_brands.add(conn, by(MAYA), "GL0WY", "Second")
        (brand,) = await service_brands.listed(conn, GROUP)
        assert (brand.name, brand.reason) == ("GL0WY", "Second")
        assert await service_brands.listed(conn, OTHER) == []
        with pytest.raises(UserError, match="not on the list any more"):
            await service_brands.remove(conn, by(MAYA, guild_id=OTHER), brand.id)
        with pytest.raises(UserError, match="give a reason"):
            await service_brands.add(conn, by(MAYA), "Other", " ")
        assert await service_brands.remove(conn, by(MAYA), brand.id) == "GL0WY"
        with pytest.raises(UserError, match="not on the list any more"):
            await service_brands.remove(conn, by(MAYA), brand.id)


async def test_requests_on_the_board_that_name_a_brand_are_found_however_many_are_read_at_a_time(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C18: what nobody sees on the board, and other groups, do not count."""
    monkeypatch.setattr(store_brands, "AT_ONCE", 2)
    async with database.write() as conn:
        await board(conn, most_open=25)
        titles = ("Glowy", "Bread", "g l o w y", "Bread", "Bread", "Glow", "A Gl0wy reel")
        made = [await posted(conn, by(), title=title) for title in titles]
        await posted(conn, by(guild_id=OTHER), title="Glowy")
        await drafted(conn, by(), title="Glowy")
        await service.close(conn, by(), (await posted(conn, by(), title="Glowy")).id)
        found = await service_brands.on_board(conn, GROUP, "Glówy")
    assert [each.id for each in found] == [made[6].id, made[2].id, made[0].id]
