"""Tiers, and places that admit chance."""

import pytest

from cogs.analytics.model_rates import TIERS, Standing, ranked, tier_of


@pytest.mark.parametrize(
    ("followers", "name"),
    [
        (0, "under 1k"),
        (999, "under 1k"),
        (1_000, "1k to 5k"),
        (4_999, "1k to 5k"),
        (5_000, "5k to 20k"),
        (19_999, "5k to 20k"),
        (20_000, "20k to 100k"),
        (99_999, "20k to 100k"),
        (100_000, "100k to 1M"),
        (999_999, "100k to 1M"),
        (1_000_000, "1M and more"),
    ],
)
def test_every_size_has_one_tier(followers: int, name: str) -> None:
    """A10"""
    found = tier_of(followers)
    assert found is not None
    assert found.name == name
    assert sum(tier.holds(followers) for tier in TIERS) == 1


def test_a_hidden_size_has_no_tier() -> None:
    assert tier_of(None) is None


def places(**intervals: tuple[float, float, float]) -> dict[str, tuple[int, int]]:
    """Name to best and worst place; each interval is low, value, high."""
    standings = [Standing(who, value, low, high) for who, (low, value, high) in intervals.items()]
    return {place.standing.who: (place.best, place.worst) for place in ranked(standings)}


def test_those_whose_intervals_overlap_are_tied() -> None:
    """A14"""
    found = places(keiko=(1.0, 2.0, 3.0), sofia=(2.5, 4.0, 5.0), jamal=(6.0, 7.0, 8.0))
    assert found == {"jamal": (1, 1), "sofia": (2, 3), "keiko": (2, 3)}


def test_touching_intervals_are_tied_and_equal_values_too() -> None:
    assert places(a=(1.0, 2.0, 3.0), b=(3.0, 4.0, 5.0)) == {"b": (1, 2), "a": (1, 2)}
    assert places(a=(2.0, 2.0, 2.0), b=(2.0, 2.0, 2.0)) == {"a": (1, 2), "b": (1, 2)}
    assert places(a=(2.0, 2.0, 2.0), b=(3.0, 3.0, 3.0)) == {"b": (1, 1), "a": (2, 2)}


def test_in_a_chain_only_those_surely_apart_differ_for_sure() -> None:
    """The first and the last do not overlap, the one between overlaps with both."""
    found = places(high=(4.0, 5.0, 6.0), middle=(3.0, 4.0, 5.0), low=(2.0, 3.0, 3.5))
    assert found == {"high": (1, 2), "middle": (1, 3), "low": (2, 3)}


def test_overlapping_intervals_always_share_a_place() -> None:
    standings = [Standing(n, (n * 7) % 13, (n * 7) % 13 - n % 4, (n * 7) % 13 + n % 3) for n in range(20)]
    found = ranked(standings)
    for one in found:
        for other in found:
            if one.standing.low <= other.standing.high and other.standing.low <= one.standing.high:
                assert max(one.best, other.best) <= min(one.worst, other.worst)


def test_nobody_is_no_leaderboard() -> None:
    assert ranked([]) == ()
