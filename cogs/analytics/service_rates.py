"""Engagement rates of everybody in a group who shares theirs by name, so that creators can be found by them."""

from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.analytics import store_sharing
from cogs.analytics.model import Source
from cogs.analytics.model_rates import LAST, WINDOW, Rate, default_metric, may_derive, rate
from cogs.analytics.model_sharing import Level, Measure
from cogs.analytics.service_ranking import Ask
from cogs.analytics.store_sharing import Sharing
from cogs.profiles.model import Platform

AT_ONCE = 50
_READ = LAST + 18


sharers = store_sharing.sharers
"""Everybody who shares anything, for a look around in a group."""


async def sharing(conn: AsyncConnection, guild_id: int) -> Mapping[Platform, Sequence[Sharing]]:
    """The accounts whose owners share their rate by name or further."""
    return await store_sharing.sharing_anywhere(conn, guild_id, Measure.RATE, Level.NAMED)


async def rates(conn: AsyncConnection, ask: Ask, platform: Platform, some: Sequence[Sharing]) -> Mapping[int, float]:
    """The rate in percent of each of these people, `AT_ONCE` at a time, of the account with most to go by."""
    sources = frozenset(each for each in Source if may_derive(platform, each, ask.youtube_allowed))
    ids, since = [each.account_id for each in some], ask.now - WINDOW
    contents = await store_sharing.newest_contents(conn, ask.guild_id, ids, since, _READ, sources)
    best: dict[int, Rate] = {}
    for each in some:
        found = rate(contents.get(each.account_id, ()), default_metric(platform), ask.now, platform=platform)
        if found.value is not None and (each.user_id not in best or found.n > best[each.user_id].n):
            best[each.user_id] = found
    return {who: found.value for who, found in best.items() if found.value is not None}


async def levels(
    conn: AsyncConnection, guild_id: int, user_ids: Sequence[int]
) -> Mapping[int, Mapping[tuple[Platform, Measure], Level]]:
    """How far each of these people shares their rate now."""
    return await store_sharing.levels_of_people(conn, guild_id, user_ids, Measure.RATE)
