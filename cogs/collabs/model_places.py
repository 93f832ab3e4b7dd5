"""Whether two regions, as people typed them, are the same place: `Leeds, UK` and `leeds` are."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_BETWEEN = re.compile(r"[,;/|()·•–—]|\s-\s")
_LETTERS = ("L", "M", "N")


@dataclass(frozen=True, slots=True)
class Common:
    """What two regions have in common, as the first of them has it. `exact` is the town, otherwise something wider."""

    name: str
    exact: bool


@lru_cache(maxsize=20_000)
def common(first: str, second: str) -> Common | None:
    """What both regions name; None when they name nothing in common, or nothing at all.

    The same town in two countries is not the same place.
    """
    ours, theirs = _parts(first), _parts(second)
    if not ours or not theirs:
        return None
    town, other = ours[0], theirs[0]
    if town[0] == other[0] and _agree(ours[1:], theirs[1:]):
        return Common(town[1], exact=True)
    names = {plain for plain, _ in theirs} - ({town[0]} if town[0] == other[0] else set())
    return next((Common(name, exact=False) for plain, name in ours if plain in names), None)


def _agree(ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> bool:
    """Whether what stands behind the town does not speak against it."""
    return not ours or not theirs or bool({plain for plain, _ in ours} & {plain for plain, _ in theirs})


def _parts(region: str) -> list[tuple[str, str]]:
    """Each part in a form to compare and as it was typed."""
    named = ((plain(part), " ".join(part.split())) for part in _BETWEEN.split(region))
    return [(plain, name) for plain, name in named if plain]


def plain(part: str) -> str:
    """Letters and digits without case and accents."""
    spread = unicodedata.normalize("NFKD", part.casefold())
    return " ".join("".join(map(_kept, spread)).split())


@lru_cache(maxsize=20_000)
def _kept(one: str) -> str:
    """The character, nothing for an accent, a space for what is neither a letter nor a digit."""
    if unicodedata.combining(one):
        return ""
    return one if unicodedata.category(one)[0] in _LETTERS else " "
