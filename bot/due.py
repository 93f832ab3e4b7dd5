"""Which jobs have something to do: one look for all of them, so that an idle bot asks its database one thing a second.

A store offers a probe per job: a constant statement that finds a row as soon as there is work, with `NOW` for the time.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar, cast

from sqlalchemy import BindParameter, ColumnElement, CompoundSelect, Select, bindparam, exists, literal_column, select
from sqlalchemy.sql.visitors import replacement_traverse

from bot.db import Database, Moment, as_stored
from bot.share import Share

NOW = bindparam("now", type_=Moment())
"""The moment of the look, in a probe."""

Probe = Select[Any]
_Statement = TypeVar("_Statement", Select[Any], CompoundSelect[Any])


class Due:
    """What is due, as far as probes tell. A job without a probe may always have something to do."""

    def __init__(self, db: Database, probes: Mapping[str, Probe]) -> None:
        """Nothing is asked before the first look."""
        self._db = db
        self._names = tuple(probes)
        self._probes = tuple(probes.values())

    async def among(self, names: Iterable[str], now: datetime) -> Sequence[str]:
        """Those of these jobs that have something to do now, in their order."""
        found = await self._look(now)
        return [name for name in names if name in found or name not in self._names]

    async def _look(self, now: datetime) -> frozenset[str]:
        if not self._names:
            return frozenset()
        statement = _one_look(self._probes, self._db.share)
        (row,) = await self._db.read_once(statement, now=as_stored(now))
        return frozenset(name for name, found in zip(self._names, row, strict=True) if found)


@lru_cache(maxsize=64)
def _one_look(probes: tuple[Probe, ...], share: Share) -> Probe:
    """The same text for each bot of a process: to write it takes as long as twenty looks, and it is kept for good."""
    return cast("Probe", select(*(exists(written_out(_within(probe, share))) for probe in probes)))


def written_out(statement: _Statement) -> _Statement:
    """With each constant in its text. Where a bound value may lead to a partial index, SQLite plans at every run."""
    return cast("_Statement", replacement_traverse(cast("Any", statement), {}, cast("Any", _constant)))


def _constant(each: object, **_: object) -> ColumnElement[Any] | None:
    if not isinstance(each, BindParameter) or each.required:
        return None
    return literal_column(str(each.compile(compile_kwargs={"literal_binds": True})), each.type)


def _within(probe: Probe, share: Share) -> Probe:
    """Only the groups of this share, where the probe says which group its rows are of."""
    named = [each.c.guild_id for each in probe.get_final_froms() if "guild_id" in each.c]
    return probe.where(share.where(named[0])) if named and not share.is_everything else probe
