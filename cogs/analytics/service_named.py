"""What one person shares of their figures by name, for somebody to whom they show it. Nothing else leaves here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.analytics import service_ranking, service_sharing, store
from cogs.analytics.model_boards import Entrant
from cogs.analytics.model_sharing import Level, Measure
from cogs.analytics.service_ranking import Ask
from cogs.profiles.model import Platform


@dataclass(frozen=True, slots=True)
class Named:
    """One figure with its sample, origin and age."""

    platform: Platform
    measure: Measure
    entrant: Entrant


async def figures(conn: AsyncConnection, whose: Ask) -> Sequence[Named]:
    """Every figure that the person (`user_id`) shares by name or further, as far as it is known; by platform."""
    levels = await service_sharing.levels(conn, whose.guild_id, whose.user_id)
    shared = [what for what, level in levels.items() if level >= Level.NAMED]
    found = [await _figure(conn, whose, *what) for what in sorted(shared, key=_order)]
    return [each for each in found if each is not None]


def _order(what: tuple[Platform, Measure]) -> tuple[int, int]:
    platform, measure = what
    return list(Platform).index(platform), list(Measure).index(measure)


async def _figure(conn: AsyncConnection, whose: Ask, platform: Platform, measure: Measure) -> Named | None:
    entrant = await service_ranking.own(conn, whose, platform, measure)
    if entrant is None:
        return None
    if measure is not Measure.FOLLOWERS:
        return Named(platform, measure, entrant) if entrant.value is not None else None
    return Named(platform, measure, await _counted(conn, whose, entrant)) if entrant.followers is not None else None


async def _counted(conn: AsyncConnection, whose: Ask, entrant: Entrant) -> Entrant:
    """With who counted the followers, and when."""
    taken = await store.snapshots_of(conn, whose.guild_id, entrant.account_id)
    newest = next((each for each in reversed(taken) if each.followers is not None), None)
    return replace(entrant, sources=frozenset({newest.source}), newest=newest.at) if newest is not None else entrant
