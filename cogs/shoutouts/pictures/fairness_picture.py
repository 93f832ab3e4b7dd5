"""How fair a rotation has been: three numbers, a strip of turns, a strip of waits, and the subgroups. No names."""

from itertools import pairwise
from statistics import median

from bot.pictures.canvas import Box, Canvas
from bot.pictures.frame import FOOT, INNER, TOP, Tile, begun, nothing, tiles
from bot.pictures.theme import BODY, MARGIN, SMALL, Stroke
from cogs.shoutouts.pictures import words
from cogs.shoutouts.pictures.specs import FairnessPicture, Part

MOST_BARS = 100
"""Of more members, each bar stands for several."""

_TILES = 150
_STRIP = 250
_STRIP_HEAD = 62
_PART = 92
_GAP = 22
_NUMBER = 340
_LINE = Stroke(2)


def draw(spec: FairnessPicture) -> Canvas:
    """The whole picture; higher with subgroups."""
    if not any(spec.turns):
        return nothing(begun(spec), words.EMPTY)
    parts = len(spec.parts) * _PART + _STRIP_HEAD + 40 if spec.parts else 0
    waits = _STRIP + _GAP if spec.waits else 0
    canvas = begun(spec, TOP + _TILES + _STRIP + _GAP + waits + parts + FOOT - (0 if parts else _GAP))
    tiles(canvas, _tiles(spec, canvas), TOP - 14)
    top = TOP + _TILES
    _strip(canvas, (MARGIN, top, INNER, _STRIP), (words.TURNS, words.turns, canvas.theme.accent), spec.turns)
    if spec.waits:
        box = (MARGIN, top + _STRIP + _GAP, INNER, _STRIP)
        _strip(canvas, box, (words.WAITS, words.rounds, canvas.theme.third), spec.waits)
    if spec.parts:
        _parts(canvas, spec.parts, top + _STRIP + _GAP + waits, parts - 20)
    return canvas


def _tiles(spec: FairnessPicture, canvas: Canvas) -> list[Tile]:
    theme = canvas.theme
    spread = words.turns(spec.spread) if spec.spread is not None else words.NOT_YET
    longest = words.rounds(spec.longest) if spec.longest is not None else words.NOT_YET
    waited = words.rounds(round(median(spec.newcomers))) if spec.newcomers else words.NOT_YET
    return [
        Tile(words.SPREAD, spread, theme.accent),
        Tile(words.LONGEST, longest, theme.third),
        Tile(words.NEWCOMERS, waited, theme.second),
    ]


def _strip(canvas: Canvas, box: Box, told: words.Told, numbers: tuple[int, ...]) -> None:
    """Bars side by side, the largest first; the scale is written at the largest and the smallest."""
    left, top, width, height = box
    heading, unit, colour = told
    canvas.panel(box)
    said = words.bars(heading, len(numbers), MOST_BARS)
    canvas.write((left + 28, top + 44), said, SMALL, colour=canvas.theme.soft, within=width - 56)
    most, bars = max(*numbers, 1), shrunk(numbers)
    foot, room = top + height - 52, height - _STRIP_HEAD - 62
    step = (width - 56) / len(bars)
    for number, value in enumerate(bars):
        tall = max(room * value / most, 4)
        thick = min(step * 0.72, 60)
        at = left + 28 + step * (number + 0.5) - thick / 2
        canvas.panel((at, foot - tall, thick, tall), colour if value else canvas.theme.grid, radius=6, layer=2)
    most_words, least_words = unit(max(numbers)), unit(min(numbers))
    canvas.write((left + 28, top + height - 16), most_words, SMALL, bold=True)
    canvas.write((left + width - 28, top + height - 16), least_words, SMALL, bold=True, align="right")


def shrunk(numbers: tuple[int, ...]) -> list[float]:
    """The largest first; of many, one number for several neighbours: their middle."""
    ordered = sorted(numbers, reverse=True)
    if len(ordered) <= MOST_BARS:
        return [float(each) for each in ordered]
    edges = [len(ordered) * number // MOST_BARS for number in range(MOST_BARS + 1)]
    return [median(ordered[since:until]) for since, until in pairwise(edges)]


def _parts(canvas: Canvas, parts: tuple[Part, ...], top: float, height: float) -> None:
    """A row for each subgroup: its name, a bar, the number."""
    canvas.panel((MARGIN, top, INNER, height))
    canvas.write((MARGIN + 28, top + 44), words.PARTS, SMALL, colour=canvas.theme.soft, within=INNER - 56)
    most = max((part.share or 0 for part in parts), default=0) or 1
    for number, part in enumerate(parts):
        _part(canvas, part, top + _STRIP_HEAD + 10 + number * _PART, most)


def _part(canvas: Canvas, part: Part, top: float, most: float) -> None:
    theme, left, room = canvas.theme, MARGIN + 28, INNER - 56
    canvas.write((left, top + 34), part.label, BODY, within=room - _NUMBER)
    at = (left + room, top + 34)
    if part.share is None:
        canvas.write(at, words.TOO_FEW, BODY, colour=theme.soft, align="right", within=_NUMBER - 20)
        return
    canvas.write(at, words.share(part.share, part.people), BODY, bold=True, align="right", within=_NUMBER - 20)
    canvas.panel((left, top + 50, room, 18), theme.grid, radius=9)
    if part.share:
        canvas.panel((left, top + 50, max(room * part.share / most, 18), 18), theme.accent, radius=9, layer=2)
