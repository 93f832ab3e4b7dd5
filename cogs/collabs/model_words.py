"""Words that somebody looks for, and the text they are looked for in, both brought into one form.

`Bäckerei` and `BACKEREI` are the same, in whatever lettering. Python does it and not the database, so that both engines
find the same.
"""

import unicodedata

from cogs.collabs.model_places import plain
from cogs.collabs.model_request import Spec

WORDS = "words"
"""The filter that holds them, beside the facets."""
LONGEST = 28
"""Together with every filter it stands in a button's custom id, of which Discord allows a hundred characters."""
_UNLIKE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "œ": "oe", "æ": "ae", "þ": "th"})
"""Letters that have no accent to lose."""
_INSIDE = str.maketrans("", "", "'’ʼ`´")
"""What stands inside a word and is typed or not: mum's, mums."""


def folded(text: str) -> str:
    """Letters and digits only, without case and accents, one space between words."""
    return plain(unicodedata.normalize("NFKC", text).translate(_INSIDE)).translate(_UNLIKE)


def sought(typed: str) -> str:
    """The words to look for, each once, as many as there is room for; empty when nothing can be looked for."""
    kept: list[str] = []
    for word in dict.fromkeys(folded(typed).split()):
        if kept and len(" ".join([*kept, word])) > LONGEST:
            break
        kept.append(word[:LONGEST])
    return " ".join(kept)


def searchable(spec: Spec) -> str:
    """What a request is found by: everything on its card that somebody wrote about it."""
    return folded(f"{spec.title} {spec.what} {spec.pay.brand} {spec.wanted.region} {spec.fixed} {spec.free}")
