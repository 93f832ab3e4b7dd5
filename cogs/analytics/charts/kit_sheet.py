"""The sheet of a media kit: who, where, and each number with its formula and its proof under it."""

from bot.pictures import fonts
from bot.pictures.canvas import Box, Canvas, letters
from bot.pictures.figures import full_day
from bot.pictures.frame import INNER, brand, notice
from bot.pictures.theme import HERO, LEAD, MARGIN, SMALL, TITLE, Stroke
from cogs.analytics.charts import kit, words
from cogs.analytics.charts.specs_sheets import KitFigure, KitPlatform, MediaKit

MOST_PLATFORMS = 6
MOST_FIGURES = 6

_HEAD = 236
_FOOT = 104
_GAP = 28
_TITLE = 92
_FIGURE = 186
_FEWEST = 360


def draw(spec: MediaKit) -> Canvas:
    """The whole sheet, as long as it needs to be."""
    shared = kit.public(spec)
    platforms = shared.platforms[:MOST_PLATFORMS]
    room = sum(_height(each) + _GAP for each in platforms) - _GAP
    canvas = Canvas(_HEAD + max(room, _FEWEST) + _FOOT, spec.look)
    _who(canvas, shared)
    top: float = _HEAD
    for each in platforms:
        _platform(canvas, each, (MARGIN, top, INNER, _height(each)))
        top += _height(each) + _GAP
    if not platforms:
        canvas.panel((MARGIN, _HEAD, INNER, _FEWEST))
        notice(canvas, (MARGIN, _HEAD, INNER, _FEWEST), words.NOTHING_SHARED)
    foot = canvas.height - 40
    canvas.write((MARGIN, foot), f"Made on {full_day(spec.made_on)}", SMALL, colour=canvas.theme.soft)
    brand(canvas, foot)
    return canvas


def _height(platform: KitPlatform) -> float:
    return _TITLE + min(len(platform.figures), MOST_FIGURES) * _FIGURE + 12


def _who(canvas: Canvas, spec: MediaKit) -> None:
    soft, name = canvas.theme.soft, fonts.name(spec.name, letters())
    canvas.write((MARGIN, 96), name, TITLE + 12, bold=True, within=INNER)
    about = " · ".join(filter(None, (*spec.niches, spec.region)))
    canvas.write((MARGIN, 150), about, LEAD, colour=soft, within=INNER)
    canvas.write((MARGIN, 200), spec.sentence, SMALL + 2, within=INNER)


def _platform(canvas: Canvas, platform: KitPlatform, box: Box) -> None:
    left, top, width, _ = box
    canvas.panel(box)
    used = canvas.write((left + 36, top + 62), platform.platform, LEAD + 6, bold=True, within=width * 0.55)
    at, room = (left + width - 36, top + 62), width - used - 100
    canvas.write(at, platform.handle, LEAD, colour=canvas.theme.soft, align="right", within=room)
    for number, figure in enumerate(platform.figures[:MOST_FIGURES]):
        _figure(canvas, figure, (left + 36, top + _TITLE + number * _FIGURE, width - 72, _FIGURE))


def _figure(canvas: Canvas, figure: KitFigure, box: Box) -> None:
    """The label and the number, then in small how it was worked out and from what."""
    left, top, width, _ = box
    theme = canvas.theme
    canvas.stroke((left, left + width), (top, top), theme.grid, Stroke(2))
    number = words.written(figure)
    used = canvas.write((left + width, top + 70), number, HERO * 0.75, bold=True, colour=theme.accent, align="right")
    label = canvas.write((left, top + 62), figure.label, LEAD, bold=True, within=width - used - 24)
    room = width - used - label - 60
    if interval := kit.interval(figure):
        within = f"90 % interval {interval}"
        if canvas.width_of(within, SMALL) <= room:
            canvas.write((left + label + 20, top + 62), within, SMALL, colour=theme.soft)
    for foot, line in ((112, figure.formula), (152, kit.proof(figure))):
        size = canvas.fitting(line, SMALL, width, least=SMALL * 0.75)
        canvas.write((left, top + foot), line, size, colour=theme.soft, within=width)
