"""All platforms of a creator in small, each on a scale of its own: never one line beside another's."""

from bot.pictures.canvas import Box, Canvas
from bot.pictures.figures import short
from bot.pictures.frame import FOOT, INNER, TOP, begun, nothing
from bot.pictures.theme import HERO, LEAD, MARGIN, SMALL, Stroke
from cogs.analytics.charts import plots, words
from cogs.analytics.charts.specs import Panel, PlatformsChart, Point

MOST = 6

_COLUMNS = 2
_GAP = 28
_HEIGHT = 330
_LINE = Stroke(5)


def draw(spec: PlatformsChart) -> Canvas:
    """Two beside each other, up to six."""
    panels = spec.panels[:MOST]
    if not panels:
        return nothing(begun(spec), words.NO_PLATFORM)
    rows = -(-len(panels) // _COLUMNS)
    canvas = begun(spec, TOP + rows * (_HEIGHT + _GAP) - _GAP + FOOT)
    for number, panel in enumerate(panels):
        is_alone = number == len(panels) - 1 and number % _COLUMNS == 0
        width = INNER if is_alone else (INNER - _GAP) / _COLUMNS
        left = MARGIN + (number % _COLUMNS) * (width + _GAP)
        _panel(canvas, panel, (left, TOP + number // _COLUMNS * (_HEIGHT + _GAP), width, _HEIGHT))
    return canvas


def _panel(canvas: Canvas, panel: Panel, box: Box) -> None:
    left, top, width, height = box
    theme, room = canvas.theme, width - 64
    canvas.panel(box)
    used = canvas.write((left + 32, top + 56), panel.platform, LEAD, bold=True, within=room * 0.6)
    canvas.write(
        (left + width - 32, top + 56), panel.handle, SMALL, colour=theme.soft, align="right", within=room - used - 20
    )
    if panel.followers is not None:
        followers = short(panel.followers)
        wide = canvas.write((left + 32, top + 138), followers, HERO * 0.8, bold=True, colour=theme.accent)
        canvas.write((left + 48 + wide, top + 138), "followers", SMALL, colour=theme.soft, within=room - wide)
    canvas.write((left + 32, top + 182), words.platform_facts(panel), SMALL, within=room)
    if len(panel.points) > 1:
        spark(canvas, panel.points, (left + 34, top + 208, width - 72, height - 208 - 34))
    else:
        canvas.write((left + 32, top + height - 40), words.NO_CURVE, SMALL, colour=theme.soft, within=room)


def spark(canvas: Canvas, points: tuple[Point, ...], box: Box) -> None:
    """The curve without numbers."""
    axes = canvas.plot(box)
    xs, ys = [plots.seconds(point.at) for point in points], [point.value for point in points]
    axes.set_xlim(xs[0], max(xs[-1], xs[0] + 1))
    axes.set_ylim(*plots.span_of(ys))
    axes.fill_between(xs, ys, axes.get_ylim()[0], color=canvas.theme.accent, alpha=0.13, lw=0)
    plots.line(axes, xs, ys, canvas.theme.accent, _LINE)
    plots.dots(axes, xs[-1:], ys[-1:], canvas.theme.accent, "o", canvas.theme.panel)
