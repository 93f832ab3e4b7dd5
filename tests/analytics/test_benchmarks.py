"""Published benchmarks are rows that say what they are; a band is the group's own."""

from typing import Any

import pytest

from bot.errors import UserError
from cogs.analytics.model_benchmarks import band, comparable, shipped, typed
from cogs.analytics.model_rates import TIERS, Metric, tier_of
from cogs.profiles.model import Platform

INSTAGRAM, ERF = Platform.INSTAGRAM, Metric.ERF


def test_the_published_figures_are_shipped_with_source_year_and_definition() -> None:
    """A10"""
    rows = shipped()
    figures = {(row.platform, row.since, row.low) for row in rows}
    assert {
        (INSTAGRAM, 1_000, 5.7),
        (INSTAGRAM, 80_000, 1.7),
        (INSTAGRAM, 1_000, 4.59),
        (INSTAGRAM, 5_000, 2.26),
        (INSTAGRAM, 0, 2.92),
        (INSTAGRAM, 1_000, 2.19),
        (INSTAGRAM, 50_000, None),
        (INSTAGRAM, 0, 1.85),
        (INSTAGRAM, 1_000, 1.78),
        (INSTAGRAM, 10_000, 0.54),
        (INSTAGRAM, 1_000_000, 0.33),
        (INSTAGRAM, 1_000, 5),
        (INSTAGRAM, 0, 3.65),
        (INSTAGRAM, 10_000_000, 1.77),
        (Platform.TIKTOK, 1_000, 10.3),
        (Platform.TIKTOK, 10_000, 8.7),
        (Platform.TIKTOK, 10_000, 8.1),
        (Platform.TIKTOK, 0, 7.5),
        (Platform.TIKTOK, 10_000_000, 2.88),
        (Platform.YOUTUBE, 1_000, 3.2),
        (Platform.YOUTUBE, 10_000, 2.1),
    } == figures
    assert len({row.key for row in rows}) == len(rows)
    assert all(row.source and row.year and row.definition and row.statistic for row in rows)


def test_only_the_same_definition_is_compared() -> None:
    """A10: “5 to 10 is good” counts likes alone, and second-hand figures do not say what they count."""
    found = comparable(shipped(), INSTAGRAM, ERF, tier_of(3_000))
    assert [(row.low, row.year) for row in found] == [
        (1.78, 2026),
        (1.85, 2023),
        (2.19, 2023),
        (2.92, 2021),
        (4.59, 2021),
        (5.7, 2019),
    ]
    assert comparable(shipped(), INSTAGRAM, Metric.ERF_PLUS, None) == ()
    assert comparable(shipped(), Platform.TIKTOK, Metric.ERV, None) == ()


def test_a_figure_is_for_the_tiers_it_touches() -> None:
    house = next(row for row in shipped() if row.key == "house-100k")
    assert [tier.name for tier in TIERS if house.touches(tier)] == ["20k to 100k", "100k to 1M"]
    everyone = next(row for row in shipped() if row.key == "statista-world-all")
    assert all(everyone.touches(tier) for tier in TIERS)
    small = next(row for row in shipped() if row.key == "house-1k")
    assert [tier.name for tier in TIERS if small.touches(tier)] == ["1k to 5k"]


def test_a_group_has_quartiles_from_eight_creators_on() -> None:
    """A10"""
    values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.06]
    found = band(values)
    assert found is not None
    assert (found.n, found.p25, found.p50, found.p75) == (8, 2.8, 4.5, 6.2)
    assert band(values[:7]) is None


FIELDS = {"platform": ["tiktok"], "metric": ["erv"], "tier": ["1"], "figure": "8,1 %", "source": "A survey, 2025"}


def test_what_a_moderator_types_becomes_a_row() -> None:
    """A10"""
    row = typed(FIELDS)
    assert (row.platform, row.metric, row.since, row.until) == (Platform.TIKTOK, Metric.ERV, 1_000, 5_000)
    assert (row.low, row.high, row.source, row.year) == (8.1, 8.1, "A survey", 2025)
    everyone = typed(FIELDS | {"tier": ["all"], "source": "Rival IQ (2024)"})
    assert (everyone.since, everyone.until, everyone.source, everyone.year) == (0, None, "Rival IQ", 2024)


@pytest.mark.parametrize(
    ("field", "wrong", "says"),
    [
        *(("figure", figure, "in percent") for figure in ("", "good", "-1", "1001", "1e5", "2.4.5", "²")),
        *(("source", source, "who published it") for source in ("", "2026", "Me", "Me 1999", "x" * 121 + " 2026")),
        *((name, wrong, "not on offer") for name in ("platform", "metric", "tier") for wrong in (None, ["9"], [])),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(field: str, wrong: Any, says: str) -> None:  # noqa: ANN401 - as Discord sends it
    with pytest.raises(UserError, match=says):
        typed(FIELDS | {field: wrong})
