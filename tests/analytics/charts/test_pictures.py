"""The pictures themselves: their size, their bytes, and that no words are cut off or lie on others."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.pictures import loading
from bot.pictures.spec import Look, Spec
from cogs.analytics.charts.specs_sheets import Size
from tests import written
from tests.analytics.charts.extremes import EXTREMES
from tests.analytics.charts.samples import CARD, GROWTH, KIT, RATE, USUAL
from tests.written import size_of

if TYPE_CHECKING:
    from matplotlib.transforms import Bbox, BboxBase


@pytest.fixture(scope="module")
def png() -> Callable[[Spec], bytes]:
    return loading.draw()


def test_a_share_card_has_the_size_that_links_want(png: Callable[[Spec], bytes]) -> None:
    assert size_of(png(CARD)) == (1200, 630)
    assert size_of(png(replace(CARD, size=Size.COMPACT))) == (900, 500)


def test_a_chart_is_wide_enough_for_a_sharp_phone(png: Callable[[Spec], bytes]) -> None:
    assert size_of(png(RATE)) == (1200, 900)


def test_the_same_spec_gives_the_same_bytes(png: Callable[[Spec], bytes]) -> None:
    first = png(GROWTH)
    assert png(replace(GROWTH)) == first
    assert png(replace(GROWTH, look=Look.LIGHT)) != first


def boxes(spec: Spec) -> tuple["BboxBase", list[tuple[str, "Bbox"]]]:
    """Loading what draws takes long, so it waits for the first test that needs it."""
    from cogs.analytics.charts.drawing import canvas

    return written.boxes(canvas, spec)


@pytest.mark.usefixtures("png")
@pytest.mark.parametrize("name", [*USUAL, *EXTREMES])
def test_no_words_are_cut_off_and_none_lie_on_others(name: str) -> None:
    edges, words = boxes((USUAL | EXTREMES)[name])
    assert not written.cut_off(edges, words)
    assert not written.overlapping(words)


@pytest.mark.usefixtures("png")
def test_the_sheet_shows_nothing_that_is_not_shared() -> None:
    _, words = boxes(KIT)
    said = " ".join(text for text, _ in words)
    assert "Followers" in said
    assert not [secret for secret in ("Secret", "77,777", "@hidden") if secret in said]


@pytest.mark.usefixtures("png")
def test_formula_sample_day_and_provenance_stand_under_every_chart() -> None:
    for spec in USUAL.values():
        _, words = boxes(spec)
        said = " ".join(text for text, _ in words)
        assert "21 Nov 2026" in said
        assert "self-reported" in said
        assert "=" in said or "Views as the platform counts them" in said
