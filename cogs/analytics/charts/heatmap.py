"""When content did best: the week as a grid. Grey where there is too little to say anything."""

from matplotlib.colors import LinearSegmentedColormap, to_hex

from bot.pictures.canvas import Box, Canvas
from bot.pictures.figures import percent
from bot.pictures.frame import FOOT, INNER, TOP, begun, nothing
from bot.pictures.theme import BODY, HEIGHT, MARGIN, SMALL
from cogs.analytics.charts import words
from cogs.analytics.charts.specs import Cell, HeatmapChart

HOURS = 24

_KEY = 62
_PANEL = (MARGIN, TOP, INNER, HEIGHT - TOP - FOOT)
_GRID: Box = (MARGIN + 112, TOP + 76, INNER - 140, _PANEL[3] - 76 - _KEY - 22)
_GAP = 6
_EVERY = 6
"""Hours between two labels where every hour has a cell."""
_COLOURS = 64
_LIGHT = 104
"""From this brightness of 255 on, dark letters can be read better than white ones."""


def enough(spec: HeatmapChart) -> list[float]:
    """The medians that may be shown."""
    return [cell.median for row in spec.rows for cell in row if cell.n >= spec.needed and cell.median is not None]


def draw(spec: HeatmapChart) -> Canvas:
    """The whole picture."""
    canvas = begun(spec)
    shown = enough(spec)
    if not shown:
        return nothing(canvas, words.too_little(spec))
    canvas.panel(_PANEL)
    scale = _Scale(canvas, min(shown), max(shown))
    _hours(canvas, len(spec.rows[0]))
    for number, row in enumerate(spec.rows):
        _row(canvas, spec, number, row, scale)
    _key(canvas, scale, spec)
    return canvas


class _Scale:
    """From a rate to a colour, in so few steps that the eye can tell them."""

    def __init__(self, canvas: Canvas, low: float, high: float) -> None:
        """Between the least and the most that is shown."""
        self.low, self.high = low, high
        self._ramp = LinearSegmentedColormap.from_list("ramp", canvas.theme.ramp, _COLOURS)

    def colour(self, value: float) -> str:
        """The colour of a rate; the middle one when all are the same."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return to_hex(self._ramp(share))


def _size(columns: int) -> tuple[float, float]:
    return _GRID[2] / columns, _GRID[3] / len(words.DAYS)


def _hours(canvas: Canvas, columns: int) -> None:
    width, _ = _size(columns)
    for column in range(0, columns, 1 if columns < HOURS else _EVERY):
        label = f"{column * HOURS // columns:02}"
        canvas.write((_GRID[0] + column * width + _GAP / 2, _GRID[1] - 18), label, colour=canvas.theme.soft)


def _row(canvas: Canvas, spec: HeatmapChart, number: int, row: tuple[Cell, ...], scale: _Scale) -> None:
    width, height = _size(len(row))
    top = _GRID[1] + number * height
    canvas.write((MARGIN + 28, top + height / 2 + 12), words.DAYS[number], BODY, colour=canvas.theme.soft)
    for column, cell in enumerate(row):
        box = (_GRID[0] + column * width + _GAP / 2, top + _GAP / 2, width - _GAP, height - _GAP)
        is_known = cell.n >= spec.needed and cell.median is not None
        colour = scale.colour(cell.median or 0) if is_known else canvas.theme.empty
        canvas.panel(box, colour, radius=10)
        if is_known and len(row) < HOURS:
            _number(canvas, box, cell.median or 0, colour)


def _number(canvas: Canvas, box: Box, value: float, colour: str) -> None:
    """The rate in its cell, dark on light and light on dark."""
    rate = percent(value).removesuffix(" %")
    size = canvas.fitting(rate, BODY, box[2] - 12)
    at = (box[0] + box[2] / 2, box[1] + box[3] / 2 + size * 0.36)
    canvas.write(at, rate, size, colour=_on(colour), align="center")


def _on(colour: str) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#10201a" if 0.3 * red + 0.59 * green + 0.11 * blue > _LIGHT else "#ffffff"


def _key(canvas: Canvas, scale: _Scale, spec: HeatmapChart) -> None:
    """What the colours say, and the zone of the hours."""
    foot, soft = _PANEL[1] + _PANEL[3] - 34, canvas.theme.soft
    left = MARGIN + 28 + canvas.write((MARGIN + 28, foot), percent(scale.low), SMALL, colour=soft) + 14
    for step in range(8):
        value = scale.low + (scale.high - scale.low) * step / 7
        canvas.panel((left + step * 24, foot - 22, 22, 26), scale.colour(value), radius=5)
    left += 206 + canvas.write((left + 206, foot), percent(scale.high), SMALL, colour=soft) + 44
    canvas.panel((left, foot - 22, 34, 26), canvas.theme.empty, radius=5)
    canvas.write((left + 48, foot), f"fewer than {spec.needed}", SMALL, colour=soft)
    canvas.write((MARGIN + INNER - 28, foot), spec.zone, SMALL, colour=soft, align="right", within=330)
