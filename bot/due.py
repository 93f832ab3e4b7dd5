"""Which jobs have something to do: one look for all of them, so that an idle bot asks its database one thing a second.

A store offers a probe per job: a constant statement that finds a row as soon as there is work, with `NOW` for the time.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Select, bindparam, exists, select

from bot.db import Database, Moment, as_stored
from bot.share import Share

NOW = bindparam("now", type_=Moment())
"""The moment of the look, in a probe."""

Probe = Select[Any]


class Due:
    """What is due, looked up again only at another time, or after something was written."""

    def __init__(self, db: Database, probes: Mapping[str, Probe]) -> None:
        """Nothing is asked before the first `has`."""
        self._db = db
        self._names = tuple(probes)
        self._probes = tuple(probes.values())
        self._found: frozenset[str] = frozenset()
        self._state: tuple[datetime, int] | None = None

    def forget(self) -> None:
        """Look again: a new tick begins, and other processes may have written something."""
        self._state = None

    async def has(self, name: str, now: datetime) -> bool:
        """Whether the job of that name has something to do now. One without a probe always may have."""
        if name not in self._names:
            return True
        if self._state != (state := (now, self._db.changes)):
            self._found = await self._look(now)
            self._state = state
        return name in self._found

    async def _look(self, now: datetime) -> frozenset[str]:
        if not self._names:
            return frozenset()
        statement = _one_look(self._probes, self._db.share)
        (row,) = await self._db.read_once(statement, now=as_stored(now))
        return frozenset(name for name, found in zip(self._names, row, strict=True) if found)


@lru_cache(maxsize=64)
def _one_look(probes: tuple[Probe, ...], share: Share) -> Probe:
    """The same text for each bot of a process: to write it takes longer than a hundred looks, and it is kept for good."""
    return cast("Probe", select(*(exists(_within(probe, share)) for probe in probes)))


def _within(probe: Probe, share: Share) -> Probe:
    """Only the groups of this share, where the probe says which group its rows are of."""
    named = [each.c.guild_id for each in probe.get_final_froms() if "guild_id" in each.c]
    return probe.where(share.where(named[0])) if named and not share.is_everything else probe
