"""What is written in a finished picture, and where: for tests that no words are cut off or lie on others."""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from bot.pictures.spec import Spec

if TYPE_CHECKING:
    from matplotlib.transforms import Bbox, BboxBase

TOUCH = 3
"""Pixels by which the boxes of two words may overlap sideways."""
ROOM_FOR_TAILS = 0.4
"""The part of a box's height that no letter fills, above and below."""


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])


def boxes(canvas: Callable[[Spec], Any], spec: Spec) -> tuple["BboxBase", list[tuple[str, "Bbox"]]]:
    """The edges of the picture, and of everything written in it."""
    drawn = canvas(spec)
    renderer = drawn._agg.get_renderer()
    texts = [text for text in drawn.figure.texts if text.get_text()]
    return drawn.figure.bbox, [(text.get_text(), text.get_window_extent(renderer)) for text in texts]


def cut_off(edges: "BboxBase", words: Sequence[tuple[str, "Bbox"]]) -> list[str]:
    """What does not lie inside the picture."""
    return [text for text, box in words if not (edges.x0 < box.x0 and box.x1 < edges.x1 and edges.y0 < box.y0)]


def overlapping(words: Sequence[tuple[str, "Bbox"]]) -> list[tuple[str, str]]:
    """Which words lie on each other."""
    return [(one, other) for (one, a), (other, b) in combinations(words, 2) if _overlap(a, b)]


def _overlap(one: "Bbox", other: "Bbox") -> bool:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    return bool(wide > TOUCH and high > ROOM_FOR_TAILS * min(one.height, other.height))
