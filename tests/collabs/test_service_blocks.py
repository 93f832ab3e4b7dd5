"""Blocking between two members: it works both ways, and nothing tells the one who is blocked. On both engines."""

import pytest

from bot.db import Database
from bot.errors import UserError
from cogs.collabs import service, service_blocks, service_privacy
from tests.collabs.rows import GROUP, KEIKO, MAYA, NOW, OTHER, SOFIA, board, by, posted


async def test_neither_meets_the_others_requests_and_everybody_else_does(database: Database) -> None:
    """C18: pages are full all the same, in both directions."""
    async with database.write() as conn:
        await board(conn, most_open=25)
        hers = [await posted(conn, by(KEIKO)) for _ in range(3)]
        theirs = [await posted(conn, by(MAYA)) for _ in range(3)]
        await service_blocks.block(conn, by(SOFIA), KEIKO)
        await posted(conn, by(SOFIA))

        async def page(viewer: int | None, **filters: str) -> set[int]:
            older = await service.browse(conn, GROUP, filters, None, 3, viewer)
            newer = await service.browse_back(conn, GROUP, filters, 0, 3, viewer)
            assert len(older) == len(newer) == 3
            return {each.owner_id for each in (*older, *newer)}

        for filters in ({}, {"kind": "creator"}):
            assert await page(SOFIA, **filters) == {SOFIA, MAYA}
            assert await page(KEIKO, **filters) == {KEIKO, MAYA}
            assert await page(MAYA, **filters) == await page(None, **filters) == {SOFIA, KEIKO, MAYA}
        assert len(hers) == len(theirs)


async def test_it_holds_both_ways_until_the_one_who_wanted_it_takes_it_back(database: Database) -> None:
    async with database.write() as conn:
        for _ in range(2):
            await service_blocks.block(conn, by(SOFIA), KEIKO)
        for pair in ((SOFIA, KEIKO), (KEIKO, SOFIA)):
            assert await service_blocks.is_blocked(conn, GROUP, *pair)
            assert not await service_blocks.is_blocked(conn, OTHER, *pair)
        assert not await service_blocks.is_blocked(conn, GROUP, SOFIA, MAYA)
        assert not await service_blocks.unblock(conn, by(KEIKO), SOFIA), "that is not hers to take back"
        assert await service_blocks.is_blocked(conn, GROUP, SOFIA, KEIKO)
        await service_blocks.block(conn, by(KEIKO), SOFIA)
        assert await service_blocks.unblock(conn, by(SOFIA), KEIKO)
        assert await service_blocks.is_blocked(conn, GROUP, SOFIA, KEIKO), "Keiko blocked Sofia, too"
        assert await service_blocks.unblock(conn, by(KEIKO), SOFIA)
        assert not await service_blocks.is_blocked(conn, GROUP, SOFIA, KEIKO)


async def test_nobody_blocks_themselves_or_the_whole_group(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service_blocks, "MOST", 1)
    async with database.write() as conn:
        with pytest.raises(UserError, match="That is you"):
            await service_blocks.block(conn, by(SOFIA), SOFIA)
        await service_blocks.block(conn, by(SOFIA), KEIKO)
        with pytest.raises(UserError, match="You have blocked 1 person already"):
            await service_blocks.block(conn, by(SOFIA), MAYA)


async def test_a_block_is_told_to_the_one_who_made_it_and_forgotten_with_either(database: Database) -> None:
    """D3."""
    async with database.write() as conn:
        await service_blocks.block(conn, by(SOFIA), KEIKO)
        assert await service_privacy.export(conn, GROUP, SOFIA) == {"blocked": [str(KEIKO)]}
        assert await service_privacy.export(conn, GROUP, KEIKO) == {}
        await service_privacy.forget(conn, GROUP, KEIKO, NOW)
        assert await service_blocks.blocked(conn, by(SOFIA)) == []
        await service_blocks.block(conn, by(SOFIA), KEIKO)
        await service_privacy.forget(conn, GROUP, SOFIA, NOW)
        assert not await service_blocks.is_blocked(conn, GROUP, SOFIA, KEIKO)
