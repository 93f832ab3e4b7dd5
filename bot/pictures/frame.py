"""What all pictures share: title and subtitle on top, tiles of numbers, and the foot that says how it was counted."""

from dataclasses import dataclass

from bot.pictures.canvas import Box, Canvas
from bot.pictures.figures import full_day
from bot.pictures.spec import Picture, Stated
from bot.pictures.theme import BODY, HEIGHT, HERO, LEAD, MARGIN, SMALL, TITLE, WIDTH, Stroke

INNER = WIDTH - 2 * MARGIN
BRAND = "Greenroom"
TOP = 176
"""Where the content begins, under title and subtitle."""
FOOT = 136
"""How much room the foot takes."""
PLOT: Box = (MARGIN, TOP + 140, INNER, HEIGHT - TOP - 140 - FOOT)
"""The panel under a row of tiles."""

_LINE = 38
_TITLE_AT = 88
_SUBTITLE_AT = 138
_USUAL_LINES = 2
_BRAND = 220
_SWATCH = 46
_GAP = 40
_WIDEST_GAP = 110


@dataclass(frozen=True, slots=True)
class Tile:
    """A number over a plot. With a stroke or a fill it is also the key to what is drawn in that colour."""

    label: str
    words: str
    colour: str = ""
    stroke: Stroke | None = None
    fill: str = ""


def begun(spec: Picture, height: float = HEIGHT) -> Canvas:
    """A canvas with its title, its subtitle and its foot; higher than asked for when the foot is long."""
    canvas = Canvas(height, spec.look)
    lines = _foot_lines(canvas, spec.stated)
    if len(lines) > _USUAL_LINES:
        canvas = Canvas(height + (len(lines) - _USUAL_LINES) * _LINE, spec.look)
    canvas.write((MARGIN, _TITLE_AT), spec.title, TITLE, bold=True, within=INNER)
    canvas.write((MARGIN, _SUBTITLE_AT), spec.subtitle, LEAD, colour=canvas.theme.soft, within=INNER)
    _foot(canvas, lines)
    return canvas


def foot(canvas: Canvas, stated: Stated) -> float:
    """How it was worked out, from how much, when, and who says so; and whose picture it is. Answers its height."""
    lines = _foot_lines(canvas, stated)
    _foot(canvas, lines)
    return FOOT + (len(lines) - _USUAL_LINES) * _LINE


def _foot_lines(canvas: Canvas, stated: Stated) -> list[str]:
    """The formula, then the facts."""
    facts = " · ".join(filter(None, (stated.sample, full_day(stated.as_of), stated.provenance, stated.note)))
    formula = canvas.lines_of(stated.formula, SMALL, INNER) if stated.formula else []
    return formula + canvas.lines_of(facts, SMALL, INNER - _BRAND)


def _foot(canvas: Canvas, lines: list[str]) -> None:
    last = canvas.height - 40
    for number, line in enumerate(reversed(lines)):
        room = INNER if number else INNER - _BRAND
        canvas.write((MARGIN, last - number * _LINE), line, SMALL, colour=canvas.theme.soft, within=room)
    brand(canvas, last)


def brand(canvas: Canvas, foot_of: float) -> None:
    """The name of the house, at the right."""
    right = WIDTH - MARGIN
    width = canvas.write((right, foot_of), BRAND, SMALL, bold=True, align="right")
    canvas.disc((right - width - 18, foot_of - 10), 8, canvas.theme.accent)


def tiles(canvas: Canvas, row: list[Tile], top: float, left: float = MARGIN, width: float = INNER) -> None:
    """Numbers side by side, as large as they fit."""
    words = [canvas.width_of(tile.words, HERO, bold=True) for tile in row]
    size = HERO * min(1, (width - _GAP * (len(row) - 1)) / max(sum(words), 1))
    labels = [canvas.width_of(tile.label) + (_SWATCH + 16 if tile.stroke or tile.fill else 0) for tile in row]
    needed = [max(word * size / HERO, label) for word, label in zip(words, labels, strict=True)]
    gap = min(_WIDEST_GAP, (width - sum(needed)) / max(len(row) - 1, 1))
    for tile, room in zip(row, needed, strict=True):
        indent = _key(canvas, tile, left, top + 22)
        canvas.write((left + indent, top + 34), tile.label, BODY, colour=canvas.theme.soft)
        canvas.write((left, top + 112), tile.words, size, bold=True, colour=tile.colour)
        left += room + gap


def _key(canvas: Canvas, tile: Tile, left: float, middle: float) -> float:
    """A sample of how the number is drawn below; answers how much room it took."""
    if tile.stroke is not None:
        canvas.stroke((left + 3, left + _SWATCH), (middle, middle), tile.colour, tile.stroke)
    elif tile.fill:
        canvas.panel((left, middle - 15, _SWATCH, 30), tile.fill, radius=6)
    else:
        return 0
    return _SWATCH + 16


def notice(canvas: Canvas, box: Box, words: str) -> None:
    """A sentence in the middle of an empty place."""
    left, top, width, height = box
    lines = balanced(canvas, words, width - 120)
    first = top + height / 2 - (len(lines) - 1) * 24 + 12
    for number, line in enumerate(lines):
        at = (left + width / 2, first + number * 48)
        canvas.write(at, line, LEAD, colour=canvas.theme.soft, align="center", within=width - 60)


def nothing(canvas: Canvas, words: str) -> Canvas:
    """A picture with no numbers: why there are none, in one large panel."""
    box = (MARGIN, TOP, INNER, PLOT[1] + PLOT[3] - TOP)
    canvas.panel(box)
    notice(canvas, box, words)
    return canvas


def balanced(canvas: Canvas, words: str, within: float, size: float = LEAD, most: int = 3) -> list[str]:
    """In as few lines as needed, all about as long."""
    lines = canvas.lines_of(words, size, within, most)
    narrow = canvas.lines_of(words, size, min(within, canvas.width_of(words, size) / len(lines) + 90), most + 1)
    return narrow if len(narrow) == len(lines) else lines
