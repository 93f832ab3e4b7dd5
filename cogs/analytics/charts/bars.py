"""Kinds of content beside each other: formats, or sponsored beside organic, each with its interval."""

from bot.pictures.canvas import Canvas
from bot.pictures.figures import percent
from bot.pictures.frame import FOOT, INNER, TOP, Tile, begun, nothing, tiles
from bot.pictures.theme import LEAD, MARGIN, SMALL, TITLE, Stroke
from cogs.analytics.charts import words
from cogs.analytics.charts.specs import Bar, FormatsChart, SponsoredChart

MOST = 8
_ROW = 128
_PAD = 28
_LEFT = MARGIN + 36
_RIGHT = MARGIN + INNER - 36
_NUMBER = 190
_WHISKER = Stroke(4)


def draw_formats(spec: FormatsChart) -> Canvas:
    """A bar for each format."""
    bars = spec.bars[:MOST]
    if not bars:
        return nothing(begun(spec), words.NO_CONTENT)
    canvas = begun(spec, TOP + _height(len(bars)) + FOOT)
    _bars(canvas, bars, spec.needed, TOP, [canvas.theme.accent] * len(bars))
    return canvas


def draw_sponsored(spec: SponsoredChart) -> Canvas:
    """Two bars, and what they are to each other."""
    row = list(_numbers(spec))
    top = TOP + (140 if row else 0)
    canvas = begun(spec, top + _height(2) + FOOT)
    tiles(canvas, row, TOP)
    _bars(canvas, (spec.organic, spec.sponsored), spec.needed, top, [canvas.theme.accent, canvas.theme.second])
    return canvas


def _numbers(spec: SponsoredChart) -> list[Tile]:
    found, times = [], words.ratio(spec)
    if times is not None:
        found.append(Tile("sponsored to organic", f"{times:.2f} ×"))
    if spec.share is not None:
        found.append(Tile("content that is sponsored", percent(spec.share)))
    return found


def _height(rows: int) -> float:
    return rows * _ROW + 2 * _PAD


def _bars(canvas: Canvas, bars: tuple[Bar, ...], needed: int, top: float, colours: list[str]) -> None:
    canvas.panel((MARGIN, top, INNER, _height(len(bars))))
    most = max((value for bar in bars for value in (bar.median, bar.high) if value is not None), default=0) or 1
    for number, bar in enumerate(bars):
        _bar(canvas, bar, needed, top + _PAD + number * _ROW, (most, colours[number]))


def _bar(canvas: Canvas, bar: Bar, needed: int, top: float, style: tuple[float, str]) -> None:
    """Its name and how many, the bar on its track, and the number at the right."""
    most, colour = style
    theme, room = canvas.theme, _RIGHT - _LEFT - _NUMBER
    used = canvas.write((_LEFT, top + 44), bar.label, LEAD, bold=True, within=room - 260)
    canvas.write((_LEFT + used + 22, top + 44), words.pieces(bar.n), SMALL, colour=theme.soft, within=room - used)
    canvas.panel((_LEFT, top + 66, room, 34), theme.raised, radius=12)
    if bar.median is None:
        canvas.write((_RIGHT, top + 94), words.too_few(bar, needed), SMALL, colour=theme.soft, align="right")
        return
    canvas.panel((_LEFT, top + 66, max(room * bar.median / most, 8), 34), colour, radius=12)
    _whisker(canvas, bar, (room / most, top + 83))
    median = percent(bar.median)
    size = canvas.fitting(median, TITLE, _NUMBER - 16, bold=True)
    canvas.write((_RIGHT, top + 96), median, size, bold=True, align="right")


def _whisker(canvas: Canvas, bar: Bar, scale: tuple[float, float]) -> None:
    """The 90 % interval."""
    if bar.low is None or bar.high is None:
        return
    per, middle = scale
    low, high = _LEFT + bar.low * per, _LEFT + bar.high * per
    ground, ink = canvas.theme.panel, canvas.theme.ink
    for colour, stroke in ((ground, Stroke(10)), (ink, _WHISKER)):
        canvas.stroke((low, high), (middle, middle), colour, stroke)
        for end in (low, high):
            canvas.stroke((end, end), (middle - 11, middle + 11), colour, stroke)
