"""The share card: one large number, who it belongs to, and everything that makes it honest."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.pictures import fonts
from bot.pictures.canvas import Canvas, letters
from bot.pictures.figures import span
from bot.pictures.frame import INNER, foot
from bot.pictures.theme import BODY, LEAD, MARGIN, SMALL, TITLE, WIDTH, Stroke
from cogs.analytics.charts import words
from cogs.analytics.charts.platforms import spark
from cogs.analytics.charts.specs_sheets import ShareCard, Size

BESIDE = 3
"""The most figures beside the hero."""

PIXELS: Mapping[Size, tuple[int, int]] = MappingProxyType({Size.WIDE: (1200, 630), Size.COMPACT: (900, 500)})

_PICTURE = 52
_HEAD = 38
_PANEL_TOP = 168
_HERO = 132
_LEAST_HERO = 80
_LINE = 40
_SPLIT = MARGIN + 540
_TICK = Stroke(5)


def draw(spec: ShareCard) -> Canvas:
    """The whole card."""
    wide, high = PIXELS[spec.size]
    canvas = Canvas(high * WIDTH / wide, spec.look, wide)
    _who(canvas, spec)
    height = canvas.height - _PANEL_TOP - foot(canvas, spec.stated)
    canvas.panel((MARGIN, _PANEL_TOP, INNER, height))
    if spec.figures:
        _hero(canvas, spec, height)
        _beside(canvas, spec, height)
    return canvas


def _who(canvas: Canvas, spec: ShareCard) -> None:
    """A disc with the first letter, the name, the handle and the niche."""
    theme, middle = canvas.theme, _HEAD + _PICTURE
    name = fonts.name(spec.name, letters())
    canvas.disc((MARGIN + _PICTURE, middle), _PICTURE, theme.accent)
    initial = next((sign for sign in name if sign.isalnum()), "G").upper()
    canvas.write((MARGIN + _PICTURE, middle + 20), initial, TITLE + 6, bold=True, colour=theme.page, align="center")
    left = MARGIN + 2 * _PICTURE + 30
    badge = _badge(canvas, middle - 28) if spec.verified else 0
    canvas.write((left, middle - 6), name, TITLE, bold=True, within=WIDTH - MARGIN - left - badge)
    handle = f"@{spec.name.handle.removeprefix('@')}" if spec.name.handle else ""
    about = " · ".join(filter(None, (handle if handle != name else "", spec.niche, spec.subtitle)))
    canvas.write((left, middle + 42), about, BODY, colour=theme.soft, within=WIDTH - MARGIN - left)


def _badge(canvas: Canvas, middle: float) -> float:
    """The badge, at the right; answers how much room it takes. The tick is drawn, as not every typeface has one."""
    width = canvas.width_of(words.VERIFIED, SMALL, bold=True)
    left = WIDTH - MARGIN - width - 88
    canvas.panel((left, middle - 28, width + 88, 56), canvas.theme.raised)
    xs, ys = (left + 26, left + 35, left + 52), (middle + 1, middle + 10, middle - 10)
    canvas.stroke(xs, ys, canvas.theme.accent, _TICK)
    canvas.write((left + 66, middle + 11), words.VERIFIED, SMALL, bold=True)
    return width + 112


def _hero(canvas: Canvas, spec: ShareCard, height: float) -> None:
    """The label, the number as large as it fits, the interval and the position; the position gives way first."""
    left, room = MARGIN + 40, _SPLIT - MARGIN - 60
    hero, number = spec.figures[0], words.written(spec.figures[0])
    lines = [f"90 % interval {span(*spec.interval)}"] if spec.interval else []
    position = canvas.lines_of(spec.position, SMALL, room) if spec.position else []
    lines += position if _left_for_hero(height, len(lines + position)) >= _LEAST_HERO else []
    size = canvas.fitting(number, min(_HERO, _left_for_hero(height, len(lines))), room, bold=True)
    top = _PANEL_TOP + (height - _around_hero(len(lines)) - size) / 2
    canvas.write((left, top + 26), hero.label, LEAD, colour=canvas.theme.soft, within=room)
    canvas.write((left, top + 44 + size * 0.9), number, size, bold=True, colour=canvas.theme.accent)
    for row, line in enumerate(lines):
        canvas.write((left, top + 92 + size * 0.9 + _LINE * row), line, SMALL, within=room)


def _around_hero(lines: int) -> float:
    """The label above it and the lines below it."""
    return 44 + (14 + _LINE * lines if lines else 0)


def _left_for_hero(height: float, lines: int) -> float:
    return height - _around_hero(lines) - 30


def _beside(canvas: Canvas, spec: ShareCard, height: float) -> None:
    """The other figures in a column, over the curve."""
    figures, left = spec.figures[1 : BESIDE + 1], _SPLIT + 20
    room = MARGIN + INNER - 40 - left
    has_curve = len(spec.points) > 1 and len(figures) < BESIDE
    rows = len(figures) + has_curve
    for number, figure in enumerate(figures):
        middle = _PANEL_TOP + height * (number + 0.5) / rows
        used = canvas.write(
            (left + room, middle + 18), words.written(figure), TITLE, bold=True, align="right", within=room
        )
        size = canvas.fitting(figure.label, BODY, room - used - 24, least=SMALL - 3)
        canvas.write((left, middle + 14), figure.label, size, colour=canvas.theme.soft, within=room - used - 24)
        if number:
            line = middle - height / rows / 2
            canvas.stroke((left, left + room), (line, line), canvas.theme.grid, Stroke(2))
    if has_curve:
        each = height / rows
        spark(canvas, spec.points, (left, _PANEL_TOP + height - each + 14, room - 10, each - 44))
