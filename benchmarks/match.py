"""Matches among many: 10,000 open requests against 100, and 5,000 members against 50.

Suggestions for one member, and an owner's ten best members: each with finding out what the viewer may see of everybody.
In proportion would be a ratio of 100: less means that what cannot be among the best is not looked at to the end. The
database is not in it.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import median

from cogs.analytics.model_sharing import Level, Measure
from cogs.collabs.model_match import Match, Opening, candidates, match, suggestions
from cogs.collabs.model_seen import Seen, Sheet, seen
from cogs.profiles.model import Field, Niche, Platform, PlatformEntry, Profile, Subgroup, Visibility

FEW_REQUESTS, MANY_REQUESTS = 100, 10_000
FEW_MEMBERS, MANY_MEMBERS = 50, 5_000
AIM = 100.0
"""In proportion to how many there are."""
_BEST = 10
_NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
_PLACES = ("Leeds, UK", "York, UK", "London", "Lisbon, Portugal", "Porto", "Berlin", "Toronto, Canada", "Austin, Texas")

Ask = Callable[[int], object]


@dataclass
class Row:
    """Seconds of one question, round by round, among few and among many."""

    what: str
    few_count: int
    many_count: int
    few: list[float] = field(default_factory=list)
    many: list[float] = field(default_factory=list)

    def ratio(self) -> float:
        """How much longer it takes among many: the median of the pairs."""
        return median(many / few for few, many in zip(self.few, self.many, strict=True))


def measure(rounds: int) -> list[Row]:
    """Ask each among few and among many, in turns; first hold the answer against judging every single one."""
    asked = _questions()
    rows = [Row(what, *counts) for what, (counts, _) in asked.items()]
    for _ in range(rounds):
        for row in rows:
            row.few.append(_spent(asked[row.what][1], row.few_count))
            row.many.append(_spent(asked[row.what][1], row.many_count))
    return rows


def _questions() -> Mapping[str, tuple[tuple[int, int], Ask]]:
    dice = Random(5)
    sheets = [_sheet(number, dice) for number in range(1, MANY_MEMBERS + 1)]
    stored = [(dice.choice(sheets), _request(number, dice)) for number in range(1, MANY_REQUESTS + 1)]
    me, opening = sheets[0], _openings(sheets[0], stored[:1])[0]
    _hold(seen(me, me), _openings(me, stored))

    def for_me(many: int) -> object:
        return suggestions(seen(me, me), _openings(me, stored[:many]), _NOW, _BEST)

    def for_the_owner(many: int) -> object:
        return candidates(opening, [seen(each, me) for each in sheets[:many]], _NOW, _BEST)

    return {
        "suggestions for a member": ((FEW_REQUESTS, MANY_REQUESTS), for_me),
        "the best members for a request": ((FEW_MEMBERS, MANY_MEMBERS), for_the_owner),
    }


def _openings(viewer: Sheet, stored: Sequence[tuple[Sheet, Opening]]) -> list[Opening]:
    """The requests with their owners as the viewer sees them."""
    owners = {owner.user_id: owner for owner, _ in stored}
    shown = {user_id: seen(owner, viewer) for user_id, owner in owners.items()}
    return [replace(request, owner=shown[owner.user_id]) for owner, request in stored]


def _hold(me: Seen, requests: Sequence[Opening]) -> None:
    every = [match(me, each, _NOW) for each in requests if each.owner.user_id != me.user_id]
    assert suggestions(me, requests, _NOW, _BEST) == tuple(sorted(every, key=_best_first)[:_BEST])


def _best_first(found: Match) -> tuple[float, int]:
    return (-found.score, found.request_id)


def _spent(ask: Ask, many: int) -> float:
    began = time.perf_counter()
    ask(many)
    return time.perf_counter() - began


def _sheet(number: int, dice: Random) -> Sheet:
    """A member with two platforms, who shares as much as chance wants."""
    platforms = dice.sample(list(Platform)[:4], 2)
    followers = {platform: int(10 ** dice.uniform(3, 5)) for platform in platforms}
    profile = Profile(
        guild_id=1,
        user_id=number,
        subgroup=dice.choice(list(Subgroup)),
        platforms=tuple(PlatformEntry(each, f"creator.{number}", count) for each, count in followers.items()),
        niches=tuple(dice.sample(list(Niche), 2)),
        region=dice.choice(_PLACES),
        visibility={Field.FOLLOWERS: dice.choice(list(Visibility))},
        shared_at=_NOW,
    )
    levels = {(each, Measure.FOLLOWERS): dice.choice(list(Level)) for each in platforms}
    waits = timedelta(hours=dice.randrange(100))
    return Sheet(
        profile=profile, levels=levels, followers=followers, sponsored_here=dice.randrange(4), answers_in=waits
    )


def _request(number: int, dice: Random) -> Opening:
    """A request that asks for a niche, a platform, a size or a place, or for nothing of it; nobody's yet."""
    return Opening(
        id=number,
        owner=Seen(user_id=0),
        niches=frozenset(dice.sample(list(Niche), dice.randrange(3))),
        platforms=frozenset(dice.sample(list(Platform)[:4], dice.randrange(2))),
        smallest=dice.choice((None, 1_000, 5_000, 20_000)),
        region=dice.choice((None, None, *_PLACES)),
        deadline=_NOW + timedelta(hours=dice.randrange(1, 1_000)),
        is_paid=dice.random() < 1 / 3,
    )
