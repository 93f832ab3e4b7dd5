"""Pair mode: who gives to whom when everybody does at once, so that over time everyone meets everyone.

The circle method makes the rounds of a roster that stays: everybody meets everybody before two meet again. Of its
rounds that are still to come the one whose pairs are most alike is played. When people came or left and no such round
is there, a matching finds the best pairs. It is handed down (`bot.matching`), as it needs a library.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import combinations, islice

from cogs.shoutouts.model_likeness import MOST_POINTS, NOTHING_KNOWN, Traits, likeness

Pair = tuple[int, int]
"""Two people, the smaller number first."""
Match = Callable[[Mapping[Pair, int]], set[Pair]]
"""The pairs with the largest sum of weights among as many pairs as there can be."""

EXACTLY = 120
"""Up to so many people every pair is weighed; beyond, the best of each."""
BEST = 12
_LOOK_AT = 40
_NOBODY = -1
"""Whom the one who rests is paired with."""
_LOT_BITS = 24
_MOST_TIMES = 1000


@dataclass(frozen=True, slots=True)
class Met:
    """How often two were a pair, and in which round the last time."""

    times: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A round to be made. `met` holds pairs that met at least once; people who are not here any more do no harm.

    `rested` is the round in which somebody last rested, or in which they came when they never did; 0 where it says
    nothing.
    """

    round: int
    people: Sequence[int]
    met: Mapping[Pair, Met] = field(default_factory=dict)
    rested: Mapping[int, int] = field(default_factory=dict)
    traits: Mapping[int, Traits] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of a round, who rests, and how many of the pairs met more often than others have."""

    pairs: tuple[Pair, ...]
    rests: int | None
    repeats: int


def pair_of(one: int, other: int) -> Pair:
    """The two as a pair."""
    return (one, other) if one < other else (other, one)


def met_in(rows: Iterable[tuple[int, int, int]]) -> dict[Pair, Met]:
    """Who met how often, from rows of a round and two people. A round counts once for a pair, whoever gave to whom."""
    rounds: dict[Pair, set[int]] = defaultdict(set)
    for played, one, other in rows:
        rounds[pair_of(one, other)].add(played)
    return {pair: Met(len(played), max(played)) for pair, played in rounds.items()}


def pair_up(gathering: Gathering, match: Match) -> Pairs:
    """The pairs of this round. Nobody is left out but one of an odd number; a roster of one rests."""
    people = sorted(set(gathering.people))
    if len(people) % 2:
        people = [_NOBODY, *people]
    table = _Table(gathering, people)
    pairs = table.of_the_circle() or match(table.weights())
    rests = next((other for one, other in pairs if one == _NOBODY), None)
    kept = tuple(sorted(pair for pair in pairs if _NOBODY not in pair))
    return Pairs(kept, rests, sum(table.times(pair) > table.base for pair in kept))


def circle(people: Sequence[int], number: int) -> Iterator[Pair]:
    """A round of an even number of people: the first stays, the others go round, and the table is folded."""
    ring = len(people) - 1
    for place in range(len(people) // 2):
        one = people[0] if place == 0 else people[1 + (place - 1 + number) % ring]
        yield pair_of(one, people[1 + (ring - 1 - place + number) % ring])


class _Table:
    """Everybody who is there, perhaps with nobody as one of them, and what speaks for each pair."""

    def __init__(self, gathering: Gathering, people: Sequence[int]) -> None:
        self.gathering, self.people = gathering, people
        here = set(people)
        self.met = {pair: met for pair, met in gathering.met.items() if here.issuperset(pair)}
        self.first = min((self.rested(who) for who in people if who != _NOBODY), default=0)
        self.base = self._base()

    def _base(self) -> int:
        """How often every pair has met at least."""
        here = sum(who != _NOBODY for who in self.people)
        all_met = len(self.met) >= here * (here - 1) // 2
        return min((met.times for met in self.met.values()), default=0) if all_met else 0

    def rested(self, who: int) -> int:
        return self.gathering.rested.get(who, 0)

    def times(self, pair: Pair) -> int:
        met = self.met.get(pair)
        return met.times if met else 0

    def may(self, pair: Pair) -> bool:
        """Nobody rests before those who have not rested for longer."""
        return pair[0] != _NOBODY or self.rested(pair[1]) == self.first

    def is_fresh(self, pair: Pair) -> bool:
        """Whether they may be a pair, and met no more often than others have."""
        return self.may(pair) and (pair[0] == _NOBODY or self.times(pair) <= self.base)

    def of_the_circle(self) -> list[Pair] | None:
        """The round of the circle that is still to come: the one longest ago, and of these the most alike."""
        numbers = (number for number in range(len(self.people) - 1) if all(map(self.is_fresh, self.round(number))))
        fresh = [list(self.round(number)) for number in islice(numbers, EXACTLY)]
        return max(fresh, key=self._speaks_for, default=None)

    def round(self, number: int) -> Iterator[Pair]:
        """A round of the circle."""
        return circle(self.people, number)

    def _speaks_for(self, pairs: Sequence[Pair]) -> tuple[int, int, int]:
        last = max((self.met[pair].last for pair in pairs if pair in self.met), default=0)
        return -last, sum(map(self.points, pairs)), self.lot(pairs[0])

    def points(self, pair: Pair) -> int:
        """How alike the two are; resting is as good as anything."""
        if pair[0] == _NOBODY:
            return 0
        one, other = (self.gathering.traits.get(who, NOTHING_KNOWN) for who in pair)
        return likeness(one, other).points

    def lot(self, pair: Pair) -> int:
        """What decides between two that are equal in everything else."""
        named = f"{self.gathering.round}:{pair[0]}:{pair[1]}".encode()
        return int.from_bytes(hashlib.sha256(named).digest()[:3], "big")

    def weights(self) -> Mapping[Pair, int]:
        """What speaks for each pair that may be: each reason outweighs all later ones of all pairs together."""
        ranks = {last: rank for rank, last in enumerate(sorted({met.last for met in self.met.values()}), 1)}
        most = (1, _MOST_TIMES, len(ranks), MOST_POINTS, (1 << _LOT_BITS) - 1)
        return {pair: self._weight(pair, ranks, most) for pair in self._candidates() if self.may(pair)}

    def _weight(self, pair: Pair, ranks: Mapping[int, int], most: Sequence[int]) -> int:
        weight = 0
        for good, limit in zip(self._goods(pair, ranks), most, strict=True):
            weight = weight * (limit * len(self.people) + 1) + good
        return weight

    def _goods(self, pair: Pair, ranks: Mapping[int, int]) -> Sequence[int]:
        """No repeat, few times, long ago, alike, and the lot: the more the better."""
        met = self.met.get(pair)
        times = max(self.times(pair) - self.base, 0) if pair[0] != _NOBODY else 0
        long_ago = len(ranks) - (ranks[met.last] if met else 0)
        return int(not times), _MOST_TIMES - min(times, _MOST_TIMES), long_ago, self.points(pair), self.lot(pair)

    def _candidates(self) -> Iterator[Pair]:
        if len(self.people) <= EXACTLY:
            yield from combinations(self.people, 2)
            return
        yield from self._best_of_many()

    def _best_of_many(self) -> Iterator[Pair]:
        """The best of each among some rounds of the circle, and one whole round of it, so that nobody is left over."""
        all_rounds = range(len(self.people) - 1)
        yield from next(list(self.round(number)) for number in all_rounds if self.may(next(self.round(number))))
        beside: dict[int, list[Pair]] = {who: [] for who in self.people}
        for pair in (pair for number in self._some(all_rounds) for pair in self.round(number) if self.may(pair)):
            beside[pair[0]].append(pair)
            beside[pair[1]].append(pair)
        for pairs in beside.values():
            yield from nlargest(BEST, pairs, key=lambda pair: (-self.times(pair), self.points(pair), self.lot(pair)))

    def _some(self, all_rounds: Sequence[int]) -> Sequence[int]:
        """Forty rounds, others each time."""
        step = max(len(all_rounds) // _LOOK_AT, 1)
        return all_rounds[self.gathering.round % step :: step]
