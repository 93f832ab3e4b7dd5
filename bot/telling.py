"""How what is stored about a person reads in words: a name for every key, words for choices, ids as people see them.

Each feature says its own words in `Feature.told`. Nothing here knows what is stored, or how it is shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from bot.text import moment
from bot.ui import escape

PERSON, CHANNEL = "<@{}>", "<#{}>"
"""How an id is shown."""
_YES_OR_NO = {True: "yes", False: "no"}
_LONGEST = 500
_EMPTY: tuple[Any, ...] = (None, "", [], {}, ())


@dataclass(frozen=True, slots=True)
class Part:
    """How one key reads: its name, the words for each choice, and for an id what it is an id of."""

    name: str
    choices: Mapping[Any, str] = field(default_factory=dict)
    shown_as: str = ""


Words = Mapping[str, Part | str]
"""By key, or by `outer.key` where a key means something else inside another. `outer.*` takes keys people made up."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is stored: the names that lead to it from the outside, and the value as it is stored."""

    names: tuple[str, ...]
    part: Part
    value: Any


def part_of(words: Words, outer: str, key: str) -> Part | None:
    """How this key reads inside the other one; None when the feature has no words for it."""
    found = words.get(f"{outer}.{key}", words.get(key))
    if found is None and f"{outer}.*" in words:
        return Part(_spelled(key))
    return Part(found) if isinstance(found, str) else found


def unnamed(words: Words, told: Any, outer: str = "") -> Iterator[str]:  # noqa: ANN401 - plain data
    """Every key for which there are no words."""
    if isinstance(told, Mapping):
        for key, value in told.items():
            if part_of(words, outer, key) is None:
                yield f"{outer}.{key}"
            yield from unnamed(words, value, key)
    elif isinstance(told, Sequence) and not isinstance(told, str):
        for one in told:
            yield from unnamed(words, one, outer)


def leaves(words: Words, told: Mapping[str, Any]) -> Iterator[Told]:
    """Everything that is stored, one by one, empty things left out; things of a list are numbered from 1.

    What has parts of its own comes after what has none, so that the parts of one thing stand together.
    """
    yield from _leaves(words, told, (), "", Part(""))


def _leaves(words: Words, told: Any, names: tuple[str, ...], outer: str, part: Part) -> Iterator[Told]:  # noqa: ANN401
    if told in _EMPTY:
        return
    if isinstance(told, Mapping):
        for key, value in sorted(told.items(), key=lambda each: _has_parts(each[1])):
            inner = part_of(words, outer, key) or Part(_spelled(key))
            yield from _leaves(words, value, (*names, inner.name), key, inner)
    elif is_list_of_things(told):
        for number, one in enumerate(told, start=1):
            yield from _leaves(words, one, (*names, str(number)), outer, part)
    else:
        yield Told(names, part, told)


def _has_parts(told: Any) -> bool:  # noqa: ANN401 - plain data
    return isinstance(told, Mapping) or is_list_of_things(told)


def is_list_of_things(told: Any) -> bool:  # noqa: ANN401 - plain data
    """Whether this is a list whose entries have parts of their own; a list of words is one value."""
    return isinstance(told, Sequence) and not isinstance(told, str) and any(isinstance(one, Mapping) for one in told)


def counts(words: Words, told: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """What there is on the outside: the name of each part, and how many things it holds; 0 for what is no list."""
    for key, value in told.items():
        if value not in _EMPTY:
            part = part_of(words, "", key) or Part(_spelled(key))
            yield part.name, len(value) if isinstance(value, (list, tuple)) else 0


def shown(told: Told) -> str:
    """The value for a card: times in the reader's own zone, ids as mentions, people's words made safe."""
    if isinstance(told.value, (list, tuple)):
        return ", ".join(_shown(told.part, one) for one in told.value)
    return _shown(told.part, told.value)


def _shown(part: Part, value: Any) -> str:  # noqa: ANN401 - a plain value
    if part.shown_as:
        return part.shown_as.format(value)
    at = _time(value)
    if isinstance(at, datetime):
        return moment(at)
    return escape(" ".join(plain(part, value).split()), _LONGEST)


def written(told: Told) -> str:
    """The value for a file: choices in words, everything else as it is stored."""
    if isinstance(told.value, (list, tuple)):
        return ", ".join(plain(told.part, one) for one in told.value)
    return plain(told.part, told.value)


def plain(part: Part, value: Any) -> str:  # noqa: ANN401 - a plain value
    """One value in words without any mark-up."""
    if isinstance(value, bool):
        return _YES_OR_NO[value]
    return part.choices.get(str(value), str(value))


def _time(value: Any) -> date | None:  # noqa: ANN401 - a plain value
    """A moment is stored with its zone; a day, and anything else, is shown as it is."""
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None else None


def _spelled(key: str) -> str:
    """`entered_at` as people read it."""
    return key.replace("_", " ").capitalize()
