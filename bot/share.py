"""Whose due work a process does: the groups of its shards, as Discord deals them out. Nobody is asked here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, or_, true

_PER_SHARD = 2**22
"""A group's id, divided by this, counts the shards round and round: Discord's own formula."""


@dataclass(frozen=True, slots=True)
class Share:
    """Some of `count` shards. Without more said there is one, and it is everything."""

    count: int = 1
    shards: frozenset[int] = frozenset({0})

    @property
    def is_everything(self) -> bool:
        """Whether there is nothing that another process would see to."""
        return len(self.shards) == self.count

    def has(self, guild_id: int) -> bool:
        """Whether the group is among them."""
        return guild_id // _PER_SHARD % self.count in self.shards

    def where(self, guild_id: ColumnElement[Any]) -> ColumnElement[bool]:
        """The same as a condition on a column, for both engines."""
        if self.is_everything:
            return true()
        shard = guild_id // _PER_SHARD % self.count
        # One by one and not `IN`: the statements of `Database.read_once` have as many places as values.
        return or_(*(shard == each for each in sorted(self.shards)))

    def of(self, rows: Iterable[tuple[int, int]], limit: int) -> Sequence[tuple[int, int]]:
        """Those of these rows, group and id, that are about its groups, up to so many."""
        return [row for row in rows if self.has(row[0])][:limit]


EVERYTHING = Share()
