"""What a feature says about a week, for the group's digest. What becomes of it is up to the feature that posts it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection


@dataclass(frozen=True, slots=True)
class Line:
    """One line of Markdown.

    `people` is how many different people it tells something about; None for what everybody in the group reads anyway.
    What is about too few is left out. A `number` with its `label` becomes a tile of the picture. A line names nobody,
    because nothing takes a posted digest back. `title` is what somebody typed, written before the words as a link to
    `url` if there is one; it need not be escaped.
    """

    words: str
    people: int | None = None
    number: int | None = None
    label: str = ""
    title: str = ""
    url: str = ""


def label_for(count: int, one: str, many: str) -> str:
    """What a tile counts, without the number."""
    return one if count == 1 else many


WeekTold = Callable[[AsyncConnection, int, datetime, datetime], Awaitable[Sequence[Line]]]
"""(connection, group id, since, now) -> what happened in between, and what comes next; nothing where nothing did."""
