"""How creators of each size grew in a week, from what they agreed to be counted in, for the group's digest.

The same rules as for every average of the group: at least five creators, rounded to a tenth. A tier with fewer is left
out, and nothing is said about all tiers together, from which it could be worked out.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.analytics import store_sharing
from cogs.analytics.model import Source
from cogs.analytics.model_boards import Entrant, grown, one_each
from cogs.analytics.model_growth import growth
from cogs.analytics.model_ranks import TIERS, Tier
from cogs.analytics.model_rates import may_derive
from cogs.analytics.model_sharing import Level, Measure, average
from cogs.analytics.store_sharing import Sharing
from cogs.profiles.model import Platform

DAYS = 7
_WEEK = timedelta(days=DAYS)
_ABOUT = timedelta(days=1)
_MOST = 300
_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Grown:
    """The middle growth of so many creators of one size, in percent."""

    tier: Tier
    percent: float
    creators: int


async def growth_by_tier(
    conn: AsyncConnection,
    guild_id: int,
    now: datetime,
    is_here: Callable[[int], bool],
    *,
    youtube_allowed: bool,
) -> Sequence[Grown]:
    """From small to large. Each creator counts once, with their largest account that can be compared."""
    entrants: list[Entrant] = []
    for platform in Platform:
        sharing = await store_sharing.sharing(conn, guild_id, platform, Measure.GROWTH, Level.AVERAGE, _MOST)
        sources = frozenset(each for each in Source if may_derive(platform, each, youtube_allowed))
        here = [each for each in sharing if is_here(each.user_id)]
        for start in range(0, len(here), _AT_ONCE):
            entrants += await _grown(conn, guild_id, now, here[start : start + _AT_ONCE], sources)
    return _by_tier(one_each(entrants))


async def _grown(
    conn: AsyncConnection, guild_id: int, now: datetime, some: Sequence[Sharing], sources: frozenset[Source]
) -> Sequence[Entrant]:
    ids = [each.account_id for each in some]
    span = (now - _WEEK, _WEEK, _ABOUT)
    taken = await store_sharing.snapshots_at_both_ends(conn, guild_id, ids, span, sources)
    return [
        grown(
            growth(mine := taken.get(each.account_id, ()), DAYS, now),
            each.user_id,
            each.account_id,
            each.level,
            mine[-1] if mine else None,
        )
        for each in some
    ]


def _by_tier(entrants: Sequence[Entrant]) -> Sequence[Grown]:
    values: defaultdict[Tier, list[float]] = defaultdict(list)
    for each in entrants:
        if each.tier is not None and each.value is not None:
            values[each.tier].append(each.value)
    middles = [(tier, average(values[tier])) for tier in TIERS]
    return [Grown(tier, middle, len(values[tier])) for tier, middle in middles if middle is not None]
