"""Consistency with worked numbers: weeks with content, what is not counted against anybody, intervals and ties."""

from datetime import timedelta

import pytest

from cogs.analytics.model import Content, Source
from cogs.analytics.model_boards import steady
from cogs.analytics.model_consistency import Consistency, consistency
from cogs.analytics.model_ranks import Standing, ranked
from cogs.analytics.model_sharing import Level, Measure
from cogs.analytics.text_sharing import told
from tests.analytics.pieces import NOW, piece


def weekly(*weeks: int) -> list[Content]:
    """A piece of content in each of these weeks, counted back from now."""
    return [piece(7 * week + 3) for week in weeks]


@pytest.mark.parametrize(
    ("weeks", "with_content", "of"),
    [
        (range(13), 13, 13),
        ([0, 1, 2, 4, 5, 6, 8, 9, 10, 12], 10, 13),
        ([0, 1, 2, 3, 4], 5, 5),
        ([0, 7], 2, 8),
        ([*range(13), 13, 20, 40], 13, 13),
    ],
)
def test_weeks_with_content_of_the_weeks_since_the_first_that_is_known(
    weeks: list[int], with_content: int, of: int
) -> None:
    """A14"""
    found = consistency(weekly(*weeks), NOW)
    assert found is not None
    assert (found.weeks, found.of) == (with_content, of)
    assert found.percent == pytest.approx(100 * with_content / of)


def test_several_pieces_of_a_week_are_one_week_and_reposts_are_none() -> None:
    found = consistency([*weekly(0, 0, 0, 5), piece(10, repost=True), piece(-1)], NOW)
    assert found is not None
    assert (found.weeks, found.of) == (2, 6)


def test_not_logging_is_not_silence() -> None:
    """Counted three weeks ago and not since: the weeks are counted back from then. After four weeks nothing is said."""
    three_weeks = timedelta(days=21)
    old = [piece(24 + 7 * week, counted_after=timedelta(days=3 + 7 * week)) for week in range(9)]
    found = consistency(old, NOW)
    assert found is not None
    assert (found.weeks, found.of, found.until) == (9, 9, NOW - three_weeks)
    assert consistency(old, NOW + timedelta(days=7)) is not None
    assert consistency(old, NOW + timedelta(days=7, seconds=1)) is None
    assert consistency([], NOW) is None


def test_a_figure_needs_five_weeks_and_a_place_eight() -> None:
    enough = [Consistency(weeks=of, of=of, until=NOW) for of in (4, 5, 7, 8)]
    assert [each.enough_to_show for each in enough] == [False, True, True, True]
    assert [each.enough_to_rank for each in enough] == [False, False, False, True]
    assert [steady(each, 1, 1, Level.NAMED, None).value for each in enough] == [None, 100, 100, 100]
    assert [steady(each, 1, 1, Level.NAMED, None).may_rank for each in enough] == [False, False, False, True]
    assert steady(None, 1, 1, Level.NAMED, None).value is None


@pytest.mark.parametrize(
    ("weeks", "of", "low", "high"), [(8, 8, 74.7, 100.0), (12, 13, 71.8, 98.3), (6, 13, 26.1, 67.5), (1, 13, 1.7, 28.2)]
)
def test_the_interval_is_wilsons(weeks: int, of: int, low: float, high: float) -> None:
    """With z = 1.645: 8 of 8 is 1 ÷ (1 + 2.706 ÷ 8) = 74.7 % and more."""
    assert Consistency(weeks=weeks, of=of, until=NOW).interval == pytest.approx((low, high), abs=0.05)


def test_a_short_history_without_a_gap_is_no_better_than_a_long_one_with_one() -> None:
    """A14: 8 of 8 and 12 of 13 are a tie, 2 of 13 is behind both."""
    found = [Consistency(weeks=weeks, of=of, until=NOW) for weeks, of in ((8, 8), (12, 13), (2, 13))]
    places = ranked([Standing(each, each.percent, *each.interval) for each in found])
    assert [(place.best, place.worst) for place in places] == [(1, 2), (1, 2), (3, 3)]


def test_it_is_told_with_its_weeks_interval_and_origin() -> None:
    found = Consistency(weeks=12, of=13, until=NOW, sources=frozenset({Source.IMPORTED}))
    line = told(steady(found, 1, 1, Level.NAMED, 9_000), Measure.CONSISTENCY)
    assert line.startswith("**92.3 %** (71.8 % to 98.3 %) · 12 of 13 weeks · imported, <t:")
