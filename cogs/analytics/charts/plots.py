"""Scales that a phone can show: few round ticks with thin lines, and how dots and lines are drawn on them."""

from collections.abc import Callable, Sequence
from datetime import datetime

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from bot.pictures.canvas import Box, Canvas, dashes
from bot.pictures.figures import day, full_day, on_scale
from bot.pictures.theme import BODY, GRID, Stroke

_STEPS = (1, 2, 2.5, 5, 10)
_A_YEAR = 300
_LARGE = 1000
_ROOM = 132
_WITH_A_MIDDLE = 3
"""So many days, and there is one between the first and the last."""


def seconds(moment: datetime) -> float:
    """A moment on a scale."""
    return moment.timestamp()


def span_of(values: Sequence[float], room: float = 0.12) -> tuple[float, float]:
    """From the least to the most with some room; never empty, also when all are the same."""
    low, high = min(values), max(values)
    if low == high:
        half = max(abs(high) * 0.05, 1)
        return low - half, high + half
    return low - (high - low) * room, high + (high - low) * room


def round_ticks(low: float, high: float, *, whole: bool, most: int = 4) -> list[float]:
    """A few round numbers inside; whole ones for what can only be counted."""
    found = MaxNLocator(nbins=most, steps=_STEPS, min_n_ticks=2, integer=whole).tick_values(low, high)
    return [float(tick) for tick in found if low <= tick <= high]


def counts(ticks: Sequence[float]) -> list[str]:
    """Labels of whole numbers."""
    return [on_scale(tick) for tick in ticks]


def percents(ticks: Sequence[float]) -> list[str]:
    """Labels of percents."""
    return [f"{on_scale(tick) if tick >= _LARGE else f'{tick:g}'} %" for tick in ticks]


def levels(canvas: Canvas, axes: Axes, box: Box, words: Callable[[Sequence[float]], list[str]]) -> None:
    """Thin lines across at round numbers, each with its number at the left of the plot."""
    ticks = round_ticks(*axes.get_ylim(), whole=words is counts)
    for tick, label in zip(ticks, words(ticks), strict=True):
        axes.axhline(tick, color=canvas.theme.grid, zorder=0, **dashes(GRID))
        _, y = canvas.place_of(axes, axes.get_xlim()[0], tick)
        size = canvas.fitting(label, BODY, _ROOM)
        canvas.write((box[0] - 18, y + 12), label, size, colour=canvas.theme.soft, align="right")


def days(canvas: Canvas, axes: Axes, box: Box, first: datetime, last: datetime) -> None:
    """The first and the last day under a plot, and the one between when there is room."""
    words = full_day if (last - first).days > _A_YEAR else day
    under = box[1] + box[3] + 48
    middle = datetime.fromtimestamp((seconds(first) + seconds(last)) / 2, first.tzinfo)
    if first.date() == last.date():
        canvas.write((canvas.place_of(axes, seconds(first), 0)[0], under), full_day(first), align="center")
        return
    canvas.write((box[0], under), words(first), colour=canvas.theme.soft)
    canvas.write((box[0] + box[2], under), words(last), colour=canvas.theme.soft, align="right")
    if (last - first).days >= _WITH_A_MIDDLE:
        at = canvas.place_of(axes, seconds(middle), 0)[0]
        canvas.write((at, under), words(middle), colour=canvas.theme.soft, align="center")


def line(axes: Axes, xs: Sequence[float], ys: Sequence[float], colour: str, stroke: Stroke) -> None:
    """A curve."""
    axes.plot(xs, ys, color=colour, clip_on=False, zorder=3, solid_capstyle="round", **dashes(stroke))


def dots(axes: Axes, xs: Sequence[float], ys: Sequence[float], colour: str, marker: str, inside: str) -> None:
    """Marks that stand out from lines behind them."""
    axes.scatter(xs, ys, s=190, c=colour, marker=marker, edgecolors=inside, linewidths=2.6, clip_on=False, zorder=5)
