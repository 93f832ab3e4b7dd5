"""Which content counts, and the value of an account with its interval."""

from datetime import UTC, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

import pytest

from cogs.analytics import model_intervals
from cogs.analytics.model import Account, Content, Source
from cogs.analytics.model_portrait import Shelf, usual_metric
from cogs.analytics.model_rates import (
    PRESETS,
    LeftOut,
    Metric,
    Preset,
    allowed_rate,
    rate,
    sample,
)
from cogs.profiles.model import Platform
from tests.analytics.pieces import NOW, piece, pieces

ERF = Metric.ERF


def test_the_last_twelve_count_the_newest_first() -> None:
    """A5"""
    contents = pieces(*range(15))
    found = sample(contents[::-1], ERF, NOW)
    assert found.used == tuple(contents[:12])
    assert found.left_out == {LeftOut.BEYOND: 3}


def test_content_counts_once_it_was_counted_at_72_hours() -> None:
    hours = timedelta(hours=72)
    assert sample([piece(3)], ERF, NOW).used
    assert sample([piece(3 - 1 / 24)], ERF, NOW).left_out == {LeftOut.YOUNG: 1}
    assert sample([piece(20, counted_after=hours)], ERF, NOW).used
    assert sample([piece(20, counted_after=hours - timedelta(seconds=1))], ERF, NOW).left_out == {LeftOut.YOUNG: 1}


def test_content_counts_for_90_days() -> None:
    assert sample([piece(90)], ERF, NOW).used
    assert sample([piece(90.01)], ERF, NOW).left_out == {LeftOut.OLD: 1}


def test_reposts_and_hidden_numbers_are_left_out_and_it_says_so() -> None:
    contents = [piece(4), piece(5, repost=True), piece(6, likes=None), piece(7, comments=None), piece(8)]
    found = sample(contents, ERF, NOW)
    assert found.used == (contents[0], contents[4])
    assert found.left_out == {LeftOut.REPOST: 1, LeftOut.HIDDEN: 2}


def test_views_from_before_youtube_changed_them_are_left_out_of_rates_by_views() -> None:
    """A view has been another thing since 24 August 2026."""
    now = datetime(2026, 9, 10, tzinfo=UTC)
    change = datetime(2026, 8, 24, tzinfo=UTC)
    before, after = (
        Content(key=str(at), published_at=at, captured_at=now, numbers=piece(views=2_000).numbers, followers=1_000)
        for at in (change - timedelta(seconds=1), change)
    )
    found = sample([before, after], Metric.ERV_LC, now, platform=Platform.YOUTUBE)
    assert (found.used, found.left_out) == ((after,), {LeftOut.OTHER_VIEWS: 1})
    assert sample([before, after], ERF, now, platform=Platform.YOUTUBE).used == (after, before)
    assert sample([before, after], Metric.ERV_LC, now, platform=Platform.TIKTOK).used == (after, before)
    earlier = sample([before], Metric.ERV_LC, change - timedelta(days=1), platform=Platform.YOUTUBE)
    assert LeftOut.OTHER_VIEWS not in earlier.left_out


@pytest.mark.parametrize(("count", "thresholds"), [(0, 0), (4, 0), (5, 1), (7, 1), (8, 2), (11, 2), (12, 3), (20, 3)])
def test_five_to_show_eight_to_rank_twelve_to_be_sure(count: int, thresholds: int) -> None:
    """A2: and below five there is no figure at all."""
    found = rate(pieces(*[20] * count), ERF, NOW)
    assert [found.enough_to_show, found.enough_to_rank, found.is_full] == [thresholds > at for at in range(3)]
    assert (found.n, found.of) == (min(count, 12), 12)
    figures = (found.value, found.median, found.mean, found.low, found.high)
    assert figures == ((2.0,) * 5 if thresholds else (None,) * 5)


def test_the_house_takes_the_median_and_gives_the_mean_beside_it() -> None:
    """A5: one viral piece moves the mean only."""
    found = rate(pieces(10, 20, 30, 40, 900), ERF, NOW)
    assert found.value == found.median == 3.0
    assert found.mean == 20.0


def test_the_mean_is_what_hypeauditor_would_quote() -> None:
    found = rate(pieces(10, 20, 30, 40, 900, 30), ERF, NOW, Preset.HYPEAUDITOR)
    assert found.value == found.mean == pytest.approx(17.1667, abs=1e-4)
    assert 0 < (found.low or 0) < 17 < (found.high or 0)


def test_likes_alone_over_two_months_are_what_modash_would_quote() -> None:
    contents = [piece(4 + day, likes=10 * (day + 1), comments=None) for day in range(14)]
    found = rate([*contents, piece(62, likes=900)], ERF, NOW, Preset.MODASH)
    assert found.value == found.median == 7.5
    assert (found.n, found.of, found.left_out) == (14, 14, {LeftOut.OLD: 1})
    assert rate([piece(4, likes=None)] * 9, ERF, NOW, Preset.MODASH).value is None


def test_modash_divides_average_likes_by_average_views_where_views_are_the_base() -> None:
    """Likes 10 to 50 of 1,000 views each, and 100 of 10,000: 250 of 15,000, not the mean of the rates."""
    contents = [piece(4 + day, likes=10 * (day + 1), views=1_000) for day in range(5)]
    found = rate([*contents, piece(10, likes=100, views=10_000)], Metric.ERV, NOW, Preset.MODASH)
    assert found.value == pytest.approx(100 * 250 / 15_000)
    assert found.mean == pytest.approx((1 + 2 + 3 + 4 + 5 + 1) / 6)


def test_modash_s_views_begin_where_youtube_changed_them_as_well() -> None:
    """Five of 10 likes on 1,000 views after the change are 1 %; one of 900 before it is left out."""
    now = datetime(2026, 9, 10, tzinfo=UTC)
    days = [(0, 900), *((day, 10) for day in range(1, 6))]
    contents = [
        Content(key=str(day), published_at=at, captured_at=now, numbers=piece(likes=likes, views=1_000).numbers)
        for day, likes in days
        for at in [datetime(2026, 8, 23, 12, tzinfo=UTC) + timedelta(days=day)]
    ]
    found = rate(contents, Metric.ERV_LC, now, Preset.MODASH, platform=Platform.YOUTUBE)
    assert (found.n, found.value, found.left_out) == (5, 1.0, {LeftOut.OTHER_VIEWS: 1})


def test_where_nobody_knows_the_shares_the_formula_without_them_is_another_one() -> None:
    def usual(shares: int | None) -> Metric:
        account = Account(id=1, guild_id=1, user_id=2, platform=Platform.TIKTOK, handle="keiko")
        contents = [piece(views=2_000, shares=shares), piece(views=2_000)]
        return usual_metric(Shelf(account=account, contents=contents, snapshots=[], notes=[], zone=ZoneInfo("UTC")))

    assert usual(40) is Metric.ERV
    assert usual(None) is Metric.ERV_LC


def test_every_preset_says_what_it_does() -> None:
    assert set(PRESETS) == set(Preset)


def test_the_age_and_the_origin_stand_beside_the_rate() -> None:
    """A9"""
    old = [piece(20 + day, counted_after=timedelta(days=4)) for day in range(4)]
    found = rate([*old, piece(6, source=Source.API_PUBLIC)], ERF, NOW)
    assert found.newest == NOW
    assert found.sources == {Source.SELF_REPORTED, Source.API_PUBLIC}
    assert rate(old, ERF, NOW).newest == NOW - timedelta(days=16)


def test_a_rate_for_showing_counts_what_may_not_be_used() -> None:
    """A9"""
    contents = [piece(4 + day, views=2_000) for day in range(6)]
    fetched = [piece(20 + day, views=2_000, source=Source.API_PUBLIC) for day in range(3)]
    found = allowed_rate([*contents, *fetched], Metric.ERV_LC, NOW, Platform.YOUTUBE, youtube_allowed=False)
    assert (found.n, found.value) == (6, 5.0)
    assert found.sources == {Source.SELF_REPORTED}
    assert found.left_out[LeftOut.NOT_ALLOWED] == 3
    allowed = allowed_rate([*contents, *fetched], Metric.ERV_LC, NOW, Platform.YOUTUBE, youtube_allowed=True)
    assert (allowed.n, allowed.left_out) == (9, {})


def test_an_interval_holds_the_value_and_is_the_same_each_time() -> None:
    likes = (31, 12, 25, 18, 44, 22, 29, 16, 38, 21, 27, 19)
    found = rate(pieces(*likes), ERF, NOW)
    assert found.value == median(likes) / 10
    assert (found.low, found.high) == (1.9, 2.9)
    again = rate(pieces(*likes[::-1]), ERF, NOW)
    assert (again.low, again.high) == (found.low, found.high)


def test_of_five_the_interval_reaches_from_the_least_to_the_most() -> None:
    """Three of five draws are the least with a probability of 5.8 %, more than what is cut off."""
    found = rate(pieces(50, 10, 40, 20, 30), ERF, NOW)
    assert (found.low, found.value, found.high) == (1.0, 3.0, 5.0)


def test_more_content_makes_an_interval_narrower() -> None:
    def width(times: int) -> float:
        found = rate(pieces(*(10, 20, 30, 40) * times), ERF, NOW)
        return (found.high or 0) - (found.low or 0)

    assert width(2) > width(3) > 0


@pytest.mark.parametrize("preset", list(Preset))
def test_the_samples_of_an_interval_are_drawn_once(preset: Preset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands are drawn; a leaderboard asks for hundreds of intervals."""
    contents = pieces(*range(10, 22))
    first = rate(contents, ERF, NOW, preset)
    monkeypatch.setattr(model_intervals, "Random", None)
    assert rate(contents, ERF, NOW, preset) == first
    assert rate(pieces(*range(30, 42)), ERF, NOW, preset).low != first.low
