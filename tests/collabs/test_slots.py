"""Who gets a slot, and what becomes of a request when it is given back; on both engines."""

import asyncio

import pytest

from bot.db import Database
from bot.errors import UserError
from cogs.collabs import service, service_slots
from cogs.collabs.model import State
from tests.collabs.rows import GROUP, NOW, OTHER, board, by, posted


async def test_the_last_slot_fills_a_request_and_a_slot_given_back_opens_it(database: Database) -> None:
    """C6: the board shows what is still to be had."""
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by(), slots="2")
        assert (await service_slots.take(conn, GROUP, request.id, NOW)).state is State.OPEN
        full = await service_slots.take(conn, GROUP, request.id, NOW)
        assert (full.state, full.left) == (State.FILLED, 0)
        assert await service.browse(conn, GROUP, {}, None, 10) == []
        freed = await service_slots.release(conn, GROUP, request.id, NOW)
        assert freed is not None
        assert (freed.state, freed.left) == (State.OPEN, 1)
        assert [each.id for each in await service.browse(conn, GROUP, {}, None, 10)] == [request.id]


async def test_two_who_take_the_last_slot_at_once_one_gets_it(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by())

    async def take() -> object:
        async with database.write() as conn:
            return await service_slots.take(conn, GROUP, request.id, NOW)

    outcomes = await asyncio.gather(take(), take(), return_exceptions=True)
    assert sorted(type(each).__name__ for each in outcomes) == ["Request", "UserError"]
    assert any("Everybody for this request is found" in str(each) for each in outcomes)


async def test_a_slot_of_a_request_that_is_over_goes_back_without_opening_it(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by(), slots="2")
        await service_slots.take(conn, GROUP, request.id, NOW)
        await service.close(conn, by(), request.id)
        freed = await service_slots.release(conn, GROUP, request.id, NOW)
        assert freed is not None
        assert (freed.state, freed.taken) == (State.CLOSED, 0)
        assert await service_slots.release(conn, GROUP, request.id, NOW) == freed
        with pytest.raises(UserError, match="closed"):
            await service_slots.take(conn, GROUP, request.id, NOW)


async def test_another_groups_request_has_no_slots_here(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        request = await posted(conn, by())
        with pytest.raises(UserError, match="not there any more"):
            await service_slots.take(conn, OTHER, request.id, NOW)
        assert await service_slots.release(conn, OTHER, request.id, NOW) is None
        assert (await service.get(conn, GROUP, request.id)).taken == 0
