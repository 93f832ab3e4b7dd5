"""Tiers by followers, and places in a leaderboard that admit what chance may have done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_Who = TypeVar("_Who")


@dataclass(frozen=True, slots=True)
class Tier:
    """Accounts of about one size: from `low` followers to below `high`; None is without an end."""

    low: int
    high: int | None
    name: str

    def holds(self, followers: int) -> bool:
        """Whether an account of that size is in it."""
        return followers >= self.low and (self.high is None or followers < self.high)


TIERS = (
    Tier(0, 1_000, "under 1k"),
    Tier(1_000, 5_000, "1k to 5k"),
    Tier(5_000, 20_000, "5k to 20k"),
    Tier(20_000, 100_000, "20k to 100k"),
    Tier(100_000, 1_000_000, "100k to 1M"),
    Tier(1_000_000, None, "1M and more"),
)


def tier_of(followers: int | None) -> Tier | None:
    """The tier of an account; None when its size is unknown."""
    return None if followers is None else next(tier for tier in TIERS if tier.holds(followers))


@dataclass(frozen=True, slots=True)
class Standing(Generic[_Who]):
    """What somebody brings to a leaderboard: a value with its interval. Exact values have an interval of no width."""

    who: _Who
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Place(Generic[_Who]):
    """Everything from `best` to `worst` is a possible place; more than one of them is a tie."""

    standing: Standing[_Who]
    best: int
    worst: int

    @property
    def is_tied(self) -> bool:
        """Whether somebody else may as well stand there."""
        return self.worst > self.best


def ranked(standings: Sequence[Standing[_Who]]) -> tuple[Place[_Who], ...]:
    """The places, the best first.

    Somebody is ahead only when their whole interval lies above; two whose intervals overlap always have a possible
    place in common. So nobody is put above another by chance.
    """
    places = [_place(standing, standings) for standing in standings]
    return tuple(sorted(places, key=lambda place: (place.best, place.worst, -place.standing.value)))


def _place(mine: Standing[_Who], all_of_them: Sequence[Standing[_Who]]) -> Place[_Who]:
    ahead = sum(other.low > mine.high for other in all_of_them)
    behind = sum(other.high < mine.low for other in all_of_them)
    return Place(mine, 1 + ahead, len(all_of_them) - behind)
