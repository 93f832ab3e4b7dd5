"""Leaderboards: who competes in one, who may be seen by whom, and the group's own figures.

Ranked by rate, by growth in percent or by consistency, never by followers. Places overlap where the difference may be
chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.errors import UserError
from cogs.analytics.model import Snapshot, Source
from cogs.analytics.model_benchmarks import Band, band
from cogs.analytics.model_consistency import Consistency
from cogs.analytics.model_growth import Growth
from cogs.analytics.model_ranks import TIERS, Place, Standing, Tier, ranked, tier_of
from cogs.analytics.model_rates import LAST, Rate
from cogs.analytics.model_sharing import Level, Measure, average, between
from cogs.profiles.model import Niche, Platform

GROWN_OVER = 28
"""The days over which a leaderboard compares growth."""
RANKED = (Measure.RATE, Measure.GROWTH, Measure.CONSISTENCY)


@dataclass(frozen=True, slots=True)
class Scope:
    """Who is compared: everybody, one tier, or one niche."""

    tier: Tier | None = None
    niche: Niche | None = None

    @property
    def key(self) -> str:
        """A short word for a custom id."""
        if self.tier is not None:
            return f"t{TIERS.index(self.tier)}"
        return self.niche.value if self.niche is not None else "all"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which leaderboard."""

    platform: Platform
    measure: Measure
    scope: Scope

    @property
    def key(self) -> str:
        """The end of a custom id."""
        return f"{self.platform}:{self.measure}:{self.scope.key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrant:
    """One creator's figure in percent, with its 90 % interval and all that must stand beside it.

    `value` is None where there is too little to show a figure, `may_rank` where there is enough for a place. It is
    made of `n` of `of` pieces of content, or weeks.
    """

    user_id: int
    account_id: int
    level: Level
    followers: int | None = None
    value: float | None = None
    low: float = 0.0
    high: float = 0.0
    n: int | None = None
    of: int = LAST
    newest: datetime | None = None
    sources: frozenset[Source] = frozenset()
    may_rank: bool = False

    @property
    def tier(self) -> Tier | None:
        """The tier, when the size is known."""
        return tier_of(self.followers)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a leaderboard as somebody may read it. Without `shows_number` there is only the place."""

    place: Place[Entrant]
    shows_number: bool

    @property
    def entrant(self) -> Entrant:
        """Whose line it is."""
        return self.place.standing.who


@dataclass(frozen=True, slots=True)
class Board:
    """A leaderboard as seen by somebody who shares at `level`.

    `contributors` is how many figures are in the group's average and band, `waiting` how many share but have too
    little content to be ranked.
    """

    asked: Asked
    level: Level
    lines: tuple[Line, ...]
    contributors: int = 0
    waiting: int = 0
    average: float | None = None
    band: Band | None = None


def scope_of(word: str) -> Scope:
    """The scope of such a key. Raises UserError for any other word."""
    if word == "all":
        return Scope()
    if word in set(Niche):
        return Scope(niche=Niche(word))
    tier = next((tier for at, tier in enumerate(TIERS) if word == f"t{at}"), None)
    if tier is None:
        raise UserError("That choice is not on offer any more. Open the leaderboard again and choose anew.")
    return Scope(tier=tier)


def rated(rate: Rate, user_id: int, account_id: int, level: Level, followers: int | None) -> Entrant:
    """An entrant of a leaderboard of rates."""
    return Entrant(
        user_id=user_id,
        account_id=account_id,
        level=level,
        followers=followers,
        value=rate.value,
        low=rate.low or 0.0,
        high=rate.high or 0.0,
        n=rate.n,
        newest=rate.newest,
        sources=rate.sources,
        may_rank=rate.enough_to_rank,
    )


def grown(found: Growth | None, user_id: int, account_id: int, level: Level, latest: Snapshot | None) -> Entrant:
    """An entrant of a leaderboard of growth: sure to the step in which the platform counts."""
    sized = Entrant(user_id=user_id, account_id=account_id, level=level, followers=latest.followers if latest else None)
    if found is None or found.percent is None:
        return sized
    unsure = 100 * found.quantum / (found.since.followers or 1) if found.quantum > 1 else 0.0
    return Entrant(
        user_id=user_id,
        account_id=account_id,
        level=level,
        followers=found.until.followers,
        value=found.percent,
        low=found.percent - unsure,
        high=found.percent + unsure,
        newest=found.until.at,
        sources=frozenset({found.since.source, found.until.source}),
        may_rank=True,
    )


def steady(found: Consistency | None, user_id: int, account_id: int, level: Level, followers: int | None) -> Entrant:
    """An entrant of a leaderboard of consistency."""
    sized = Entrant(user_id=user_id, account_id=account_id, level=level, followers=followers)
    if found is None or not found.enough_to_show:
        return sized
    low, high = found.interval
    return replace(
        sized,
        value=found.percent,
        low=low,
        high=high,
        n=found.weeks,
        of=found.of,
        newest=found.until,
        sources=found.sources,
        may_rank=found.enough_to_rank,
    )


def one_each(entrants: Sequence[Entrant]) -> tuple[Entrant, ...]:
    """One account for each creator: the one with most to go by, then the larger, then the older."""
    best: dict[int, Entrant] = {}
    for entrant in sorted(entrants, key=lambda one: one.account_id):
        known = best.get(entrant.user_id)
        if known is None or _substance(entrant) > _substance(known):
            best[entrant.user_id] = entrant
    return tuple(best.values())


def board(asked: Asked, entrants: Sequence[Entrant], level: Level) -> Board:
    """What somebody who shares at `level` sees: averages, then places, then numbers."""
    if level is Level.PRIVATE:
        return Board(asked, level, ())
    counted = [one.value for one in entrants if one.level >= Level.AVERAGE and one.value is not None]
    competing = [one for one in entrants if one.level >= Level.PLACE]
    lines = tuple(
        Line(place, between(level, place.standing.who.level) >= Level.NAMED)
        for place in _places(competing)
        if level >= Level.PLACE
    )
    waiting = sum(not one.may_rank for one in competing)
    return Board(asked, level, lines, len(counted), waiting, average(counted), band(counted))


def posted(asked: Asked, entrants: Sequence[Entrant]) -> Board:
    """What may stand where everybody reads it: those who agreed to that, ranked among themselves."""
    open_to_all = [one for one in entrants if one.level >= Level.POSTED]
    lines = tuple(Line(place, shows_number=True) for place in _places(open_to_all))
    return Board(asked, Level.POSTED, lines, waiting=len(open_to_all) - len(lines))


def _places(entrants: Sequence[Entrant]) -> Sequence[Place[Entrant]]:
    standings = [
        Standing(one, one.value, one.low, one.high) for one in entrants if one.may_rank and one.value is not None
    ]
    return ranked(standings)


def _substance(entrant: Entrant) -> tuple[bool, int, int]:
    return entrant.value is not None, entrant.n or 0, entrant.followers or 0
