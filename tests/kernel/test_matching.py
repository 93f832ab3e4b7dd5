"""The best pairs of a crowd."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bot.matching import Pair, best_pairs


def all_pairings(people: list[int]) -> list[list[Pair]]:
    """Every way to put an even number of people into pairs."""
    if not people:
        return [[]]
    first, rest = people[0], people[1:]
    return [[(first, other), *more] for other in rest for more in all_pairings([who for who in rest if who != other])]


@given(st.lists(st.integers(0, 2**90), min_size=15, max_size=15))
def test_no_other_pairs_weigh_more(numbers: list[int]) -> None:
    people = list(range(1, 7))
    weights = dict(zip(combinations(people, 2), numbers, strict=True))
    found = best_pairs(weights)
    assert {who for pair in found for who in pair} == set(people)
    assert sum(map(weights.__getitem__, found)) == max(
        sum(map(weights.__getitem__, pairs)) for pairs in all_pairings(people)
    )


def test_many_pairs_are_better_than_heavy_ones() -> None:
    assert best_pairs({(1, 2): 1, (2, 3): 100, (3, 4): 1}) == {(1, 2), (3, 4)}


def test_nobody_has_no_pairs() -> None:
    assert best_pairs({}) == set()
