"""Whether a request names a brand that the group does not work with, also in a spelling that only looks like it.

`Gl0wy`, `GLOWY`, `glówy`, `g l o w y` and one with a Cyrillic letter in it look alike. A name counts where it stands as
words of its own: a brand “Art” is not in “start”, and not in `#artlover` either.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import UserError
from cogs.collabs.model_request import Spec
from cogs.collabs.model_words import folded

LONGEST_NAME = 60
LONGEST_REASON = 200
MOST = 200
_SHORTEST_LOOK = 2
_SIGNS = str.maketrans({"@": "a", "$": "s", "€": "e", "£": "l", "!": "i", "|": "l"})
_CYRILLIC = str.maketrans(
    "\u0430\u0432\u0435\u043a\u043c\u043d\u043e\u0440\u0441\u0442\u0443\u0445\u0455\u0456\u0458\u04cf\u0501",
    "abekmhopctyxsijld",
)
_GREEK = str.maketrans(
    "\u03b1\u03b2\u03b5\u03b7\u03b9\u03ba\u03bd\u03bf\u03c1\u03c4\u03c5\u03c7\u03c9", "abeniknoptuxw"
)
_DIGITS = str.maketrans("0134578", "oleastb")
_STROKE = str.maketrans("i", "l")
"""A small L, a large i and a one cannot be told apart in many types."""
_JOINED = (("rn", "m"), ("vv", "w"))


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand on the list, why it is there, and what its name looks like."""

    id: int
    name: str
    reason: str
    look: str


def look(name: str) -> str:
    """What a name looks like, in one word. Raises UserError when there is too little of it."""
    found = "".join(_words(name, signs=True))
    if len(found) < _SHORTEST_LOOK:
        raise UserError("Please give the name of the brand, with at least two letters or digits.")
    return found


def named(spec: Spec, brands: Sequence[Brand]) -> Brand | None:
    """The first brand of the list that the request names anywhere on its card."""
    looks = {each.look: each for each in brands}
    written = f"{spec.pay.brand}\n{spec.title}\n{spec.what}\n{spec.fixed}\n{spec.free}\n{spec.wanted.region}"
    ways = (False, True) if written.translate(_SIGNS) != written else (False,)
    found = (_first(_words(written, signs=signs), looks) for signs in ways)
    return next((each for each in found if each is not None), None)


def _first(words: Sequence[str], looks: dict[str, Brand]) -> Brand | None:
    """Also a name that is spread over several words."""
    written = "".join(words)
    if not any(look in written for look in looks):
        return None
    longest = max(map(len, looks), default=0)
    for start in range(len(words)):
        joined = ""
        for word in words[start:]:
            joined += word
            if len(joined) > longest:
                break
            if joined in looks:
                return looks[joined]
    return None


def _words(text: str, *, signs: bool) -> list[str]:
    """The words as they look; with `signs`, those that stand for a letter do, else they stand between words."""
    apart = text.replace("'", " ").replace("’", " ")
    return _alike(folded(apart.translate(_SIGNS) if signs else apart)).split()


def _alike(text: str) -> str:
    seen = text.translate(_CYRILLIC).translate(_GREEK).translate(_DIGITS)
    for two, one in _JOINED:
        seen = seen.replace(two, one)
    return seen.translate(_STROKE)
