"""What our letters can draw: names without boxes. Inter is ours and comes first, DejaVu comes with matplotlib.

Nothing here loads matplotlib; `loading` hands over what the two can draw. Letters that only look like letters (bold,
wide, in circles) become plain ones, emoji and other signs are left out, and a name that loses half of its letters is
replaced by the handle.
"""

import unicodedata
from collections.abc import Set as AbstractSet
from itertools import groupby

from bot.pictures.spec import Name

NOBODY = "a creator"
MOST_MARKS = 2
"""Marks on one letter. More is a joke that climbs into the line above."""

_FIRST_PICTURE = 0x1F000
_HALF = 2


def drawn(words: str, letters: AbstractSet[int]) -> str:
    """The words with everything left out that cannot be drawn; on one line."""
    kept = "".join(_cluster(cluster, letters) for cluster in _clusters(_plain(words, letters)))
    return " ".join(kept.split())


def name(wanted: Name, letters: AbstractSet[int]) -> str:
    """The display name, else the handle with its @, else a word for anybody."""
    display = drawn(wanted.display, letters)
    if _letters(display) * _HALF >= max(_HALF, _letters(wanted.display)):
        return display
    handle = drawn(wanted.handle.removeprefix("@"), letters)
    return f"@{handle}" if handle else display if _letters(display) else NOBODY


def _plain(words: str, letters: AbstractSet[int]) -> str:
    """Composed, and letters in fancy dress undressed, where we cannot draw the dress."""
    composed = unicodedata.normalize("NFC", words)
    plain = (sign if ord(sign) in letters else unicodedata.normalize("NFKC", sign) for sign in composed)
    return unicodedata.normalize("NFC", "".join(plain))


def _clusters(words: str) -> list[str]:
    """Letters, each with the marks that stand on it."""
    clusters: list[str] = []
    for sign in words:
        if clusters and unicodedata.category(sign) in {"Mn", "Mc", "Me"}:
            clusters[-1] += sign
        else:
            clusters.append(sign)
    return clusters


def _cluster(cluster: str, letters: AbstractSet[int]) -> str:
    """A letter with as many marks as look decent; a space stays a space, what cannot be drawn goes with its marks."""
    base, marks = cluster[0], cluster[1:]
    if base.isspace():
        return " "
    if not _can_draw(base, letters) or unicodedata.category(base) in {"Mn", "Mc", "Me"}:
        return ""
    return base + "".join([mark for mark in marks if _is_decent(mark) and _can_draw(mark, letters)][:MOST_MARKS])


def _is_decent(mark: str) -> bool:
    """Whether it stands over or under its letter, and does not strike it through."""
    return unicodedata.combining(mark) > 1


def _can_draw(sign: str, letters: AbstractSet[int]) -> bool:
    return ord(sign) in letters and ord(sign) < _FIRST_PICTURE and unicodedata.category(sign)[0] != "C"


def _letters(words: str) -> int:
    """How many letters and digits; marks and signs say no name."""
    return sum(len(list(run)) for readable, run in groupby(words, str.isalnum) if readable)
