"""Figures for somebody to whom they are shown: those shared by name or further, and nothing else; on both engines."""

from dataclasses import replace

import pytest

from bot.db import Database
from cogs.analytics import service_named, service_sharing
from cogs.analytics.model import Source
from cogs.analytics.model_sharing import Level, Measure
from cogs.analytics.service_ranking import Ask
from tests.analytics.sharing_scene import INSTAGRAM, creator
from tests.collabs.rows import GROUP, NOW, OTHER, SOFIA

SOFIAS = Ask(GROUP, SOFIA, NOW, youtube_allowed=False)


@pytest.mark.parametrize("level", Level)
async def test_each_level_opens_as_much_as_it_says(database: Database, level: Level) -> None:
    async with database.write() as conn:
        await creator(conn, GROUP, SOFIA, NOW, 4.0, level=level)
        found = {each.measure for each in await service_named.figures(conn, SOFIAS)}
    assert found == ({Measure.RATE, Measure.GROWTH} if level >= Level.NAMED else set())


async def test_followers_come_with_who_counted_them_and_when(database: Database) -> None:
    async with database.write() as conn:
        await creator(conn, GROUP, SOFIA, NOW, 4.0, followers=7_000)
        await service_sharing.share(conn, GROUP, SOFIA, (INSTAGRAM, Measure.FOLLOWERS), Level.NAMED, NOW)
        (figure,) = await service_named.figures(conn, SOFIAS)
        assert figure.measure is Measure.FOLLOWERS
        assert figure.entrant.followers == 7_700
        assert figure.entrant.sources == {Source.SELF_REPORTED}
        assert figure.entrant.newest is not None
        assert await service_named.figures(conn, replace(SOFIAS, guild_id=OTHER)) == []
