"""Leaderboards and comparisons, from what people share and nothing else.

At most `MOST` accounts are read for one, some at a time, and of each no more than its newest content. Rates are asked
of `may_derive`: the sources that may not be turned into a rate are not even read.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from cogs.analytics import service_posts, store, store_consistency, store_sharing, text_levels
from cogs.analytics.model import FEATURE, Account, Source
from cogs.analytics.model_boards import (
    GROWN_OVER,
    Asked,
    Board,
    Entrant,
    Scope,
    board,
    grown,
    one_each,
    posted,
    rated,
    steady,
)
from cogs.analytics.model_consistency import of_weeks
from cogs.analytics.model_growth import growth
from cogs.analytics.model_rates import LAST, WINDOW, Tier, default_metric, may_derive, rate, tier_of
from cogs.analytics.model_sharing import Level, Levels, Measure, between, level_in
from cogs.analytics.store_sharing import Sharing
from cogs.desk import service as desk
from cogs.desk.model import Act
from cogs.profiles import service as profiles
from cogs.profiles.model import Platform

MOST = 300
"""More creators than that are not compared with each other; the first who agreed are."""
_AT_ONCE = 50
_READ_FOR_RATE = LAST + 18
"""So many contents of an account are read, so that twelve are left when some have a hidden number."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Who asks, in which group, when, and whether the operator may make rates of what YouTube's API tells."""

    guild_id: int
    user_id: int
    now: datetime
    youtube_allowed: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of two people compared. With a common level of PLACE there is only the line on the leaderboard."""

    entrant: Entrant | None = None
    best: int | None = None
    worst: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """One figure of both, as far as both share it."""

    platform: Platform
    measure: Measure
    common: Level
    mine: Side = Side()
    theirs: Side = Side()
    ranked: int = 0


async def contributors(conn: AsyncConnection, guild_id: int, asked: Asked) -> frozenset[int]:
    """Everybody who shares this measure, to look up who of them is staff, or has left."""
    found = await store_sharing.sharing(conn, guild_id, asked.platform, asked.measure, Level.AVERAGE, MOST)
    return frozenset(each.user_id for each in found)


async def without_staff(conn: AsyncConnection, guild_id: int) -> bool:
    """Whether the group wants its staff left out of leaderboards."""
    return await store_sharing.without_staff(conn, guild_id)


async def leave_staff_out(conn: AsyncConnection, ask: Ask, *, out: bool) -> None:
    """Leave the staff out of leaderboards, or let them in; on posted ones too. The audit log has it."""
    await store_sharing.leave_staff_out(conn, ask.guild_id, out=out)
    await service_posts.redraw_boards(conn, ask.guild_id, ask.now)
    action = "leave staff out" if out else "let staff in"
    await desk.record(conn, Act(ask.guild_id, ask.user_id, FEATURE, action), ask.now)


async def leaderboard(conn: AsyncConnection, ask: Ask, asked: Asked, without: Collection[int] = ()) -> Board:
    """The leaderboard as the asker may see it."""
    mine = level_in(await store_sharing.levels_of(conn, ask.guild_id, ask.user_id), asked.platform, asked.measure)
    if mine is Level.PRIVATE:
        return board(asked, (), mine)
    return board(asked, await _entrants_of(conn, ask, asked, Level.AVERAGE, without), mine)


async def posted_board(conn: AsyncConnection, ask: Ask, asked: Asked, without: Collection[int] = ()) -> Board:
    """The leaderboard as everybody may see it."""
    return posted(asked, await _entrants_of(conn, ask, asked, Level.POSTED, without))


async def own(conn: AsyncConnection, ask: Ask, platform: Platform, measure: Measure) -> Entrant | None:
    """The asker's own figure on that platform, whether they share it or not; None without an account there."""
    return await _figure(conn, ask, ask.user_id, platform, measure)


async def own_tier(conn: AsyncConnection, ask: Ask, platform: Platform) -> Scope:
    """The asker's tier on that platform. Raises UserError when it is unknown."""
    tier = await _tier(conn, ask, platform)
    if tier is None:
        raise UserError(text_levels.NO_TIER)
    return Scope(tier=tier)


async def compare(conn: AsyncConnection, ask: Ask, other_id: int, platform: Platform | None = None) -> Sequence[Pair]:
    """Both beside each other, as far as both share. Raises UserError for oneself, or without numbers of one's own."""
    if other_id == ask.user_id:
        raise UserError(text_levels.COMPARED_WITH_ONESELF)
    mine = await store_sharing.levels_of(conn, ask.guild_id, ask.user_id)
    theirs = await store_sharing.levels_of(conn, ask.guild_id, other_id)
    accounts = await store.accounts_of(conn, ask.guild_id, ask.user_id)
    if not accounts:
        raise UserError(text_levels.NOTHING_LOGGED)
    wanted = [each for each in dict.fromkeys(one.platform for one in accounts) if platform in {None, each}]
    return [await _pair(conn, ask, other_id, each, measure, (mine, theirs)) for each in wanted for measure in Measure]


async def _pair(
    conn: AsyncConnection,
    ask: Ask,
    other_id: int,
    platform: Platform,
    measure: Measure,
    levels: tuple[Levels, Levels],
) -> Pair:
    mine, theirs = levels
    common = between(level_in(mine, platform, measure), level_in(theirs, platform, measure))
    if common >= (Level.PLACE if measure is Measure.FOLLOWERS else Level.NAMED):
        own, other = [Side(await _figure(conn, ask, who, platform, measure)) for who in (ask.user_id, other_id)]
        return Pair(platform, measure, common, own, other)
    if common is Level.PLACE:
        return await _places(conn, ask, other_id, platform, measure)
    return Pair(platform, measure, common)


async def _places(conn: AsyncConnection, ask: Ask, other_id: int, platform: Platform, measure: Measure) -> Pair:
    """Where both stand among those of the asker's tier."""
    asked = Asked(platform, measure, Scope(tier=await _tier(conn, ask, platform)))
    found = await leaderboard(conn, ask, asked)
    sides = {line.entrant.user_id: Side(None, line.place.best, line.place.worst) for line in found.lines}
    both = (sides.get(ask.user_id, Side()), sides.get(other_id, Side()))
    return Pair(platform, measure, Level.PLACE, *both, len(found.lines))


async def _tier(conn: AsyncConnection, ask: Ask, platform: Platform) -> Tier | None:
    """The tier of the asker's largest account there."""
    accounts = [each.id for each in await _accounts(conn, ask, ask.user_id, platform)]
    sizes = await store_sharing.sizes(conn, ask.guild_id, accounts)
    return tier_of(max((size for size in sizes.values() if size is not None), default=None))


async def _accounts(conn: AsyncConnection, ask: Ask, user_id: int, platform: Platform) -> Sequence[Account]:
    """The person's accounts on that platform."""
    found = await store.accounts_of(conn, ask.guild_id, user_id)
    return [each for each in found if each.platform is platform]


async def _figure(
    conn: AsyncConnection, ask: Ask, user_id: int, platform: Platform, measure: Measure
) -> Entrant | None:
    """One person's figure, whatever they share: the caller has looked whether it may be told."""
    accounts = [Sharing(each.id, user_id, Level.PRIVATE) for each in await _accounts(conn, ask, user_id, platform)]
    found = one_each(await _entrants(conn, ask, platform, measure, accounts))
    return found[0] if found else None


async def _entrants_of(
    conn: AsyncConnection, ask: Ask, asked: Asked, least: Level, without: Collection[int]
) -> Sequence[Entrant]:
    """Everybody who shares so far and belongs to the scope, one account each."""
    sharing = await store_sharing.sharing(conn, ask.guild_id, asked.platform, asked.measure, least, MOST)
    wanted = [each for each in sharing if each.user_id not in without]
    if asked.scope.niche is not None:
        of_niche = await profiles.people_of(conn, ask.guild_id, asked.scope.niche)
        wanted = [each for each in wanted if each.user_id in of_niche]
    entrants = one_each(await _entrants(conn, ask, asked.platform, asked.measure, wanted))
    tier = asked.scope.tier
    return [each for each in entrants if tier is None or each.tier == tier]


async def _entrants(
    conn: AsyncConnection, ask: Ask, platform: Platform, measure: Measure, accounts: Sequence[Sharing]
) -> Sequence[Entrant]:
    """The figures of these accounts, some at a time."""
    found: list[Entrant] = []
    for start in range(0, len(accounts), _AT_ONCE):
        some = accounts[start : start + _AT_ONCE]
        match measure:
            case Measure.RATE:
                found += await _rates(conn, ask, platform, some)
            case Measure.GROWTH:
                found += await _growths(conn, ask, platform, some)
            case Measure.FOLLOWERS:
                found += await _followers(conn, ask, some)
            case Measure.CONSISTENCY:
                found += await _steady(conn, ask, platform, some)
    return found


async def _rates(conn: AsyncConnection, ask: Ask, platform: Platform, some: Sequence[Sharing]) -> Sequence[Entrant]:
    ids, metric = [each.account_id for each in some], default_metric(platform)
    sizes = await store_sharing.sizes(conn, ask.guild_id, ids)
    since, sources = ask.now - WINDOW, _sources(platform, ask)
    contents = await store_sharing.newest_contents(conn, ask.guild_id, ids, since, _READ_FOR_RATE, sources)
    return [
        rated(
            rate(contents.get(each.account_id, ()), metric, ask.now, platform=platform),
            each.user_id,
            each.account_id,
            each.level,
            sizes.get(each.account_id),
        )
        for each in some
    ]


async def _growths(conn: AsyncConnection, ask: Ask, platform: Platform, some: Sequence[Sharing]) -> Sequence[Entrant]:
    ids, days = [each.account_id for each in some], timedelta(days=GROWN_OVER)
    span = (ask.now - days, days, days / 7)
    taken = await store_sharing.snapshots_at_both_ends(conn, ask.guild_id, ids, span, _sources(platform, ask))
    return [
        grown(
            growth(mine := taken.get(each.account_id, ()), GROWN_OVER, ask.now),
            each.user_id,
            each.account_id,
            each.level,
            mine[-1] if mine else None,
        )
        for each in some
    ]


async def _followers(conn: AsyncConnection, ask: Ask, some: Sequence[Sharing]) -> Sequence[Entrant]:
    sizes = await store_sharing.sizes(conn, ask.guild_id, [each.account_id for each in some])
    return [
        Entrant(
            user_id=each.user_id,
            account_id=each.account_id,
            level=each.level,
            followers=sizes.get(each.account_id),
        )
        for each in some
    ]


async def _steady(conn: AsyncConnection, ask: Ask, platform: Platform, some: Sequence[Sharing]) -> Sequence[Entrant]:
    ids = [each.account_id for each in some]
    sizes = await store_sharing.sizes(conn, ask.guild_id, ids)
    found = await store_consistency.published(conn, ask.guild_id, ids, ask.now, _sources(platform, ask))
    return [
        steady(
            of_weeks(mine.weeks, mine.until, ask.now, mine.sources) if (mine := found.get(each.account_id)) else None,
            each.user_id,
            each.account_id,
            each.level,
            sizes.get(each.account_id),
        )
        for each in some
    ]


def _sources(platform: Platform, ask: Ask) -> frozenset[Source]:
    """Where numbers may come from that are turned into a rate or a place."""
    return frozenset(source for source in Source if may_derive(platform, source, ask.youtube_allowed))
