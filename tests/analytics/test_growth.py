"""Growth with worked numbers: spans, hidden numbers, YouTube's steps, and the change of views."""

from datetime import UTC, datetime, timedelta

import pytest

from cogs.analytics.model_growth import comparable_views, growth, smoothed, usual_day
from cogs.analytics.model_sources import quantum_of
from cogs.analytics.text_numbers import growth_line, usual_day_line
from cogs.profiles.model import Platform
from tests.analytics.pieces import NOW, snap

CHANGE = datetime(2026, 8, 24, tzinfo=UTC)


@pytest.mark.parametrize(("days", "net", "percent"), [(7, 200, 4.0), (28, 1_200, 30.0), (90, 2_600, 100.0)])
def test_growth_is_net_and_in_percent_of_where_it_began(days: int, net: int, percent: float) -> None:
    """A7"""
    snapshots = [snap(90, 2_600), snap(28, 4_000), snap(7, 5_000), snap(0, 5_200)]
    found = growth(snapshots, days, NOW)
    assert found is not None
    assert found.net == net
    assert found.percent == pytest.approx(percent)
    assert (found.since, found.until) == (snapshots[{90: 0, 28: 1, 7: 2}[days]], snapshots[3])


def test_a_loss_is_a_loss() -> None:
    found = growth([snap(7, 1_000), snap(0, 900)], 7, NOW)
    assert found is not None
    assert (found.net, found.percent) == (-100, -10.0)


def test_the_snapshot_nearest_to_the_span_is_taken_within_a_seventh() -> None:
    found = growth([snap(9, 100), snap(8, 200), snap(6.5, 300), snap(0, 400)], 7, NOW)
    assert found is not None
    assert found.net == 100
    assert growth([snap(8, 100), snap(0, 200)], 7, NOW) is not None
    assert growth([snap(8.1, 100), snap(0, 200)], 7, NOW) is None
    assert growth([snap(32, 100), snap(0, 200)], 28, NOW) is not None
    assert growth([snap(33, 100), snap(0, 200)], 28, NOW) is None


def test_without_a_fresh_number_there_is_no_growth() -> None:
    assert growth([], 7, NOW) is None
    assert growth([snap(0, 100)], 7, NOW) is None
    assert growth([snap(15, 100), snap(8, 200)], 7, NOW) is None
    assert growth([snap(7, 100), snap(-1, 900)], 7, NOW) is None


def test_hidden_followers_are_no_zero() -> None:
    assert growth([snap(7, None), snap(0, 100)], 7, NOW) is None
    found = growth([snap(7.5, 100), snap(7, None), snap(0.5, 150), snap(0, None)], 7, NOW)
    assert found is not None
    assert found.net == 50


def test_a_change_that_rounds_to_nothing_has_no_sign() -> None:
    found = growth([snap(7, 15_102), snap(0, 15_100)], 7, NOW)
    assert growth_line(7, found) == "7 days: **-2** (0.0 %)"


def test_growth_from_nothing_has_no_percentage() -> None:
    found = growth([snap(7, 0), snap(0, 20)], 7, NOW)
    assert found is not None
    assert (found.net, found.percent) == (20, None)


@pytest.mark.parametrize(
    ("followers", "step"),
    [(0, 1), (999, 1), (1_000, 10), (1_230, 10), (9_990, 10), (12_300, 100), (123_000, 1_000), (1_230_000, 10_000)],
)
def test_youtube_counts_in_three_figures(followers: int, step: int) -> None:
    assert quantum_of(followers) == step


def test_a_change_under_the_step_is_only_less_than_the_step() -> None:
    still = growth([snap(7, 12_300, 100), snap(0, 12_300, 100)], 7, NOW)
    assert still is not None
    assert (still.net, still.quantum, still.under_quantum) == (0, 100, True)
    moved = growth([snap(7, 12_300, 100), snap(0, 12_400, 100)], 7, NOW)
    assert moved is not None
    assert not moved.under_quantum
    assert growth_line(7, still) == "7 days: less than 100 either way, the step this platform counts in"
    assert growth_line(7, moved) == "7 days: **+100** (+0.8 %)"
    exact = growth([snap(7, 12_300), snap(0, 12_300)], 7, NOW)
    assert exact is not None
    assert not exact.under_quantum


def test_the_larger_step_of_both_ends_counts() -> None:
    found = growth([snap(7, 9_990, 10), snap(0, 10_000, 100)], 7, NOW)
    assert found is not None
    assert (found.net, found.quantum, found.under_quantum) == (10, 100, True)


def test_a_day_is_smoothed_by_the_median_of_seven() -> None:
    """Nets 10, 10, 10, 500, 10, 10, 10: the jump of one day does not show in the median."""
    counts = [1_000, 1_010, 1_020, 1_030, 1_530, 1_540, 1_550, 1_560]
    found = smoothed([snap(7 - day, count) for day, count in enumerate(counts)])
    assert [day.net for day in found] == [10, 10, 10, 500, 10, 10, 10]
    assert {day.smoothed for day in found} == {10}
    assert found[-1].day == NOW.date()


def test_days_without_a_snapshot_share_what_came() -> None:
    found = smoothed([snap(4, 100), snap(3, None), snap(0.2, 150), snap(0, 180)])
    assert [day.net for day in found] == [20, 20, 20, 20]
    assert smoothed([snap(0, 100)]) == ()


def test_daily_changes_under_the_step_are_not_drawn() -> None:
    found = smoothed([snap(3, 12_300, 100), snap(2, 12_300, 100), snap(1, 12_500, 100), snap(0, 12_500, 100)])
    assert [day.net for day in found] == [None, 200, None]


def test_a_usual_day_is_the_median_of_the_last_seven() -> None:
    """A7: 1, 2, 3, 4, 5, 6, 7 and a jump of 500 long ago: 4 more on a usual day."""
    counts = [1_000, 1_500, 1_501, 1_503, 1_506, 1_510, 1_515, 1_521, 1_528]
    taken = [snap(8 - day, count) for day, count in enumerate(counts)]
    assert usual_day(taken, NOW) == 4
    assert usual_day_line(4) == "A usual day: **+4**, the median of the last seven"
    assert usual_day([*taken, snap(-1, 9_000)], NOW) == 4
    assert usual_day(taken[2:], NOW) is None
    assert usual_day(taken, NOW + timedelta(days=7)) == 4
    assert usual_day(taken, NOW + timedelta(days=8)) is None
    assert usual_day([], NOW) is None


def test_a_usual_day_under_the_platforms_step_is_not_told() -> None:
    """100 in ten days are 10 a day, where the platform counts in hundreds."""
    assert usual_day([snap(10, 12_300, 100), snap(0, 12_400, 100)], NOW) is None
    assert usual_day([snap(10, 12_300, 100), snap(0, 13_300, 100)], NOW) == 100


def test_views_are_not_compared_across_youtubes_change() -> None:
    days = [CHANGE + timedelta(days=day) for day in (-2, -1, 0, 1)]
    assert not comparable_views(Platform.YOUTUBE, days[1], days[2])
    assert comparable_views(Platform.YOUTUBE, days[2], days[3])
