"""What may be used to find people alike: niches and sizes that they let the whole group see, and nothing else."""

from collections.abc import Collection, Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.analytics import service_beside
from cogs.analytics.model_ranks import TIERS, tier_of
from cogs.analytics.model_sharing import Level, Measure, level_in
from cogs.analytics.service_beside import Figures
from cogs.profiles import service as profiles
from cogs.profiles.model import Profile, Visibility
from cogs.shoutouts.model_likeness import NOTHING_KNOWN, Traits

_AT_ONCE = 250
"""So many people are asked about in one question."""


async def traits(conn: AsyncConnection, guild_id: int, user_ids: Collection[int]) -> Mapping[int, Traits]:
    """What is known of each of these people, and may be used."""
    people, found = sorted(set(user_ids)), {}
    for start in range(0, len(people), _AT_ONCE):
        some = people[start : start + _AT_ONCE]
        told = await profiles.many(conn, guild_id, some)
        counted = await service_beside.figures(conn, guild_id, some)
        found.update({who: _traits(told.get(who), counted[who]) for who in some})
    return found


def _traits(profile: Profile | None, figures: Figures) -> Traits:
    if profile is None or profile.shared_at is None:
        return NOTHING_KNOWN
    shown = profile.as_seen_by(Visibility.GROUP)
    sizes = [each.followers for each in shown.platforms if each.followers is not None]
    sizes += [
        size
        for platform, size in figures.followers.items()
        if level_in(figures.levels, platform, Measure.FOLLOWERS) >= Level.PLACE
    ]
    tier = tier_of(max(sizes, default=None))
    return Traits(frozenset(each.value for each in shown.niches), TIERS.index(tier) if tier is not None else None)
