"""Pair mode (S3, S10, S11): everybody meets everybody before two meet again, and nobody rests twice before all did."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching import best_pairs
from cogs.shoutouts.model_likeness import Likeness, Traits, likeness
from cogs.shoutouts.model_pairs import Gathering, Met, Pair, Pairs, circle, met_in, pair_up

NICHES = ("food", "travel", "craft")


class Season:
    """Rounds of pairs, one after the other, with their memory."""

    def __init__(self, traits: dict[int, Traits] | None = None) -> None:
        self.met: dict[Pair, Met] = {}
        self.rested: dict[int, int] = {}
        self.traits = traits or {}
        self.round = 0
        self.rests: list[int | None] = []

    def play(self, people: Sequence[int]) -> Pairs:
        self.round += 1
        made = pair_up(self.gathering(people), best_pairs)
        for pair in made.pairs:
            times = self.met[pair].times if pair in self.met else 0
            self.met[pair] = Met(times + 1, self.round)
        self.rests.append(made.rests)
        if made.rests is not None:
            self.rested[made.rests] = self.round
        return made

    def gathering(self, people: Sequence[int]) -> Gathering:
        return Gathering(round=self.round, people=people, met=self.met, rested=self.rested, traits=self.traits)


def traits_of(people: Sequence[int]) -> dict[int, Traits]:
    return {who: Traits(frozenset({NICHES[who % 3]}), who % 4) for who in people}


@pytest.mark.parametrize("number", [2, 3, 4, 5, 6, 7, 8, 13, 20])
def test_everybody_meets_everybody_before_two_meet_again(number: int) -> None:
    """Also over the end of a cycle: in no n - 1 (odd: n) rounds that follow each other does a pair come twice."""
    people = list(range(10, 10 + number))
    season = Season(traits_of(people))
    length = number if number % 2 else number - 1
    rounds = [season.play(people).pairs for _ in range(3 * length)]
    for start in range(2 * length):
        seen = Counter(pair for pairs in rounds[start : start + length] for pair in pairs)
        assert set(seen) == set(combinations(people, 2))
        assert set(seen.values()) == {1}


@pytest.mark.parametrize("number", [3, 5, 9])
def test_nobody_rests_twice_before_all_rested(number: int) -> None:
    season = Season()
    people = list(range(1, number + 1))
    for _ in range(3 * number):
        season.play(people)
    for start in range(0, 3 * number, number):
        assert set(season.rests[start : start + number]) == set(people)


def test_of_the_rounds_to_come_the_most_alike_is_first() -> None:
    """S11."""
    traits = {who: Traits(frozenset({"food"} if who < 3 else {"craft"})) for who in (1, 2, 3, 4)}
    assert Season(traits).play([1, 2, 3, 4]).pairs == ((1, 2), (3, 4))


def test_everybody_is_in_one_pair_or_rests() -> None:
    made = pair_up(Gathering(round=1, people=[5, 3, 9, 9]), best_pairs)
    assert sorted([who for pair in made.pairs for who in pair] + [made.rests or 0]) == [3, 5, 9]


def test_one_alone_rests_and_nobody_is_no_round() -> None:
    assert pair_up(Gathering(round=1, people=[4]), best_pairs) == Pairs((), 4, 0)
    assert pair_up(Gathering(round=1, people=[]), best_pairs) == Pairs((), None, 0)


def test_the_circle_is_the_classic_one() -> None:
    assert [list(circle([1, 2, 3, 4], number)) for number in range(3)] == [
        [(1, 4), (2, 3)],
        [(1, 2), (3, 4)],
        [(1, 3), (2, 4)],
    ]


def test_a_newcomer_does_not_rest_first() -> None:
    """Who comes counts as rested in the round before, so the others' turns to rest are first."""
    season = Season()
    for _ in range(4):
        season.play([1, 2, 3, 4])
    season.rested[5] = season.round
    for _ in range(4):
        assert season.play([1, 2, 3, 4, 5]).rests != 5
    assert season.play([1, 2, 3, 4, 5]).rests == 5


def test_two_who_gave_to_each_other_in_a_round_met_once() -> None:
    assert met_in([(3, 1, 2), (3, 2, 1), (5, 2, 1), (4, 7, 1)]) == {(1, 2): Met(2, 5), (1, 7): Met(1, 4)}


# A roster that changes


def pairings(people: Sequence[int]) -> list[list[Pair]]:
    """Every way to pair them, with one left over of an odd number."""
    if len(people) < 2:
        return [[]]
    first, rest = people[0], list(people[1:])
    with_first = [[(first, other), *more] for other in rest for more in pairings([who for who in rest if who != other])]
    return with_first + (pairings(rest) if len(people) % 2 else [])


def fewest_repeats(gathering: Gathering) -> int:
    """By trying all: the fewest pairs that met more often than others did, while those rest whose turn it is."""
    people = sorted(gathering.people)
    times = {pair: met.times for pair, met in gathering.met.items() if set(pair) <= set(people)}
    base = min((times.get(pair, 0) for pair in combinations(people, 2)), default=0)
    first = min(gathering.rested.get(who, 0) for who in people)
    allowed = [
        pairs
        for pairs in pairings(people)
        if all(gathering.rested.get(who, 0) == first for who in set(people) - {who for pair in pairs for who in pair})
    ]
    return min(sum(times.get(pair, 0) > base for pair in pairs) for pairs in allowed)


@settings(max_examples=60)
@given(st.lists(st.sets(st.integers(1, 8), min_size=1), min_size=2, max_size=14))
def test_whoever_comes_and_goes_repeats_are_as_few_as_can_be(rosters: list[set[int]]) -> None:
    """S10: against every other way to pair them."""
    season = Season(traits_of(range(9)))
    for roster in rosters:
        people = sorted(roster)
        fewest = fewest_repeats(season.gathering(people))
        made = season.play(people)
        assert made.repeats == fewest
        assert len(made.pairs) == len(people) // 2


def test_of_repeats_the_one_longest_ago_comes() -> None:
    """S10: six who all met; one pair twice, three others a long time ago."""
    met = {pair: Met(1, 9) for pair in combinations([1, 2, 3, 4, 5, 6], 2)}
    met |= {(1, 2): Met(2, 10), (1, 3): Met(1, 2), (2, 4): Met(1, 3), (5, 6): Met(1, 1)}
    made = pair_up(Gathering(round=11, people=[1, 2, 3, 4, 5, 6], met=met), best_pairs)
    assert made.repeats == 0
    assert {(1, 3), (2, 4), (5, 6)} == set(made.pairs)


@pytest.mark.parametrize("number", [121, 122])
def test_a_large_roster_is_paired_too(number: int) -> None:
    """Beyond 120 people: two have met everybody, so no round of the circle is fresh, and only they must repeat."""
    people = list(range(number))
    met = {pair: Met(1, 3) for pair in combinations(people, 2) if {0, number - 1} & set(pair)}
    made = pair_up(Gathering(round=5, people=people, met=met, traits=traits_of(people)), best_pairs)
    assert len(made.pairs) == number // 2
    assert made.repeats <= 2


# How alike two are


def test_a_niche_counts_more_than_any_size() -> None:
    """S11."""
    same_niche, same_size = Likeness(shared=1, apart=9), Likeness(shared=0, apart=0)
    assert same_niche.points > same_size.points > Likeness().points > Likeness(apart=3).points


def test_likeness_is_the_same_both_ways_and_knows_what_it_does_not_know() -> None:
    one, other = Traits(frozenset({"food", "craft"}), 2), Traits(frozenset({"food"}), 0)
    assert likeness(one, other) == likeness(other, one) == Likeness(1, 2)
    assert likeness(one, Traits()) == Likeness(0, None)
