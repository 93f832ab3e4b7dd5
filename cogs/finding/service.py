"""Finding creators, in what they chose to share with whoever asks. No Discord.

The filed facets lead to people; before anybody reads a line, what those people share at this moment is looked at. So
what was hidden a second ago is not told, and what is hidden never matches.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.analytics import service_sharing
from cogs.analytics.model_sharing import Level, Measure
from cogs.collabs import service_blocks
from cogs.finding import store, text
from cogs.finding.model import PAGE, Facet, Wanted, audiences, is_shared_still, of_numbers, of_profile, why
from cogs.finding.service_filing import figures_of
from cogs.profiles import service as profiles

_AT_ONCE = 4 * PAGE
_ROUNDS = 25
"""So many times is the next bit of the list read for one page; then the page ends, and goes on with a press."""


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody who fits, and the facets that say why, all of them shared with whoever asked."""

    user_id: int
    why: Sequence[Facet]


@dataclass(frozen=True, slots=True)
class Found:
    """A page. `after` leads to the next one; None when there is none."""

    matches: Sequence[Match]
    after: int | None = None


async def find(conn: AsyncConnection, by: By, wanted: Wanted, after: int, is_here: Callable[[int], bool]) -> Found:
    """The next page after that lot. Nobody meets themselves, nor anybody they are kept apart from."""
    conditions = wanted.conditions()
    if not conditions:
        return Found(())
    seen_by = await _audiences(conn, by)
    without = {by.user_id, *await service_blocks.apart_from(conn, by)}
    matches: list[Match] = []
    for _ in range(_ROUNDS):
        some = await store.search(conn, by.guild_id, conditions, seen_by, without, after, _AT_ONCE)
        now = await _shared(conn, by.guild_id, [who for _, who in some if is_here(who)])
        for lot, who in some:
            reasons = why(now.get(who, frozenset()), wanted, seen_by)
            if reasons is not None:
                if len(matches) == PAGE:
                    return Found(matches, after)
                matches.append(Match(who, reasons))
            after = lot
        if len(some) < _AT_ONCE:
            return Found(matches)
    return Found(matches, after)


async def shares_rate(conn: AsyncConnection, by: By) -> bool:
    """Whether the person shares a rate of their own by name, and so can find others by theirs."""
    mine = await service_sharing.levels(conn, by.guild_id, by.user_id)
    return any(measure is Measure.RATE and level >= Level.NAMED for (_, measure), level in mine.items())


async def _audiences(conn: AsyncConnection, by: By) -> frozenset[str]:
    mine = await profiles.get(conn, by.guild_id, by.user_id)
    return audiences(mine, await service_sharing.levels(conn, by.guild_id, by.user_id))


async def _shared(conn: AsyncConnection, guild_id: int, people: Sequence[int]) -> Mapping[int, frozenset[Facet]]:
    """What these people share at this moment; of rates, the band that was worked out last."""
    if not people:
        return {}
    told = await profiles.many(conn, guild_id, people)
    known = await store.filed(conn, guild_id, people)
    figures = await figures_of(conn, guild_id, people, {})
    return {
        who: of_profile(told.get(who))
        | of_numbers(figures[who])
        | {
            each
            for each in known.get(who, frozenset())
            if each.name == "rate" and is_shared_still(each, figures[who].levels)
        }
        for who in people
    }


# Rights


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """Under what the person can be found, and by whom."""
    found = (await store.filed(conn, guild_id, [user_id])).get(user_id, frozenset())
    told = [dict(text.filed(each)) for each in sorted(found)]
    return {"found_by": told} if told else {}


async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """They cannot be found any more."""
    await store.remove(conn, guild_id, user_id)
