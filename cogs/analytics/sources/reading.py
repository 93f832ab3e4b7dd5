"""Values out of what strangers write: of the right kind, within bounds, or None. None is never zero."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

LARGEST = 10**15
_LONGEST_NUMBER = 16
_LONGEST_ID = 200
_YEARS = range(1990, 3000)
"""Others are nonsense, and at the ends of the calendar no time can be told in another zone."""


def dig(value: Any, *path: str) -> Any:  # noqa: ANN401 - what a stranger wrote
    """What lies at the end of a path of keys, if there is one."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def rows(value: Any, *path: str) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - as above
    """The objects of a list."""
    found = dig(value, *path)
    return (each for each in found if isinstance(each, Mapping)) if isinstance(found, list) else iter(())


def number(value: Any, *path: str) -> int | None:  # noqa: ANN401 - as above
    """A count, also one that is written as a string. Hidden, negative or absurd ones are unknown."""
    found = dig(value, *path)
    if isinstance(found, str) and found.isascii() and found.isdigit() and len(found) <= _LONGEST_NUMBER:
        found = int(found)
    return found if type(found) is int and 0 <= found <= LARGEST else None


def word(value: Any, *path: str) -> str | None:  # noqa: ANN401 - as above
    """A text that is not empty and could be a name or an id."""
    found = dig(value, *path)
    return found if isinstance(found, str) and 0 < len(found) <= _LONGEST_ID and found.isprintable() else None


def moment(value: Any, *path: str) -> datetime | None:  # noqa: ANN401 - as above
    """An ISO 8601 time with its zone, in UTC. One of another age is unknown."""
    found = dig(value, *path)
    try:
        at = datetime.fromisoformat(found) if isinstance(found, str) else None
        return at.astimezone(UTC) if at is not None and at.tzinfo is not None and at.year in _YEARS else None
    except (ValueError, OverflowError):
        return None
