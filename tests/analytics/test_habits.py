"""Cadence, formats, sponsored content, comments and the best times, with worked numbers."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest

from cogs.analytics.model import Format
from cogs.analytics.model_habits import by_format, cadence, comments_per_100_likes, heatmap, sponsored_against_organic
from cogs.analytics.model_rates import Metric
from tests.analytics.pieces import NOW, piece, pieces

ERF = Metric.ERF


def test_cadence_of_28_days() -> None:
    """Gaps of 2, 4, 6 and 10 days: median 120 hours, the middle half from 3.5 to 7 days."""
    contents = [piece(day, sponsored=day == 8) for day in (2, 4, 8, 14, 24)]
    found = cadence([*contents, piece(5, repost=True), piece(28.01)], NOW)
    assert cadence([piece(28)], NOW).contents == 1
    assert (found.contents, found.per_week) == (5, 1.25)
    assert found.gap == 120
    assert found.regularity == pytest.approx(3.5 * 24)
    assert found.sponsored_share == 20
    assert found.weeks_in_a_row == 5


def test_weeks_in_a_row_end_at_the_first_without() -> None:
    assert cadence([piece(1), piece(8), piece(22)], NOW).weeks_in_a_row == 2
    assert cadence([piece(8)], NOW).weeks_in_a_row == 0
    assert cadence([piece(-1)], NOW).contents == 0
    assert cadence([piece(7 * week + 1) for week in range(40)], NOW).weeks_in_a_row == 13


def test_without_content_there_is_no_cadence_to_speak_of() -> None:
    found = cadence([], NOW)
    assert (found.per_week, found.gap, found.regularity, found.sponsored_share) == (0, None, None, None)
    assert cadence([piece(1), piece(2), piece(4)], NOW).regularity is None


def test_each_format_has_its_own_rate_and_fewer_than_five_has_none() -> None:
    """A16"""
    reels = [piece(4 + day, likes=50, comments=0, format=Format.REEL) for day in range(6)]
    posts = [piece(4 + day, likes=20, comments=0) for day in range(4)]
    found = by_format([*posts, *reels, piece(4, repost=True, format=Format.STORY)], ERF, NOW)
    assert list(found) == [Format.REEL, Format.POST]
    assert (found[Format.REEL].n, found[Format.REEL].value) == (6, 5.0)
    assert (found[Format.POST].n, found[Format.POST].value) == (4, None)


def test_sponsored_against_organic_needs_four_of_each() -> None:
    """A17: medians of 3 % and 4 %."""
    paid = [piece(4 + day, likes=likes, comments=0, sponsored=True) for day, likes in enumerate((10, 30, 30, 90))]
    organic = [piece(30 + day, likes=likes, comments=0) for day, likes in enumerate((20, 40, 40, 70, 80, 10))]
    found = sponsored_against_organic([*paid, *organic], ERF, NOW)
    assert (found.sponsored, found.organic) == (4, 6)
    assert (found.sponsored_median, found.organic_median) == (3.0, 4.0)
    assert found.ratio == 0.75
    few = sponsored_against_organic([*paid[:3], *organic], ERF, NOW)
    assert (few.sponsored, few.organic, few.ratio, few.organic_median) == (3, 6, None, None)


def test_nothing_is_divided_by_an_organic_zero() -> None:
    paid = [piece(4 + day, sponsored=True) for day in range(4)]
    found = sponsored_against_organic([*paid, *pieces(0, 0, 0, 0, first=20)], ERF, NOW)
    assert (found.sponsored_median, found.organic_median, found.ratio) == (10.0, 0, None)


def test_comments_per_100_likes_are_all_by_all() -> None:
    contents = [piece(4 + day, likes=likes, comments=comments) for day, (likes, comments) in enumerate([(50, 5)] * 5)]
    assert comments_per_100_likes([*contents, piece(10, likes=250, comments=5)], NOW) == 6.0
    hidden = [piece(11, likes=None), piece(12, repost=True), piece(1)]
    assert comments_per_100_likes([*contents, *hidden], NOW) == 10.0
    assert comments_per_100_likes(contents[:4], NOW) is None
    assert comments_per_100_likes(pieces(0, 0, 0, 0, 0), NOW) is None


def test_only_the_last_twelve_give_comments_per_100_likes() -> None:
    contents = [piece(4 + day, likes=100, comments=1 if day < 12 else 50) for day in range(20)]
    assert comments_per_100_likes(contents, NOW) == 1.0


def test_the_heatmap_is_in_local_time_and_grey_below_two() -> None:
    """A20: 12:00 in London's winter is 21:00 in Tokyo. 20 November 2026 is a Friday."""
    weekly = [piece(7 * week, likes=likes, comments=0) for week, likes in ((1, 20), (2, 40))]
    once = piece(8, likes=90, comments=0)
    tokyo = heatmap([*weekly, once], ERF, ZoneInfo("Asia/Tokyo"))
    assert (len(tokyo), len(tokyo[0])) == (7, 8)
    assert (tokyo[4][7].n, tokyo[4][7].median) == (2, 3.0)
    assert (tokyo[3][7].n, tokyo[3][7].median) == (1, None)
    assert sum(cell.n for row in tokyo for cell in row) == 3
    hourly = heatmap(weekly, ERF, UTC, hours=1)
    assert (len(hourly[0]), hourly[4][12].n) == (24, 2)


def test_the_heatmap_leaves_out_what_does_not_count() -> None:
    contents = [piece(7, repost=True), piece(7, likes=None), piece(7, counted_after=timedelta(hours=5))]
    assert not any(cell.n for row in heatmap(contents, ERF, UTC) for cell in row)
