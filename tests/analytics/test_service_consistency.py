"""Consistency on both engines: what is read for a leaderboard is what the creator's own figure is made of."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.by import By
from bot.db import Database
from cogs.analytics import service, service_ranking, service_sharing, store
from cogs.analytics.model import Source
from cogs.analytics.model_boards import Asked, Scope
from cogs.analytics.model_consistency import consistency
from cogs.analytics.model_sharing import Level, Measure
from cogs.analytics.service_ranking import Ask
from cogs.profiles.model import Platform
from tests.analytics.sharing_scene import INSTAGRAM, creator, history

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
GROUP, OTHER = 1, 2
SOFIA, JAMAL, KEIKO = 10, 11, 12
ASK = Ask(GROUP, SOFIA, NOW, youtube_allowed=False)


async def test_consistency_is_ranked_by_weeks_of_what_may_be_derived(database: Database) -> None:
    """A14: every other day for 12 pieces is 4 weeks; one a week for 12 pieces is 12. YouTube's own are in no board."""
    consistent = Asked(INSTAGRAM, Measure.CONSISTENCY, Scope())
    async with database.write() as conn:
        for user_id, every in ((SOFIA, 7), (JAMAL, 14), (KEIKO, 2)):
            account = (await store.keep_account(conn, GROUP, user_id, INSTAGRAM, f"creator.{user_id}", NOW)).id
            pieces = [
                replace(each, published_at=NOW - timedelta(days=1 + every * at))
                for at, each in enumerate(history(NOW, 3.0))
            ]
            await store.keep_contents(conn, GROUP, account, pieces)
            await service_sharing.share(conn, GROUP, user_id, (INSTAGRAM, Measure.CONSISTENCY), Level.NAMED, NOW)
        found = await service_ranking.leaderboard(conn, ASK, consistent)
        told = [(line.entrant.user_id, line.entrant.n, line.entrant.of) for line in found.lines]
        assert told == [(SOFIA, 12, 12), (JAMAL, 7, 13)]
        assert found.waiting == 1
        for row in found.lines:
            shelf = await service.shelf(conn, By(GROUP, row.entrant.user_id, NOW), row.entrant.account_id)
            same = consistency(shelf.contents, NOW)
            assert same is not None
            assert (same.weeks, same.of) == (row.entrant.n, row.entrant.of)
        youtube = Platform.YOUTUBE
        for user_id, source in ((SOFIA, Source.SELF_REPORTED), (KEIKO, Source.API_PUBLIC)):
            await creator(conn, GROUP, user_id, NOW, 5.0, platform=youtube, source=source, count=40)
            await service_sharing.share(conn, GROUP, user_id, (youtube, Measure.CONSISTENCY), Level.NAMED, NOW)
        there = await service_ranking.leaderboard(conn, ASK, Asked(youtube, Measure.CONSISTENCY, Scope()))
        assert [line.entrant.user_id for line in there.lines] == [SOFIA]
        nobody = Ask(OTHER, SOFIA, NOW, youtube_allowed=False)
        assert (await service_ranking.leaderboard(conn, nobody, consistent)).lines == ()
