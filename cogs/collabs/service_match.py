"""Who fits whom, from what is stored: everything is read whole, and goes through `seen` before anything looks at it.

`suggestions` is what /collab match shows, `explained` one creator beside one request, for its owner. What only other
features know, such as what somebody opened together with their interest, they hand over as `Beside`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.analytics import service_beside
from cogs.analytics.service_beside import Figures
from cogs.collabs import service_neighbours, store_match
from cogs.collabs.model import Nature, Where
from cogs.collabs.model_facts import Opening
from cogs.collabs.model_match import Match, match
from cogs.collabs.model_match import suggestions as best_of
from cogs.collabs.model_request import Request, Spec
from cogs.collabs.model_seen import Opened, Seen, Sheet, seen
from cogs.collabs.model_weights import Why, shipped
from cogs.collabs.store_match import Fit
from cogs.collabs.text_match import explained as in_words
from cogs.profiles import service as profiles
from cogs.profiles.model import Profile

MOST = 50
"""Suggestions, best first; nobody reads further."""
LOOKED_AT = 500
"""Open requests that are judged for one person: a quarter of a second. Of more, those that ask for what they do."""
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Beside:
    """What other features know of a creator: what they opened to the owner, when other collabs are due."""

    opened: frozenset[Opened] = frozenset()
    booked: tuple[datetime, ...] = ()
    sponsored_here: int = 0
    answers_in: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A request that fits, and why."""

    request: Request
    words: str


async def explained(
    conn: AsyncConnection, request: Request, user_id: int, now: datetime, beside: Beside | None = None
) -> str:
    """The match of one creator as the owner of the request may read it, in one line."""
    return in_words(await as_owner_sees(conn, request, user_id, now, beside or Beside()))


async def as_owner_sees(conn: AsyncConnection, request: Request, user_id: int, now: datetime, beside: Beside) -> Match:
    """The same as facts and points."""
    sheets = await _sheets(conn, request.guild_id, {request.owner_id, user_id})
    owner, creator = sheets[request.owner_id], sheets[user_id]
    creator = replace(
        creator,
        sponsored=await service_beside.sponsored_since(conn, request.guild_id, user_id, now - _WEEK),
        sponsored_here=beside.sponsored_here,
        booked=beside.booked,
        answers_in=beside.answers_in or creator.answers_in,
        opened={request.owner_id: beside.opened},
    )
    return match(seen(creator, owner), opening(request.id, request.spec, seen(owner, owner)), now)


async def suggestions(conn: AsyncConnection, by: By) -> Sequence[Suggestion]:
    """The open requests that fit the person best, with the reasons; nothing of theirs, nothing of who is blocked.

    Every open request is judged, up to `LOOKED_AT` of them. Of more, those are that ask for a niche and a platform of
    the person's, or for nothing in particular: the newest first.
    """
    me = (await _sheets(conn, by.guild_id, {by.user_id}))[by.user_id]
    seen_by_me, owners = seen(me, me), dict[int, Seen]()
    best: Sequence[Match] = ()
    async for some in store_match.offers(conn, by.guild_id, by.user_id, _likely(seen_by_me), LOOKED_AT):
        new = await _sheets(conn, by.guild_id, {each.owner_id for each in some} - owners.keys())
        owners |= {who: seen(sheet, me) for who, sheet in new.items()}
        openings = (opening(each.id, each.spec, owners[each.owner_id]) for each in some)
        least = best[-1].score if len(best) == MOST else 0
        best = _best([*best, *best_of(seen_by_me, openings, by.now, MOST, least=least)])
    found = await store_match.some(conn, by.guild_id, [each.request_id for each in best])
    return [Suggestion(found[each.request_id], in_words(each)) for each in best]


def _likely(me: Seen) -> Mapping[str, Fit]:
    """What the likeliest requests ask for, as `Spec.facets` files it."""
    points = shipped().points
    return {
        "niche": Fit(me.niches, points[Why.NICHE_ASKED]),
        "platform": Fit(me.platforms, points[Why.PLATFORM_ASKED]),
    }


def _best(found: Sequence[Match]) -> Sequence[Match]:
    """The best first; of equals, the one that waits longest."""
    return sorted(found, key=lambda each: (-each.score, each.request_id))[:MOST]


def opening(number: int, spec: Spec, owner: Seen) -> Opening:
    """A request as everybody can read it. Where it works from afar, a place is told and not asked for."""
    wanted = spec.wanted
    return Opening(
        id=number,
        owner=owner,
        niches=frozenset(wanted.niches),
        platforms=frozenset(wanted.platforms),
        smallest=wanted.smallest,
        largest=wanted.largest,
        region=wanted.region if wanted.where is Where.REGION else None,
        deadline=spec.deadline,
        is_paid=spec.nature is Nature.PAID,
    )


async def _sheets(conn: AsyncConnection, guild_id: int, user_ids: Collection[int]) -> Mapping[int, Sheet]:
    """All that is stored about these people, whoever they are."""
    if not user_ids:
        return {}
    told = await profiles.many(conn, guild_id, user_ids)
    counted = await service_beside.figures(conn, guild_id, user_ids)
    waits = await service_neighbours.waits(conn, guild_id, user_ids)
    bare = {who: told.get(who) or Profile(guild_id=guild_id, user_id=who) for who in user_ids}
    return {who: _sheet(profile, counted[who], waits.get(who)) for who, profile in bare.items()}


def _sheet(profile: Profile, figures: Figures, waits: timedelta | None) -> Sheet:
    return Sheet(profile=profile, levels=figures.levels, followers=figures.followers, answers_in=waits)
