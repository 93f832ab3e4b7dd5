"""Sharing on both engines: what is read, what is refused, what is posted, and what is forgotten."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.errors import UserError
from bot.outbox_store import outbox
from cogs.analytics import service_benchmarks, service_posts, service_ranking, service_sharing, store, store_sharing
from cogs.analytics.model import Source
from cogs.analytics.model_benchmarks import shipped, typed
from cogs.analytics.model_boards import Asked, Scope
from cogs.analytics.model_ranks import TIERS
from cogs.analytics.model_rates import Metric
from cogs.analytics.model_sharing import Level, Measure
from cogs.analytics.service_ranking import Ask
from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Field, Niche, Platform, Visibility
from tests.analytics.sharing_scene import GROWTH, INSTAGRAM, RATE, creator, hidden, history

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
GROUP, OTHER = 1, 2
SOFIA, JAMAL, KEIKO = 10, 11, 12
ASK = Ask(GROUP, SOFIA, NOW, youtube_allowed=False)
BOARD = Asked(INSTAGRAM, RATE, Scope())


async def three(conn: AsyncConnection, level: Level = Level.NAMED) -> None:
    """Three creators of one tier: 6, 4 and 2 %."""
    for user_id, rate in ((SOFIA, 6.0), (JAMAL, 4.0), (KEIKO, 2.0)):
        await creator(conn, GROUP, user_id, NOW, rate, level=level, grew=rate)


async def errands(conn: AsyncConnection, kind: str) -> int:
    found = await conn.scalar(select(func.count()).select_from(outbox).where(outbox.c.kind == kind))
    return found or 0


async def test_a_level_is_kept_with_its_consent_and_private_leaves_nothing(database: Database) -> None:
    """A13 A21"""
    async with database.write() as conn:
        await creator(conn, GROUP, SOFIA, NOW, 5.0)
        assert await service_sharing.levels(conn, GROUP, SOFIA) == {}
        shared = await service_sharing.share(conn, GROUP, SOFIA, (INSTAGRAM, RATE), Level.PLACE, NOW)
        assert shared == {(INSTAGRAM, RATE): Level.PLACE}
        assert await service_sharing.levels(conn, OTHER, SOFIA) == {}
        told = await service_sharing.export(conn, GROUP, SOFIA)
        assert told["sharing"][0]["at"] == NOW.isoformat()
        assert told["sharing"][0]["consent"] == 1
        assert await service_sharing.share(conn, GROUP, SOFIA, (INSTAGRAM, RATE), Level.PRIVATE, NOW) == {}
        assert await service_sharing.export(conn, GROUP, SOFIA) == {}
        with pytest.raises(UserError, match="no numbers on that platform"):
            await service_sharing.share(conn, GROUP, SOFIA, (Platform.TIKTOK, RATE), Level.PLACE, NOW)
        with pytest.raises(UserError, match="no numbers here yet"):
            await service_sharing.share(conn, OTHER, SOFIA, (INSTAGRAM, RATE), Level.PLACE, NOW)


async def test_a_leaderboard_is_of_its_group_tier_and_platform(database: Database) -> None:
    """A14"""
    async with database.write() as conn:
        await three(conn)
        await creator(conn, OTHER, 99, NOW, 9.0, level=Level.NAMED)
        await creator(conn, GROUP, 20, NOW, 9.0, level=Level.NAMED, platform=Platform.TIKTOK)
        await creator(conn, GROUP, 21, NOW, 9.0, level=Level.NAMED, followers=30_000)
        everybody = await service_ranking.leaderboard(conn, ASK, BOARD)
        assert [line.entrant.user_id for line in everybody.lines] == [21, SOFIA, JAMAL, KEIKO]
        tier = await service_ranking.own_tier(conn, ASK, INSTAGRAM)
        assert tier == Scope(tier=TIERS[2])
        mine = await service_ranking.leaderboard(conn, ASK, Asked(INSTAGRAM, RATE, tier))
        assert [line.entrant.user_id for line in mine.lines] == [SOFIA, JAMAL, KEIKO]
        assert mine.lines[0].entrant.value == pytest.approx(6.0, abs=0.1)
        growth = await service_ranking.leaderboard(conn, ASK, Asked(INSTAGRAM, GROWTH, tier), {JAMAL})
        assert [(line.entrant.user_id, line.entrant.value) for line in growth.lines] == [(SOFIA, 6.0), (KEIKO, 2.0)]


async def test_a_leaderboard_of_a_niche_takes_those_who_show_it(database: Database) -> None:
    """A14"""
    async with database.write() as conn:
        await three(conn)
        for user_id in (SOFIA, JAMAL, KEIKO):
            niches = (Niche.FOOD,) if user_id != JAMAL else (Niche.FITNESS, Niche.TRAVEL)
            await profiles.save(conn, GROUP, user_id, Changes(niches=niches), NOW)
            await profiles.share(conn, GROUP, user_id, NOW)
        await profiles.set_visibility(conn, GROUP, KEIKO, {Field.NICHES: Visibility.PRIVATE}, NOW)
        found = await service_ranking.leaderboard(conn, ASK, Asked(INSTAGRAM, RATE, Scope(niche=Niche.FOOD)))
        assert [line.entrant.user_id for line in found.lines] == [SOFIA]
        second = await service_ranking.leaderboard(conn, ASK, Asked(INSTAGRAM, RATE, Scope(niche=Niche.TRAVEL)))
        assert [line.entrant.user_id for line in second.lines] == [JAMAL]


async def test_what_may_not_be_derived_is_in_no_leaderboard(database: Database) -> None:
    """A9: YouTube's own numbers, unless the operator may."""
    asked = Asked(Platform.YOUTUBE, RATE, Scope())
    async with database.write() as conn:
        for user_id, source in ((SOFIA, Source.SELF_REPORTED), (KEIKO, Source.API_PUBLIC)):
            youtube = Platform.YOUTUBE
            await creator(conn, GROUP, user_id, NOW, 5.0, level=Level.NAMED, platform=youtube, source=source)
        plain = await service_ranking.leaderboard(conn, ASK, asked)
        assert [line.entrant.user_id for line in plain.lines] == [SOFIA]
        growth = await service_ranking.leaderboard(conn, ASK, Asked(Platform.YOUTUBE, GROWTH, Scope()))
        assert [line.entrant.user_id for line in growth.lines] == [SOFIA]
        allowed = Ask(GROUP, SOFIA, NOW, youtube_allowed=True)
        assert len((await service_ranking.leaderboard(conn, allowed, asked)).lines) == 2
        (pair,) = [each for each in await service_ranking.compare(conn, ASK, KEIKO) if each.measure is RATE]
        assert pair.theirs.entrant is not None
        assert pair.theirs.entrant.value is None


async def test_only_the_newest_content_of_90_days_is_read(database: Database) -> None:
    old = history(NOW - timedelta(days=95), 9.0)
    async with database.write() as conn:
        mine = await creator(conn, GROUP, SOFIA, NOW, 5.0, count=40)
        other = await creator(conn, GROUP, KEIKO, NOW, 5.0, count=3)
        await store.keep_contents(conn, GROUP, other, old[3:])
        since, everything = NOW - timedelta(days=90), frozenset(Source)
        found = await store_sharing.newest_contents(conn, GROUP, [mine, other], since, 30, everything)
        assert {account: len(contents) for account, contents in found.items()} == {mine: 30, other: 3}
        assert [each.key for each in found[mine]] == [str(number) for number in range(30)]
        assert await store_sharing.newest_contents(conn, OTHER, [mine], since, 30, everything) == {}
        assert await store_sharing.newest_contents(conn, GROUP, [mine], since, 30, {Source.IMPORTED}) == {}


async def test_hidden_numbers_rank_nobody_and_the_reader_is_told(database: Database) -> None:
    async with database.write() as conn:
        await three(conn)
        jamal = (await store.accounts_of(conn, GROUP, JAMAL))[0].id
        await store.keep_contents(conn, GROUP, jamal, hidden(history(NOW, 4.0)))
        found = await service_ranking.leaderboard(conn, ASK, BOARD)
        assert [line.entrant.user_id for line in found.lines] == [SOFIA, KEIKO]
        assert found.waiting == 1


async def test_two_are_compared_as_far_as_both_share(database: Database) -> None:
    """A13"""
    async with database.write() as conn:
        await three(conn)
        rate, growth, followers, _ = await service_ranking.compare(conn, ASK, KEIKO, INSTAGRAM)
        assert rate.mine.entrant is not None
        assert rate.theirs.entrant is not None
        assert rate.mine.entrant.value is not None
        assert rate.theirs.entrant.value == pytest.approx(2.0, abs=0.1)
        assert growth.theirs.entrant is not None
        assert growth.theirs.entrant.value == 2.0
        assert (followers.common, followers.theirs.entrant) == (Level.PRIVATE, None)
        await service_sharing.share(conn, GROUP, SOFIA, (INSTAGRAM, RATE), Level.PLACE, NOW)
        (places, *_) = await service_ranking.compare(conn, ASK, KEIKO)
        assert (places.mine.best, places.theirs.best, places.ranked) == (1, 3, 3)
        assert places.theirs.entrant is None
        await service_sharing.share(conn, GROUP, SOFIA, (INSTAGRAM, RATE), Level.AVERAGE, NOW)
        (nothing, *_) = await service_ranking.compare(conn, ASK, KEIKO)
        assert (nothing.mine.entrant, nothing.theirs.best) == (None, None)
        with pytest.raises(UserError, match="That is you"):
            await service_ranking.compare(conn, ASK, SOFIA)
        elsewhere = Ask(OTHER, SOFIA, NOW, youtube_allowed=False)
        with pytest.raises(UserError, match="no numbers here yet"):
            await service_ranking.compare(conn, elsewhere, KEIKO)


async def test_taking_back_a_yes_changes_every_message_that_shows_it(database: Database) -> None:
    """A13: also one that is on its way, and a share card goes as a whole."""
    async with database.write() as conn:
        await three(conn, Level.POSTED)
        await service_posts.post_board(conn, GROUP, BOARD, 5, NOW)
        board = await service_posts.post(conn, GROUP, 1)
        assert board is not None
        drawn = await service_ranking.posted_board(conn, ASK, service_posts.asked_for(board))
        await service_posts.shown(conn, board, drawn)
        card = await service_posts.note_card(conn, GROUP, KEIKO, [(INSTAGRAM, RATE)], NOW)
        await service_posts.sent(conn, GROUP, card, (6, 60), NOW)
        assert await service_posts.post(conn, OTHER, card) is None
        await service_sharing.share(conn, GROUP, KEIKO, (INSTAGRAM, GROWTH), Level.PRIVATE, NOW)
        assert await errands(conn, service_posts.UNPOST) == 0
        await service_sharing.share(conn, GROUP, KEIKO, (INSTAGRAM, RATE), Level.NAMED, NOW)
        assert await errands(conn, service_posts.UNPOST) == 1
        assert await errands(conn, service_posts.REDRAW) == 0
        await service_posts.sent(conn, GROUP, board.id, (5, 50), NOW)
        assert await errands(conn, service_posts.REDRAW) == 1
        left = await service_ranking.posted_board(conn, ASK, BOARD)
        assert [line.entrant.user_id for line in left.lines] == [SOFIA, JAMAL]
        assert not await service_sharing.may_post(conn, GROUP, KEIKO, (INSTAGRAM, RATE))


async def test_whoever_is_forgotten_or_removes_an_account_is_on_nothing(database: Database) -> None:
    """A21"""
    async with database.write() as conn:
        await three(conn, Level.POSTED)
        for user_id in (SOFIA, KEIKO):
            card = await service_posts.note_card(conn, GROUP, user_id, [(INSTAGRAM, RATE)], NOW)
            await service_posts.sent(conn, GROUP, card, (6, user_id), NOW)
        await service_sharing.forget(conn, GROUP, SOFIA, NOW)
        assert await errands(conn, service_posts.UNPOST) == 1
        assert await service_sharing.export(conn, GROUP, SOFIA) == {}
        await store.remove_person(conn, GROUP, KEIKO)
        await service_sharing.removed(conn, GROUP, KEIKO, INSTAGRAM, NOW)
        assert await errands(conn, service_posts.UNPOST) == 2
        assert await service_sharing.levels(conn, GROUP, KEIKO) == {}
        assert await service_sharing.stop(conn, GROUP, JAMAL, NOW) == 0


async def test_benchmarks_are_a_group_s_own_to_edit(database: Database) -> None:
    """A10"""
    fields = {"platform": ["instagram"], "metric": ["erf"], "tier": ["2"], "figure": "2.25", "source": "A survey 2025"}
    async with database.write() as conn:
        await creator(conn, GROUP, SOFIA, NOW, 6.0)
        await service_benchmarks.add(conn, ASK, typed(fields))
        await service_benchmarks.hide(conn, ASK, "statista-uk-5k")
        view = await service_benchmarks.view(conn, ASK, INSTAGRAM)
        assert (view.metric, view.group.level) == (Metric.ERF, Level.PRIVATE)
        assert [(row.low, row.year) for row in view.published][:2] == [(1.78, 2026), (0.54, 2026)]
        assert (2.25, "A survey", 2025) in {(row.low, row.source, row.year) for row in view.published}
        assert "statista-uk-5k" not in {row.key for row in view.published}
        assert {row.key for row in view.others} >= {"modash-nano", "iqfluence-instagram-small"}
        elsewhere = Ask(OTHER, SOFIA, NOW, youtube_allowed=False)
        assert tuple(await service_benchmarks.in_force(conn, OTHER)) == shipped()
        own = next(row.id for row in await service_benchmarks.in_force(conn, GROUP) if row.id is not None)
        for ask, name in ((elsewhere, str(own)), (ASK, "unheard-of")):
            with pytest.raises(UserError, match="not there any more"):
                await service_benchmarks.hide(conn, ask, name)
        await service_benchmarks.hide(conn, ASK, str(own))
        await service_benchmarks.show(conn, ASK, "statista-uk-5k")
        assert tuple(await service_benchmarks.in_force(conn, GROUP)) == shipped()
        with pytest.raises(UserError, match="not there any more"):
            await service_benchmarks.show(conn, ASK, "unheard-of")


async def test_the_group_s_quartiles_are_of_the_same_tier(database: Database) -> None:
    """A10: from eight who agree; nobody is named."""
    async with database.write() as conn:
        for at in range(8):
            await creator(conn, GROUP, 20 + at, NOW, 2.0 + at, level=Level.AVERAGE, spread=0.0)
        await creator(conn, GROUP, 40, NOW, 50.0, level=Level.AVERAGE, followers=300)
        view = await service_benchmarks.view(conn, Ask(GROUP, 20, NOW, youtube_allowed=False), INSTAGRAM)
        assert view.group.band is not None
        assert (view.group.band.n, view.group.band.p25, view.group.band.p75) == (8, 3.8, 7.2)
        assert (view.group.average, view.group.lines) == (5.5, ())


async def test_a_measure_is_shared_apart_from_the_others(database: Database) -> None:
    async with database.write() as conn:
        await creator(conn, GROUP, SOFIA, NOW, 5.0)
        await service_sharing.share(conn, GROUP, SOFIA, (INSTAGRAM, Measure.FOLLOWERS), Level.NAMED, NOW)
        found = await service_sharing.levels(conn, GROUP, SOFIA)
        assert found == {(INSTAGRAM, Measure.FOLLOWERS): Level.NAMED}
        await creator(conn, GROUP, KEIKO, NOW, 5.0)
        await service_sharing.share(conn, GROUP, KEIKO, (INSTAGRAM, Measure.FOLLOWERS), Level.PLACE, NOW)
        pairs = await service_ranking.compare(conn, ASK, KEIKO)
        assert [pair.common for pair in pairs] == [Level.PRIVATE, Level.PRIVATE, Level.PLACE, Level.PRIVATE]
