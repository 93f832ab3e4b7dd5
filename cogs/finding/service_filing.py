"""Filing what people let others see. A profile is filed as it changes, numbers once a day.

What is filed only leads to people: `service` looks at what they share now before anybody reads it.
"""

from collections.abc import Collection, Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.analytics import service_beside, service_rates
from cogs.finding import store
from cogs.finding.model import Facet, Figures, Origin, of_numbers, of_profile
from cogs.profiles import service as profiles
from cogs.profiles.model import Platform, Profile

AT_ONCE = 100
"""So many people in one transaction."""

Rates = Mapping[int, Mapping[Platform, float]]


async def changed(conn: AsyncConnection, profile: Profile) -> None:
    """A profile is as it is now, in the transaction that changed it."""
    await store.file(conn, profile.guild_id, profile.user_id, Origin.PROFILE, of_profile(profile))


async def strays(conn: AsyncConnection, guild_id: int, here: Collection[int]) -> Collection[int]:
    """Those of whom something is filed and who are not here any more. Most days nobody."""
    return await store.everybody(conn, guild_id) - frozenset(here)


async def gone(conn: AsyncConnection, guild_id: int, people: Collection[int]) -> None:
    """File nothing of these people any more."""
    for person in people:
        await store.remove(conn, guild_id, person)


async def stale(conn: AsyncConnection, guild_id: int, people: Collection[int], rates: Rates) -> Collection[int]:
    """Those of these people of whom something else is filed than they share. Most days nobody."""
    known, now = await store.filed(conn, guild_id, people), await _shared(conn, guild_id, people, rates)
    return [who for who in people if known.get(who, frozenset()) != now[who]]


async def refile(conn: AsyncConnection, guild_id: int, people: Collection[int], rates: Rates) -> None:
    """File these people anew."""
    for who, found in (await _shared(conn, guild_id, people, rates)).items():
        for origin in Origin:
            await store.file(conn, guild_id, who, origin, [each for each in found if each.origin is origin])


async def _shared(
    conn: AsyncConnection, guild_id: int, people: Collection[int], rates: Rates
) -> Mapping[int, frozenset[Facet]]:
    told = await profiles.many(conn, guild_id, people)
    figures = await figures_of(conn, guild_id, people, rates)
    return {who: of_profile(told.get(who)) | of_numbers(figures[who]) for who in people}


async def figures_of(
    conn: AsyncConnection, guild_id: int, people: Collection[int], rates: Rates
) -> Mapping[int, Figures]:
    """What these people share of their numbers now, with these rates."""
    counted = await service_beside.figures(conn, guild_id, people)
    shown = await service_rates.levels(conn, guild_id, list(people))
    return {
        who: Figures({**counted[who].levels, **shown.get(who, {})}, counted[who].followers, rates.get(who, {}))
        for who in people
    }
