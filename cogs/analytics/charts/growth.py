"""The growth curve: what happened is written on it, and it is broken where a platform began to count otherwise."""

from collections.abc import Iterator

from matplotlib.axes import Axes

from bot.pictures.canvas import Box, Canvas
from bot.pictures.figures import short, signed_percent
from bot.pictures.frame import PLOT, TOP, Tile, begun, nothing, notice, tiles
from bot.pictures.theme import MEDIAN
from cogs.analytics.charts import happenings, plots, words
from cogs.analytics.charts.specs import GrowthChart, Point


def draw(spec: GrowthChart) -> Canvas:
    """The whole picture."""
    canvas = begun(spec)
    if not spec.points:
        return nothing(canvas, words.NO_NUMBERS)
    tiles(canvas, list(_numbers(canvas, spec)), TOP)
    canvas.panel(PLOT)
    if len(spec.points) > 1:
        _curve(canvas, spec)
    else:
        notice(canvas, PLOT, words.ONE_NUMBER)
    return canvas


def _numbers(canvas: Canvas, spec: GrowthChart) -> Iterator[Tile]:
    yield Tile(spec.measure, short(spec.points[-1].value), canvas.theme.accent)
    if spec.change is not None:
        yield Tile(f"in {spec.change.days} days", words.net(spec.change))
        if spec.change.percent is not None and not words.is_unseen(spec.change):
            yield Tile(f"growth in {spec.change.days} days", signed_percent(spec.change.percent))


def _curve(canvas: Canvas, spec: GrowthChart) -> None:
    left, top, width, height = PLOT
    head = 34 + min(len(spec.events) + len(spec.breaks), happenings.ROWS) * happenings.ROW
    box = (left + 150, top + head, width - 190, height - head - 74)
    axes = _scaled(canvas, spec, box)
    plots.levels(canvas, axes, box, plots.counts)
    plots.days(canvas, axes, box, spec.points[0].at, spec.points[-1].at)
    happenings.draw(canvas, axes, spec, box)
    for stretch in words.stretches(spec):
        _line(canvas, axes, stretch)
    last = spec.points[-1]
    plots.dots(axes, [plots.seconds(last.at)], [last.value], canvas.theme.accent, "o", canvas.theme.panel)


def _line(canvas: Canvas, axes: Axes, stretch: list[Point]) -> None:
    accent, xs, ys = canvas.theme.accent, [plots.seconds(point.at) for point in stretch], [p.value for p in stretch]
    axes.fill_between(xs, ys, axes.get_ylim()[0], color=accent, alpha=0.13, lw=0)
    plots.line(axes, xs, ys, accent, MEDIAN)
    if len(stretch) == 1:
        plots.dots(axes, xs, ys, accent, "o", canvas.theme.panel)


def _scaled(canvas: Canvas, spec: GrowthChart, box: Box) -> Axes:
    axes = canvas.plot(box)
    first, last = plots.seconds(spec.points[0].at), plots.seconds(spec.points[-1].at)
    axes.set_xlim(*((first, last) if last > first else (first - 1, first + 1)))
    values = [point.value for point in spec.points]
    low, high = plots.span_of(values)
    axes.set_ylim(max(low, 0) if min(values) >= 0 else low, high)
    return axes
