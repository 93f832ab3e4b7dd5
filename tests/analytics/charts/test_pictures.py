"""The pictures themselves: their size, their bytes, and that no words are cut off or lie on others."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from bot.pictures import loading
from bot.pictures.spec import Look, Spec
from cogs.analytics.charts.specs_sheets import Size
from tests.analytics.charts.extremes import EXTREMES
from tests.analytics.charts.samples import CARD, GROWTH, KIT, RATE, USUAL

if TYPE_CHECKING:
    from matplotlib.transforms import Bbox, BboxBase

TOUCH = 3
"""Pixels by which the boxes of two words may overlap sideways."""
ROOM_FOR_TAILS = 0.4
"""The part of a box's height that no letter fills, above and below."""


@pytest.fixture(scope="module")
def png() -> Callable[[Spec], bytes]:
    return loading.draw()


def size_of(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])


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
    """The edges of the picture, and of everything written in it."""
    from cogs.analytics.charts.drawing import canvas

    drawn = canvas(spec)
    renderer = drawn._agg.get_renderer()
    texts = [text for text in drawn.figure.texts if text.get_text()]
    return drawn.figure.bbox, [(text.get_text(), text.get_window_extent(renderer)) for text in texts]


@pytest.mark.usefixtures("png")
@pytest.mark.parametrize("name", [*USUAL, *EXTREMES])
def test_no_words_are_cut_off_and_none_lie_on_others(name: str) -> None:
    edges, words = boxes((USUAL | EXTREMES)[name])
    outside = [text for text, box in words if not (edges.x0 < box.x0 and box.x1 < edges.x1 and edges.y0 < box.y0)]
    overlapping = [(one, other) for (one, a), (other, b) in combinations(words, 2) if _overlap(a, b)]
    assert not outside
    assert not overlapping


def _overlap(one: "Bbox", other: "Bbox") -> bool:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    return bool(wide > TOUCH and high > ROOM_FOR_TAILS * min(one.height, other.height))


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
