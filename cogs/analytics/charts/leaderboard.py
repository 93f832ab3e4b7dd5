"""A leaderboard that does not pretend: intervals as bars, and those that cannot be told apart share a place."""

from itertools import groupby

from bot.pictures.canvas import Canvas
from bot.pictures.figures import percent
from bot.pictures.frame import FOOT, INNER, TOP, begun, nothing
from bot.pictures.theme import LEAD, MARGIN, SMALL, Stroke
from cogs.analytics.charts import words
from cogs.analytics.charts.specs import LeaderboardChart, Standing

_ROW = 106
_PAD = 16
_PLACE = MARGIN + 28
_NAME = MARGIN + 128
_NAMES = 360
_SCALE = (_NAME + _NAMES + 36, MARGIN + INNER - 200)
_NUMBER = MARGIN + INNER - 28
_KEY = 62
_WHISKER = Stroke(5)


def draw(spec: LeaderboardChart) -> Canvas:
    """The whole picture; up to ten rows."""
    rows = spec.rows[: words.MOST_ROWS]
    if not rows:
        return nothing(begun(spec), words.NOBODY)
    height = len(rows) * _ROW + 2 * _PAD + _KEY
    canvas = begun(spec, TOP + height + FOOT)
    canvas.panel((MARGIN, TOP, INNER, height))
    _ties(canvas, rows)
    least, most = min(row.low for row in rows), max(row.high for row in rows)
    for number, row in enumerate(rows):
        _row(canvas, row, TOP + _PAD + number * _ROW, (least, most))
    canvas.write((_PLACE, TOP + height - 30), words.below(spec), SMALL, colour=canvas.theme.soft, within=INNER - 56)
    return canvas


def _ties(canvas: Canvas, rows: tuple[Standing, ...]) -> None:
    """A ground for all who share a place."""
    top = TOP + _PAD
    for _, group in groupby(rows, key=lambda row: row.place):
        size = len(list(group)) * _ROW
        if size > _ROW:
            canvas.panel((MARGIN + 12, top + 4, INNER - 24, size - 8), canvas.theme.raised, radius=20)
        top += size


def _row(canvas: Canvas, row: Standing, top: float, scale: tuple[float, float]) -> None:
    theme, middle = canvas.theme, top + _ROW / 2
    foot = middle + 13
    place = f"{row.place}=" if row.tied else str(row.place)
    canvas.write((_PLACE, foot), place, LEAD, bold=True, colour=theme.accent if row.place == 1 else theme.soft)
    canvas.write_name((_NAME, foot - 22), row.name, LEAD, bold=True, within=_NAMES)
    about = row.basis or words.pieces(row.n)
    canvas.write((_NAME, foot + 18), f"you · {about}" if row.you else about, SMALL, colour=theme.soft, within=_NAMES)
    _range(canvas, row, middle, scale)
    canvas.write((_NUMBER, foot), percent(row.value), LEAD, bold=True, align="right")


def _range(canvas: Canvas, row: Standing, middle: float, scale: tuple[float, float]) -> None:
    left, right = _SCALE
    per = (right - left) / ((scale[1] - scale[0]) or 1)
    low, value, high = (left + (each - scale[0]) * per for each in (row.low, row.value, row.high))
    colour = canvas.theme.accent if row.you else canvas.theme.soft
    canvas.stroke((low, high), (middle, middle), colour, _WHISKER)
    for end in (low, high):
        canvas.stroke((end, end), (middle - 12, middle + 12), colour, _WHISKER)
    canvas.disc((value, middle), 15, canvas.theme.panel)
    canvas.disc((value, middle), 12, canvas.theme.accent if row.you else canvas.theme.ink)
