"""The picture of a week: tiles over the growth of each size. Loaded by `loading` only, as it brings matplotlib."""

from bot.pictures.canvas import Canvas
from bot.pictures.figures import full, signed_percent
from bot.pictures.frame import FOOT, INNER, TOP, begun
from bot.pictures.theme import BODY, HERO, LEAD, MARGIN, SMALL, Stroke
from cogs.digest.pictures import words
from cogs.digest.pictures.specs import Count, Tier, WeekPicture

_GAP = 24
_TILE = 176
_ROW = 84
_HEAD = 84
_PAD = 26
_NAMES = 250
_NUMBERS = 190
_BAR = 34
_LEAST = 6
_SMALL = 1.0
"""Percent: the scale is never shorter, so that a little growth looks little."""
_AXIS = Stroke(2)


def canvas(spec: WeekPicture) -> Canvas:
    """The whole picture, as high as what is in it."""
    rows = _rows(spec.counts)
    tiles = len(rows) * (_TILE + _GAP)
    growth = _HEAD + len(spec.tiers) * _ROW + _PAD if spec.tiers else 0
    drawn = begun(spec, TOP + tiles + growth + FOOT + (_GAP if growth else 0))
    for number, row in enumerate(rows):
        _tiles(drawn, row, TOP + number * (_TILE + _GAP))
    if growth:
        _growth(drawn, spec.tiers, TOP + tiles, growth)
    return drawn


def _rows(counts: tuple[Count, ...]) -> list[tuple[Count, ...]]:
    """Two beside each other, so that they can be read on a phone."""
    return [counts[at : at + 2] for at in range(0, len(counts), 2)]


def _tiles(drawn: Canvas, row: tuple[Count, ...], top: float) -> None:
    width = (INNER - _GAP * (len(row) - 1)) / len(row)
    for number, count in enumerate(row):
        left = MARGIN + number * (width + _GAP)
        drawn.panel((left, top, width, _TILE))
        inside = left + 36
        drawn.write((inside, top + 94), full(count.number), HERO, bold=True, colour=drawn.theme.accent)
        drawn.write((inside, top + 142), count.label, BODY, colour=drawn.theme.soft, within=width - 60)


def _growth(drawn: Canvas, tiers: tuple[Tier, ...], top: float, height: float) -> None:
    drawn.panel((MARGIN, top, INNER, height))
    drawn.write((MARGIN + 36, top + 58), words.GROWTH, LEAD, bold=True, within=INNER - 72)
    least, most = min(0, *(each.percent for each in tiers)), max(_SMALL, *(each.percent for each in tiers))
    left, right = MARGIN + 36 + _NAMES, MARGIN + INNER - 36 - _NUMBERS
    per = (right - left) / ((most - least) or 1)
    zero = left - least * per
    for number, tier in enumerate(tiers):
        middle = top + _HEAD + (number + 0.5) * _ROW
        _row(drawn, tier, middle, (zero, tier.percent * per))
    drawn.stroke((zero, zero), (top + _HEAD, top + height - _PAD), drawn.theme.grid, _AXIS)


def _row(drawn: Canvas, tier: Tier, middle: float, bar: tuple[float, float]) -> None:
    """The size and how many they are, the bar from nought, the number."""
    zero, length = bar
    drawn.write((MARGIN + 36, middle), tier.name, BODY, bold=True, within=_NAMES - 20)
    drawn.write((MARGIN + 36, middle + 33), words.creators(tier.creators), SMALL, colour=drawn.theme.soft)
    width = max(abs(length), _LEAST)
    colour = drawn.theme.accent if length >= 0 else drawn.theme.third
    drawn.panel((zero if length >= 0 else zero - width, middle - _BAR / 2, width, _BAR), colour, radius=8)
    at = (MARGIN + INNER - 36, middle + 13)
    drawn.write(at, signed_percent(tier.percent), LEAD, bold=True, align="right")
