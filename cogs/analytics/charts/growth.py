"""The growth curve: what happened is written on it, and it is broken where a platform began to count otherwise."""

from collections.abc import Iterator

from matplotlib.axes import Axes

from cogs.analytics.charts import happenings, plots
from cogs.analytics.charts.canvas import Box, Canvas
from cogs.analytics.charts.figures import full, short, signed, signed_percent
from cogs.analytics.charts.frame import PLOT, TOP, Tile, begun, nothing, notice, tiles
from cogs.analytics.charts.specs import Change, GrowthChart, Point
from cogs.analytics.charts.theme import MEDIAN

EMPTY = "No numbers yet. The curve begins with the first one you log."
ONE = "One number so far. The curve begins with the second."


def draw(spec: GrowthChart) -> Canvas:
    """The whole picture."""
    canvas = begun(spec)
    if not spec.points:
        return nothing(canvas, EMPTY)
    tiles(canvas, list(_numbers(canvas, spec)), TOP)
    canvas.panel(PLOT)
    if len(spec.points) > 1:
        _curve(canvas, spec)
    else:
        notice(canvas, PLOT, ONE)
    return canvas


def _numbers(canvas: Canvas, spec: GrowthChart) -> Iterator[Tile]:
    yield Tile(spec.measure, short(spec.points[-1].value), canvas.theme.accent)
    if spec.change is not None:
        yield Tile(f"in {spec.change.days} days", net(spec.change))
        if spec.change.percent is not None and not is_unseen(spec.change):
            yield Tile(f"growth in {spec.change.days} days", signed_percent(spec.change.percent))


def is_unseen(change: Change) -> bool:
    """Whether less came and went than the platform shows."""
    return change.net is not None and change.quantum > 1 and abs(change.net) < change.quantum


def net(change: Change) -> str:
    """`+612`; `under 10` where the platform counts in tens; a dash when it is not known."""
    if change.net is None:
        return "–"
    return f"under {full(change.quantum)}" if is_unseen(change) else signed(change.net)


def _curve(canvas: Canvas, spec: GrowthChart) -> None:
    left, top, width, height = PLOT
    head = 34 + min(len(spec.events) + len(spec.breaks), happenings.ROWS) * happenings.ROW
    box = (left + 150, top + head, width - 190, height - head - 74)
    axes = _scaled(canvas, spec, box)
    plots.levels(canvas, axes, box, plots.counts)
    plots.days(canvas, axes, box, spec.points[0].at, spec.points[-1].at)
    happenings.draw(canvas, axes, spec, box)
    for stretch in stretches(spec):
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


def stretches(spec: GrowthChart) -> list[list[Point]]:
    """The points between the breaks; no line goes from one stretch to the next."""
    edges = sorted(each.at for each in spec.breaks)
    found: dict[int, list[Point]] = {}
    for point in spec.points:
        found.setdefault(sum(edge <= point.at for edge in edges), []).append(point)
    return list(found.values())
