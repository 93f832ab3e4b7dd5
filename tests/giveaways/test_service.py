"""A giveaway from the draft to its card."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.errors import UserError
from bot.outbox_store import outbox
from cogs.giveaways import service, service_entering, store
from cogs.giveaways.model import Giveaway, State
from cogs.giveaways.model_spec import Spec

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
GROUP, HOST, CHANNEL = 1, 3, 2


async def drafted(database: Database) -> Giveaway:
    async with database.write() as conn:
        return await service.draft(conn, (GROUP, HOST, CHANNEL), Spec("A mug"), NOW + timedelta(hours=2), NOW)


async def started(database: Database) -> Giveaway:
    draft = await drafted(database)
    async with database.write() as conn:
        return await service.start(conn, GROUP, draft.id, NOW)


async def test_a_draft_is_sealed_before_anybody_can_enter(database: Database) -> None:
    draft = await drafted(database)
    assert draft.state is State.DRAFT
    assert draft.commitment == sha256(bytes.fromhex(draft.seed)).hexdigest()
    assert (await drafted(database)).seed != draft.seed


async def test_starting_twice_posts_one_card(database: Database) -> None:
    opened = await started(database)
    async with database.write() as conn:
        assert await service.start(conn, GROUP, opened.id, NOW) == opened
        cards = (await conn.execute(select(outbox.c.kind, outbox.c.channel_id))).all()
    assert cards == [(service.CARD, CHANNEL)]
    assert opened.due_at == opened.ends_at


async def test_the_watch_asks_first_whether_anything_runs(database: Database) -> None:
    await drafted(database)
    assert not await service.has_running(database, GROUP)
    opened = await started(database)
    assert await service.has_running(database, GROUP)
    assert not await service.has_running(database, GROUP + 1)
    assert await service_entering.on_show(database) == []
    async with database.write() as conn:
        await store.save(conn, replace(opened, message_id=9))
    assert await service_entering.on_show(database) == [(GROUP, opened.id)]


async def test_a_draft_whose_end_has_passed_asks_for_a_new_one(database: Database) -> None:
    draft = await drafted(database)
    async with database.write() as conn:
        with pytest.raises(UserError, match="Choose a new one"):
            await service.start(conn, GROUP, draft.id, NOW + timedelta(hours=3))


async def test_another_group_finds_nothing(database: Database) -> None:
    """G43: an id is worth nothing outside its group."""
    opened = await started(database)
    async with database.write() as conn:
        with pytest.raises(UserError):
            await service.load(conn, GROUP + 1, opened.id)
        with pytest.raises(UserError):
            await service.view(conn, GROUP + 1, opened.id)
        assert not await store.in_states(conn, GROUP + 1, set(State), 10)


async def test_what_is_due_is_found_when_it_is_due(database: Database) -> None:
    opened = await started(database)
    async with database.read() as conn:
        assert not await store.due(conn, NOW, 10)
        assert await store.due(conn, opened.ends_at, 10) == [(GROUP, opened.id)]


async def test_the_card_follows_every_change_once_it_is_posted(database: Database) -> None:
    opened = await started(database)
    async with database.write() as conn:
        await service.posted(conn, GROUP, opened.id, 99, NOW)
        kinds = (await conn.execute(select(outbox.c.kind).order_by(outbox.c.id))).scalars().all()
        shown = await service.view(conn, GROUP, opened.id)
    assert kinds == [service.CARD, service.REDRAW]
    assert shown.giveaway.message_id == 99
    assert shown.giveaway.version == opened.version + 1
    assert shown.entries == 0
