"""The formulas with worked numbers, and what is missing."""

from typing import Any

import pytest

from cogs.analytics.model import Source
from cogs.analytics.model_rates import FORMULAS, NAMES, Metric, default_metric, derivable, may_derive, value_of
from cogs.profiles.model import Platform
from tests.analytics.pieces import piece

WORKED = [
    (Metric.ERF, 10.0, ("likes", "comments", "followers")),
    (Metric.ERF_PLUS, 16.0, ("likes", "comments", "shares", "saves", "followers")),
    (Metric.ERV, 7.0, ("likes", "comments", "shares", "views")),
    (Metric.ERV_LC, 5.0, ("likes", "comments", "views")),
    (Metric.ERR, 20.0, ("likes", "comments", "shares", "saves", "reach")),
    (Metric.ERI, 6.4, ("likes", "comments", "shares", "saves", "impressions")),
    (Metric.VIEW_RATE, 200.0, ("views", "followers")),
    (Metric.REACH_RATE, 80.0, ("reach", "followers")),
]
ALL: dict[str, Any] = {
    "likes": 90,
    "comments": 10,
    "shares": 40,
    "saves": 20,
    "views": 2_000,
    "reach": 800,
    "impressions": 2_500,
    "followers": 1_000,
}


@pytest.mark.parametrize(("metric", "expected", "_needs"), WORKED)
def test_each_formula_has_its_own_figure(metric: Metric, expected: float, _needs: tuple[str, ...]) -> None:
    """A2 A3 A4 A6: 90 likes, 10 comments, 40 shares, 20 saves; 1,000 followers, 2,000 views, 800 reached."""
    assert value_of(piece(**ALL), metric) == pytest.approx(expected)


@pytest.mark.parametrize(("metric", "_expected", "needs"), WORKED)
def test_a_hidden_number_is_no_zero(metric: Metric, _expected: float, needs: tuple[str, ...]) -> None:
    for name in ALL:
        without = value_of(piece(**{**ALL, name: None}), metric)
        assert (without is None) == (name in needs), name


def test_a_zero_is_a_zero_and_nothing_is_divided_by_it() -> None:
    assert value_of(piece(likes=0, comments=0), Metric.ERF) == 0
    assert value_of(piece(followers=0), Metric.ERF) is None
    assert value_of(piece(views=0), Metric.ERV_LC) is None


def test_every_metric_has_a_name_and_a_formula_to_read() -> None:
    """A3"""
    assert set(FORMULAS) == set(NAMES) == set(Metric)
    assert len(set(FORMULAS.values())) == len(Metric)


def test_each_platform_has_the_metric_its_creators_quote() -> None:
    by_views = {Platform.TIKTOK: Metric.ERV, Platform.YOUTUBE: Metric.ERV_LC, Platform.TWITCH: Metric.VIEW_RATE}
    assert {each: default_metric(each) for each in Platform} == dict.fromkeys(Platform, Metric.ERF) | by_views


@pytest.mark.parametrize("source", [Source.API_PUBLIC, Source.API_AUTHORISED])
def test_youtube_s_own_numbers_give_no_rate_without_the_operator_s_flag(source: Source) -> None:
    """A9"""
    assert not may_derive(Platform.YOUTUBE, source, False)
    assert may_derive(Platform.YOUTUBE, source, True)
    assert may_derive(Platform.INSTAGRAM, source, False)


def test_what_a_creator_typed_in_is_theirs() -> None:
    """A9"""
    own = [piece(source=source) for source in (Source.SELF_REPORTED, Source.IMPORTED, Source.PEER_VERIFIED)]
    fetched = piece(source=Source.API_PUBLIC)
    assert derivable([*own, fetched], Platform.YOUTUBE, False) == tuple(own)
    assert derivable([*own, fetched], Platform.YOUTUBE, True) == (*own, fetched)
