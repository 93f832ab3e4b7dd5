"""How a greeting is worded: the variables of a template, what may be saved, and filling it in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.errors import UserError
from bot.text import listing

MOST_TEMPLATES = 20
LONGEST = 1000
MOST_VARIABLES = 10
MOST_NAMES = 3
TEXT_LIMIT = 3500
"""What a filled-in template may have, in characters: Discord's 4,000 for a card less the lines around it."""

_VARIABLE = re.compile(r"\{([A-Za-z_]*)\}")


class Kind(StrEnum):
    """Whom a template is for."""

    ONE = "one"
    MANY = "many"


VARIABLES: Mapping[str, str] = {
    "name": "who has just come",
    "group": "the name of the group",
    "count": "how many members there are",
    "rules": "the rules channel",
    "introductions": "the introductions channel",
}
FAREWELL_VARIABLES = ("name", "group", "count")


@dataclass(frozen=True, slots=True)
class Template:
    """A text of the group's own."""

    id: int
    kind: Kind
    text: str


def checked(text: str, variables: tuple[str, ...] = tuple(VARIABLES)) -> str:
    """The template as it will be saved. Raises UserError with what to mend, and what was written: a form forgets it."""
    text = text.strip()
    try:
        _check(text, variables)
    except UserError as problem:
        raise UserError(f"{problem}{_written(text)}") from None
    return text


def _written(text: str) -> str:
    """The text as it can be copied from the answer."""
    harmless = text[:LONGEST].replace("```", "'''")
    return f"\n\nYou wrote:\n```\n{harmless}\n```" if harmless else ""


def _check(text: str, variables: tuple[str, ...]) -> None:
    if not text:
        raise UserError("That text is empty. Write what you would say to somebody at the door.")
    if len(text) > LONGEST:
        raise UserError(f"That text has {len(text):,} characters, and {LONGEST:,} fit. Shorten it and save again.")
    used = [name.lower() for name in _VARIABLE.findall(text)]
    _refuse_unknown(used, variables)
    if "name" not in used:
        raise UserError("Nobody is named in that text. Put {name} where the name should stand and save again.")
    if used.count("name") > MOST_NAMES or len(used) > MOST_VARIABLES:
        raise UserError(
            f"That is more than fits on one card. Use {{name}} {MOST_NAMES} times at most, "
            f"and {MOST_VARIABLES} variables in all."
        )


def _refuse_unknown(used: list[str], variables: tuple[str, ...]) -> None:
    unknown = next((name for name in used if name not in variables), None)
    if unknown is not None:
        known = listing([f"{{{name}}}" for name in variables])
        raise UserError(f"I do not know {{{unknown}}}. You can use {known}. Change it and save again.")


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with the values in place of its variables; what is unknown stays as it was written."""

    def value(found: re.Match[str]) -> str:
        return values.get(found[1].lower(), found[0])

    filled = _VARIABLE.sub(value, text)
    return filled if len(filled) <= TEXT_LIMIT else f"{filled[: TEXT_LIMIT - 1]}…"
