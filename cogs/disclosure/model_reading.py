"""A caption cut into its words, hashtags, mentions and links, and which known words stand in it.

Whether a word is enough, and whether it stands well, is for `model_check`.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from cogs.disclosure.model_rules import folded_word

_PIECE = re.compile(
    r"(?P<link>(?:https?://|www\.)\S+)|(?P<mention>(?<!\w)@\w[\w.]*)|(?P<tag>#\w+)|(?P<word>\w+(?:['\u2019]\w+)*)"
)
_GAP = re.compile(r"[ \t,/-]{1,3}")
"""What may stand between two words of one expression."""
_OPENS = re.compile(r"[^\w#@]*")
_BRACKET = re.compile(r"[(\[{|•·*][ \t]*$")
_CLOSES = re.compile(
    r"[ \t]*(?:$|\n|(?!['\u2019]|-\w)[^\w\s]|"
    r"(?:with|for|by|mit|für|von|avec|pour|par|con|para|por|per|da|met|voor|van)\b)"
)
_MOST_WORDS = 8
_NEAR = 8
"""So many characters before a word belong to its bracket."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, hashtag, mention or link; `number` counts the hashtags from one."""

    kind: str
    text: str
    start: int
    number: int = 0

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    @property
    def body(self) -> str:
        """What is compared: a hashtag without its sign and its underscores."""
        folded = folded_word(self.text)
        return folded[1:].replace("_", "") if self.kind == "tag" else folded


@dataclass(frozen=True, slots=True)
class Mark:
    """A known word as it stands in the caption. `number` is which hashtag it is; 0 for words."""

    word: str
    text: str
    start: int
    end: int
    number: int = 0
    is_label: bool = True
    """Stands by itself, as a hashtag or a heading does, not inside a sentence."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption in canonical characters, and its pieces in order."""

    text: str
    pieces: tuple[Piece, ...]

    def of_kind(self, kind: str) -> Sequence[Piece]:
        """The hashtags, for instance."""
        return [piece for piece in self.pieces if piece.kind == kind]

    def line_of(self, position: int) -> int:
        """Which line that is, the first being 0."""
        return self.text.count("\n", 0, position)


def read(caption: str) -> Caption:
    """Cut a caption into its pieces; what stands around it does not count."""
    text = unicodedata.normalize("NFKC", caption.replace("\r\n", "\n")).strip()
    return Caption(text, tuple(_pieces(text)))


def _pieces(text: str) -> Iterator[Piece]:
    number = 0
    for found in _PIECE.finditer(text):
        kind = found.lastgroup or ""
        number += kind == "tag"
        yield Piece(kind, found.group(), found.start(), number if kind == "tag" else 0)


def marks(caption: Caption, known: Collection[str]) -> Sequence[Mark]:
    """Where one of these words stands; of two that begin together the longer."""
    tags = {word.replace(" ", ""): word for word in known}
    found: list[Mark] = []
    at = 0
    while at < len(caption.pieces):
        mark, used = _at(caption, at, known, tags)
        found += [mark] if mark else []
        at += used
    return found


def _at(caption: Caption, at: int, known: Collection[str], tags: dict[str, str]) -> tuple[Mark | None, int]:
    """The mark that begins with that piece, and how many pieces it takes."""
    piece = caption.pieces[at]
    if piece.kind == "tag" and piece.body in tags:
        return Mark(tags[piece.body], piece.text, piece.start, piece.end, piece.number), 1
    if piece.kind != "word":
        return None, 1
    for count in range(_run(caption, at), 0, -1):
        pieces = caption.pieces[at : at + count]
        if (word := " ".join(each.body for each in pieces)) in known:
            return _expression(caption, word, pieces), count
    return None, 1


def _expression(caption: Caption, word: str, pieces: Sequence[Piece]) -> Mark:
    start, end = pieces[0].start, pieces[-1].end
    return Mark(word, caption.text[start:end], start, end, is_label=" " in word or stands_alone(caption, start, end))


def _run(caption: Caption, at: int) -> int:
    """How many words follow each other from there on."""
    for count in range(1, _MOST_WORDS):
        pair = caption.pieces[at + count - 1 : at + count + 1]
        if len(pair) < 2 or pair[1].kind != "word" or not _GAP.fullmatch(caption.text, pair[0].end, pair[1].start):  # noqa: PLR2004 - a pair
            return count
    return _MOST_WORDS


def stands_alone(caption: Caption, start: int, end: int) -> bool:
    """Whether a word stands as a label: it begins a line or a bracket, and no sentence goes on with it."""
    before = caption.text[caption.text.rfind("\n", 0, start) + 1 : start]
    opens = _OPENS.fullmatch(before) or _BRACKET.search(before[-_NEAR:])
    return bool(opens and _CLOSES.match(caption.text, end))
