"""What happened, written over a curve: a stem for each event and break, with its words on top where there is room."""

from dataclasses import dataclass
from datetime import datetime

from matplotlib.axes import Axes

from bot.pictures.canvas import Box, Canvas
from bot.pictures.theme import BREAK, EVENT, SMALL, Stroke
from cogs.analytics.charts import plots
from cogs.analytics.charts.specs import GrowthChart

ROW = 42
ROWS = 3
"""The most rows of words. What finds no room keeps its stem only; the alt text names all."""

_WIDEST = 420
_BESIDE = 110
"""How far words may stand out over the plot at the left, where the scale is."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stem with its words."""

    x: float
    label: str
    colour: str
    stroke: Stroke


def draw(canvas: Canvas, axes: Axes, spec: GrowthChart, box: Box) -> None:
    """All that lies inside the time shown."""
    for event in spec.events:
        _shade(canvas, axes, event.since.timestamp(), event.until.timestamp())
    marks = [mark for mark in _marks(canvas, axes, spec) if box[0] - 1 <= mark.x <= box[0] + box[2] + 1]
    rows = _placed(canvas, marks, box)
    first = box[1] - min(len(spec.events) + len(spec.breaks), ROWS) * ROW + 14
    for mark, (row, _) in zip(marks, rows, strict=True):
        canvas.stroke((mark.x, mark.x), (first + row * ROW + 12, box[1] + box[3]), mark.colour, mark.stroke)
    for mark, (row, start) in zip(marks, rows, strict=True):
        if start is not None:
            _words(canvas, mark, start, first + row * ROW)


def _marks(canvas: Canvas, axes: Axes, spec: GrowthChart) -> list[_Mark]:
    found = [(event.since, event.label, False) for event in spec.events]
    found += [(each.at, each.label, True) for each in spec.breaks]
    return [_mark(canvas, axes, at, label, is_break=is_break) for at, label, is_break in sorted(found)]


def _mark(canvas: Canvas, axes: Axes, at: datetime, label: str, *, is_break: bool) -> _Mark:
    colour, stroke = (canvas.theme.third, BREAK) if is_break else (canvas.theme.second, EVENT)
    return _Mark(canvas.place_of(axes, plots.seconds(at), axes.get_ylim()[0])[0], label, colour, stroke)


def _placed(canvas: Canvas, marks: list[_Mark], box: Box) -> list[tuple[int, float | None]]:
    """For each mark the row of its words and where they start, None where there is no room for them."""
    ends = [box[0] - _BESIDE] * ROWS
    found: list[tuple[int, float | None]] = []
    for mark in marks:
        width = min(canvas.width_of(mark.label, SMALL), _WIDEST)
        start = min(max(mark.x - width / 2, box[0] - _BESIDE), box[0] + box[2] - width)
        row = next((row for row, end in enumerate(ends) if start >= end), None)
        if row is not None:
            ends[row] = start + width + 24
        found.append((ROWS - 1, None) if row is None else (row, start))
    return found


def _words(canvas: Canvas, mark: _Mark, start: float, foot: float) -> None:
    """On a ground of the panel's colour, so that no stem goes through them."""
    width = min(canvas.width_of(mark.label, SMALL), _WIDEST)
    canvas.panel((start - 8, foot - 28, width + 16, 38), radius=8, layer=2)
    canvas.write((start, foot), mark.label, SMALL, colour=mark.colour, within=_WIDEST)


def _shade(canvas: Canvas, axes: Axes, since: float, until: float) -> None:
    """The time that an event took."""
    low, high = axes.get_xlim()
    if since < min(until, high) and until > low:
        axes.axvspan(max(since, low), min(until, high), color=canvas.theme.second, alpha=0.16, lw=0, zorder=1)
