"""The card of a turn: a square to post anywhere. All of it is centred, which suits names of either direction."""

from bot.pictures import fonts
from bot.pictures.canvas import Canvas, letters
from bot.pictures.frame import INNER, balanced, brand
from bot.pictures.theme import BODY, LEAD, MARGIN, SMALL, TITLE, WIDTH
from cogs.shoutouts.pictures import words
from cogs.shoutouts.pictures.specs import Handle, TurnPicture

PIXELS = 1080
MOST_ROWS = 2
"""Rows of handles; what does not fit is left out, as half a handle leads nowhere."""

_MIDDLE = WIDTH / 2
_HEAD = 92
_DISC = 92
_DISC_AT = 232
_NAME_AT = 434
_NAME = 92
_LEAST_NAME = 48
_HANDLES_AT = 474
_PILL = 62
_GAP = 14
_LINE = 50
_FEW = 3
_AROUND = 60
"""Room at the ends of a pill."""
_PANEL = 104
"""The heading of the panel and the room around its lines."""
_FOOT = 120
_ROOM = INNER - 100


def draw(spec: TurnPicture) -> Canvas:
    """The whole card."""
    canvas = Canvas(WIDTH, spec.look, PIXELS)
    canvas.write((_MIDDLE, _HEAD), spec.rotation, LEAD, colour=canvas.theme.soft, align="center", within=INNER)
    _who(canvas, spec)
    top = _HANDLES_AT + _handles(canvas, spec.handles)
    _said(canvas, spec, top)
    _foot(canvas, spec.greeting)
    return canvas


def _who(canvas: Canvas, spec: TurnPicture) -> None:
    """A disc with the first letter in a ring, and the name as large as it fits."""
    theme, name = canvas.theme, fonts.name(spec.name, letters())
    for radius, colour in ((_DISC + 20, theme.raised), (_DISC, theme.accent)):
        canvas.disc((_MIDDLE, _DISC_AT), radius, colour)
    initial = next((sign for sign in name if sign.isalnum()), "G").upper()
    canvas.write((_MIDDLE, _DISC_AT + 36), initial, 100, bold=True, colour=theme.page, align="center")
    size = canvas.fitting(name, _NAME, INNER, bold=True, least=_LEAST_NAME)
    canvas.write((_MIDDLE, _NAME_AT), name, size, bold=True, align="center", within=INNER)


def _handles(canvas: Canvas, handles: tuple[Handle, ...]) -> float:
    """A pill for each, side by side where they fit; answers how much room they took."""
    rows = _rows(canvas, handles)
    for number, row in enumerate(rows):
        left = _MIDDLE - _width(canvas, row) / 2
        for each in row:
            _pill(canvas, each, (left, _HANDLES_AT + number * (_PILL + _GAP)))
            left += _width(canvas, (each,)) + _GAP
    return len(rows) * (_PILL + _GAP)


def _rows(canvas: Canvas, handles: tuple[Handle, ...]) -> list[tuple[Handle, ...]]:
    rows: list[tuple[Handle, ...]] = []
    for each in handles:
        if rows and _width(canvas, (*rows[-1], each)) <= INNER:
            rows[-1] = (*rows[-1], each)
        elif len(rows) < MOST_ROWS:
            rows.append((each,))
    return rows


def _width(canvas: Canvas, row: tuple[Handle, ...]) -> float:
    """How wide the pills are side by side; one alone is never wider than the card."""
    labels = sum(canvas.width_of(each.platform, BODY) + 16 + _AROUND for each in row)
    handles = sum(canvas.width_of(each.handle, BODY, bold=True) for each in row)
    width = labels + handles + _GAP * (len(row) - 1)
    return min(width, INNER) if len(row) == 1 else width


def _pill(canvas: Canvas, each: Handle, at: tuple[float, float]) -> None:
    left, top = at
    width = _width(canvas, (each,))
    canvas.panel((left, top, width, _PILL), canvas.theme.panel, radius=_PILL / 2)
    platform = canvas.write((left + 30, top + 43), each.platform, BODY, colour=canvas.theme.soft)
    at = (left + 46 + platform, top + 43)
    canvas.write(at, each.handle, BODY, bold=True, within=width - platform - 76 + 1)


def _said(canvas: Canvas, spec: TurnPicture, top: float) -> None:
    """Their sentence, and what to say about them, in the middle of the room that is left."""
    size, line, sentence = _sentence(canvas, spec.sentence)
    prompt = balanced(canvas, spec.prompt, _ROOM, most=2) if spec.prompt else []
    heights = (len(sentence) * line, len(prompt) * _LINE + _PANEL if prompt else 0)
    gap = (WIDTH - _FOOT - top - sum(heights)) / (sum(map(bool, heights)) + 1)
    for row, each in enumerate(sentence):
        canvas.write((_MIDDLE, top + gap + row * line + size - 2), each, size, align="center", within=INNER)
    if prompt:
        _prompt(canvas, prompt, top + gap + (heights[0] + gap if sentence else 0))


def _sentence(canvas: Canvas, sentence: str) -> tuple[float, float, list[str]]:
    """The size, the height of a line, and the lines: large, or smaller when that takes more than three."""
    quoted = words.quoted(sentence) if sentence.strip() else ""
    large = balanced(canvas, quoted, INNER, LEAD + 6, 9) if quoted else []
    if len(large) <= _FEW:
        return LEAD + 6, _LINE + 2, large
    return BODY, _LINE - 6, balanced(canvas, quoted, INNER, BODY, 4)


def _prompt(canvas: Canvas, lines: list[str], top: float) -> None:
    theme = canvas.theme
    canvas.panel((MARGIN, top, INNER, len(lines) * _LINE + _PANEL))
    canvas.write((_MIDDLE, top + 52), words.WHAT_TO_SAY, SMALL, bold=True, colour=theme.accent, align="center")
    for row, line in enumerate(lines):
        canvas.write((_MIDDLE, top + 106 + row * _LINE), line, LEAD, align="center", within=_ROOM)


def _foot(canvas: Canvas, greeting: str) -> None:
    last = WIDTH - 48
    canvas.write((MARGIN, last), greeting, BODY, within=INNER - TITLE - 220)
    brand(canvas, last)
