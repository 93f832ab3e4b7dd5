"""The paper: words, rounded panels, lines and plots by units from the top left, whatever the pixels.

matplotlib is met here and in `plots`; the pictures say what goes where.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

import numpy as np
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, FancyBboxPatch
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from bot.pictures import fonts
from bot.pictures.png import encoded
from bot.pictures.spec import Look, Name
from bot.pictures.theme import BODY, RADIUS, THEMES, WIDTH, Stroke

Align = Literal["left", "center", "right"]
Box = tuple[float, float, float, float]
"""Left, top, width, height."""

_PER_INCH = 100
_POINTS = 72 / _PER_INCH
_SHORTENED = "…"


@cache
def letters() -> frozenset[int]:
    """Every letter that we can draw, in both weights."""
    return _of_weight("normal") & _of_weight("bold")


def _of_weight(weight: str) -> frozenset[int]:
    wanted = (font_manager.FontProperties(family=family, weight=weight) for family in ("Inter", "DejaVu Sans"))
    paths = [font_manager.findfont(each, fallback_to_default=False) for each in wanted]
    return frozenset().union(*(FT2Font(path).get_charmap() for path in paths))


class Canvas:
    """A picture in the making, 1,200 units wide."""

    def __init__(self, height: float, look: Look, pixels: int = WIDTH) -> None:
        """Take a sheet of that height in units; `pixels` is its width."""
        self.theme = THEMES[look]
        self.height = height
        size = (WIDTH / _PER_INCH, height / _PER_INCH)
        self.figure = Figure(figsize=size, dpi=_PER_INCH * pixels / WIDTH, facecolor=self.theme.page)
        self._agg: Any = FigureCanvasAgg(self.figure)  # this backend ships no types
        down = Affine2D().scale(1 / _PER_INCH, -1 / _PER_INCH).translate(0, height / _PER_INCH)
        self.units = down + self.figure.dpi_scale_trans

    def write(
        self,
        at: tuple[float, float],
        words: str,
        size: float = BODY,
        *,
        colour: str = "",
        bold: bool = False,
        align: Align = "left",
        within: float = WIDTH,
    ) -> float:
        """Write one line with its foot at that height; shortened to fit `within`. Answers how wide it became."""
        text = self._text(fonts.drawn(words, letters()), size, bold=bold)
        text.set(x=at[0], y=at[1], color=colour or self.theme.ink, ha=align, va="baseline", transform=self.units)
        return self._shorten(text, within)

    def write_name(self, at: tuple[float, float], name: Name, size: float, *, bold: bool, within: float) -> float:
        """Write what somebody is called, or their handle."""
        return self.write(at, fonts.name(name, letters()), size, bold=bold, within=within)

    def width_of(self, words: str, size: float = BODY, *, bold: bool = False) -> float:
        """How wide the words would be, in units."""
        text = self._text(fonts.drawn(words, letters()), size, bold=bold)
        width = self._measure(text)
        text.remove()
        return width

    def fitting(self, words: str, size: float, within: float, *, bold: bool = False, least: float = 0) -> float:
        """The size in which the words fit; not under `least`, where `write` shortens them instead."""
        return max(size * min(1, within / max(self.width_of(words, size, bold=bold), 1)), least)

    def lines_of(self, words: str, size: float, within: float, most: int = 2) -> list[str]:
        """The words in lines no wider than that; what does not fit into the last is shortened when it is written."""
        lines = [""]
        for word in words.split():
            longer = f"{lines[-1]} {word}".strip()
            if len(lines) < most and lines[-1] and self.width_of(longer, size) > within:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def panel(self, box: Box, colour: str = "", radius: float = RADIUS, edge: str = "none", layer: float = 0) -> None:
        """A rounded rectangle."""
        left, top, width, height = box
        round_by = min(radius, width / 2, height / 2)
        style = f"Round,pad=0,rounding_size={max(round_by, 0.1)}"
        patch = FancyBboxPatch(
            (left, top), width, height, boxstyle=style, fc=colour or self.theme.panel, ec=edge, lw=2, zorder=layer
        )
        self._add(patch)

    def disc(self, at: tuple[float, float], radius: float, colour: str) -> None:
        """A full circle."""
        self._add(Ellipse(at, 2 * radius, 2 * radius, fc=colour, ec="none", zorder=3))

    def stroke(self, xs: Sequence[float], ys: Sequence[float], colour: str, stroke: Stroke) -> None:
        """A line through these places."""
        self._add(Line2D(xs, ys, color=colour, **dashes(stroke), solid_capstyle="round"))

    def plot(self, box: Box) -> Axes:
        """A place to plot in, without any decoration; words over it are written by `write`."""
        left, top, width, height = box
        place = (left / WIDTH, 1 - (top + height) / self.height, width / WIDTH, height / self.height)
        axes = self.figure.add_axes(place, facecolor="none")
        axes.set_axis_off()
        return axes

    def place_of(self, axes: Axes, x: float, y: float) -> tuple[float, float]:
        """Where a value of a plot is on the paper."""
        spot = self.units.inverted().transform(axes.transData.transform((x, y)))
        return float(spot[0]), float(spot[1])

    def png(self) -> bytes:
        """The finished picture; the same bytes for the same drawing."""
        self._agg.draw()
        return encoded(np.asarray(self._agg.buffer_rgba()))

    def _add(self, artist: FancyBboxPatch | Ellipse | Line2D) -> None:
        artist.set_transform(self.units)
        self.figure.add_artist(artist)

    def _text(self, words: str, size: float, *, bold: bool) -> Text:
        weight = "bold" if bold else "normal"
        return self.figure.text(0, 0, words, fontsize=size * _POINTS, fontweight=weight)

    def _measure(self, text: Text) -> float:
        pixels = text.get_window_extent(self._agg.get_renderer()).width
        return float(pixels) / self.figure.dpi * _PER_INCH

    def _shorten(self, text: Text, within: float) -> float:
        """Cut letters off until it fits; with no letter left there is nothing to read."""
        words = text.get_text()
        while (width := self._measure(text)) > within:
            words = words[: min(len(words) - 1, int(len(words) * within / width) + 1)].rstrip() if within > 0 else ""
            text.set_text(f"{words}{_SHORTENED}" if words else "")
            if not words:
                return 0
        return width


def dashes(stroke: Stroke) -> dict[str, Any]:
    """A stroke as matplotlib names it; dashes there are counted in widths of the line."""
    width = stroke.width * _POINTS
    style = (0, tuple(length * _POINTS / width for length in stroke.dash)) if stroke.dash else "-"
    return {"linewidth": width, "linestyle": style}
