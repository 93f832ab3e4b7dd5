"""The engagement rate of the last contents: a mark for each, the median with its interval, and the mean beside it."""

from collections.abc import Iterator

from matplotlib.axes import Axes

from bot.pictures.canvas import Box, Canvas, dashes
from bot.pictures.figures import day, percent, span
from bot.pictures.frame import INNER, PLOT, TOP, Tile, begun, nothing, tiles
from bot.pictures.theme import BENCHMARK, BODY, MEAN, MEDIAN, SMALL
from cogs.analytics.charts import plots, words
from cogs.analytics.charts.specs import RateChart

_VIRAL = 3
"""A mark higher than so many medians may leave the scale."""
_COMPARED = 56
"""The room for saying what the rates are compared with."""


def draw(spec: RateChart) -> Canvas:
    """The whole picture."""
    canvas = begun(spec)
    if spec.median is None or not spec.rates:
        return nothing(canvas, words.too_few_rates(spec))
    canvas.panel(PLOT)
    tiles(canvas, list(_numbers(canvas, spec)), TOP)
    _compared(canvas, spec)
    head = 40 + (_COMPARED if spec.band or spec.benchmark else 0)
    box = (PLOT[0] + 150, PLOT[1] + head, INNER - 190, PLOT[3] - head - 76)
    axes = _scaled(canvas, spec, box)
    _comparison(canvas, axes, spec)
    _own(canvas, axes, spec)
    _contents(canvas, axes, spec)
    _days(canvas, spec, box)
    return canvas


def _scaled(canvas: Canvas, spec: RateChart, box: Box) -> Axes:
    axes = canvas.plot(box)
    axes.set_xlim(0.4, len(spec.rates) + 0.6)
    top = ceiling(spec)
    axes.set_ylim(0, top * (1.22 if top < max(each.rate for each in spec.rates) else 1.08))
    plots.levels(canvas, axes, box, plots.percents)
    return axes


def _numbers(canvas: Canvas, spec: RateChart) -> Iterator[Tile]:
    theme = canvas.theme
    yield Tile("median", percent(spec.median or 0), theme.accent, MEDIAN)
    if spec.low is not None and spec.high is not None:
        yield Tile("90 % interval", span(spec.low, spec.high), fill=theme.ramp[0])
    if spec.mean is not None:
        yield Tile("mean", percent(spec.mean), theme.second, MEAN)


def ceiling(spec: RateChart) -> float:
    """How high the scale goes: over all that is compared; one viral piece of content must not flatten the rest."""
    lines = [spec.median, spec.high, spec.mean, spec.benchmark and spec.benchmark.value, spec.band and spec.band.high]
    known = max([line for line in lines if line], default=0)
    highest = max(each.rate for each in spec.rates)
    return max(known, min(highest, max(_VIRAL * (spec.median or 0), known))) or 1


def _compared(canvas: Canvas, spec: RateChart) -> None:
    """The key to the blue band or line, on top of the panel."""
    left, top = PLOT[0] + 36, PLOT[1] + 46
    colour = canvas.theme.third
    if spec.band is not None:
        canvas.stroke((left, left + 46), (top - 22, top - 22), colour, BENCHMARK)
        canvas.stroke((left, left + 46), (top + 4, top + 4), colour, BENCHMARK)
    elif spec.benchmark is not None:
        canvas.stroke((left, left + 46), (top - 10, top - 10), colour, BENCHMARK)
    canvas.write((left + 62, top), words.compared_with(spec), SMALL, colour=colour, within=INNER - 62 - 72)


def _comparison(canvas: Canvas, axes: Axes, spec: RateChart) -> None:
    """Comparable creators as a band; a published figure as a thin line only."""
    third, lines = canvas.theme.third, [spec.benchmark.value] if spec.benchmark is not None else []
    if spec.band is not None:
        lines = [spec.band.low, spec.band.high]
        axes.axhspan(*lines, fc=third, alpha=0.16, lw=0)
    for value in lines:
        axes.axhline(value, color=third, **dashes(BENCHMARK))


def _own(canvas: Canvas, axes: Axes, spec: RateChart) -> None:
    theme = canvas.theme
    if spec.low is not None and spec.high is not None:
        axes.axhspan(spec.low, spec.high, fc=theme.accent, alpha=0.22, lw=0)
    for value, colour, stroke in ((spec.median, theme.accent, MEDIAN), (spec.mean, theme.second, MEAN)):
        if value is not None:
            axes.axhline(value, color=colour, **dashes(stroke))


def _contents(canvas: Canvas, axes: Axes, spec: RateChart) -> None:
    """A disc for each content, a diamond for sponsored content; an arrow for what is above the scale."""
    top = axes.get_ylim()[1]
    for place, each in enumerate(spec.rates, 1):
        marker = "^" if each.rate > top else "D" if each.sponsored else "o"
        at = min(each.rate, top * 0.94)
        plots.dots(axes, [place], [at], canvas.theme.ink, marker, canvas.theme.panel)
        if each.rate > top:
            x, y = canvas.place_of(axes, place, at)
            is_left = place > len(spec.rates) / 2
            beside = (x - 24, y + 11) if is_left else (x + 24, y + 11)
            canvas.write(beside, percent(each.rate), SMALL, bold=True, align="right" if is_left else "left")


def _days(canvas: Canvas, spec: RateChart, box: Box) -> None:
    soft, under = canvas.theme.soft, box[1] + box[3] + 50
    canvas.write((box[0], under), day(spec.rates[0].at), BODY, colour=soft)
    if len(spec.rates) > 1:
        canvas.write((box[0] + box[2], under), day(spec.rates[-1].at), BODY, colour=soft, align="right")
    if any(each.sponsored for each in spec.rates):
        canvas.write((box[0] + box[2] / 2, under), "◆ sponsored content", BODY, colour=soft, align="center")
