"""The one style of all pictures: colours for dark and light, sizes of type, and how series differ without colour.

Sizes are in units: a picture is always 1,200 units wide, whatever its pixels. On a phone 390 points wide, 34 units are
about 11 points, so nothing that matters is smaller.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.pictures.spec import Look

WIDTH = 1200
HEIGHT = 900
MARGIN = 56
RADIUS = 28

TITLE = 50
LEAD = 36
BODY = 34
SMALL = 29
HERO = 78


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by their task. `ink` is for words, `soft` for words that matter less, `grid` for thin lines."""

    page: str
    panel: str
    raised: str
    grid: str
    ink: str
    soft: str
    accent: str
    second: str
    third: str
    empty: str
    ramp: tuple[str, str, str]
    """From little to much, for heatmaps; far apart in lightness, so that grey printing and any eye can tell."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn; no two share a dash, so that colour is never the only difference."""

    width: float
    dash: tuple[float, ...] = ()


MEDIAN = Stroke(6)
MEAN = Stroke(4.5, (14, 9))
BENCHMARK = Stroke(4, (3, 8))
EVENT = Stroke(3, (10, 6, 3, 6))
BREAK = Stroke(3, (18, 8))
GRID = Stroke(2)

THEMES: Mapping[Look, Theme] = {
    Look.DARK: Theme(
        page="#1b1d20",
        panel="#26292d",
        raised="#33373d",
        grid="#3d4248",
        ink="#f4f6f4",
        soft="#b4bcb8",
        accent="#4fd48e",
        second="#f6b94b",
        third="#8fb6ff",
        empty="#3a3e44",
        ramp=("#1f4a38", "#2f9a66", "#c9f7d9"),
    ),
    Look.LIGHT: Theme(
        page="#eef2ee",
        panel="#ffffff",
        raised="#e7ede8",
        grid="#d9e0da",
        ink="#14201a",
        soft="#52605a",
        accent="#0c7a48",
        second="#984f00",
        third="#2c5cc5",
        empty="#dde1de",
        ramp=("#cdeed9", "#43a873", "#08482c"),
    ),
}
