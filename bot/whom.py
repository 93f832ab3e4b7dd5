"""Whom features look after in a group: one question for all of them, because each connection begins with it."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, bindparam, literal_column, select, union_all

from bot.db import Database, Snowflake, metadata
from bot.due import written_out

HERE = bindparam("guild_id", type_=Snowflake)
"""The group that is asked about."""

Whom = Select[Any] | CompoundSelect[Any]
"""The ids of people in `HERE`, as often as it likes. Written without IN, like all that `Database.read_once` runs."""
Ask = Callable[[], Whom]
"""Made when it is asked for the first time: by then every feature has declared its tables."""


async def asked(db: Database, asks: Mapping[str, Ask], guild_id: int) -> Mapping[str, Sequence[int]]:
    """Whom each of these is about in the group, in order; who asks about nobody is not among them."""
    if not asks:
        return {}
    statement = _one_question(tuple(asks.values()), len(metadata.tables))
    found: dict[int, set[int]] = {}
    for at, person in await db.read_once(statement, guild_id=guild_id):
        found.setdefault(at, set()).add(person)
    return {name: sorted(found[at]) for at, name in enumerate(asks) if at in found}


@lru_cache(maxsize=64)
def _one_question(asks: tuple[Ask, ...], _tables: int) -> Whom:
    """The same text for each bot of a process; written anew when tables were added."""
    return union_all(*(_about(literal_column(str(at)), ask()) for at, ask in enumerate(asks)))


def _about(number: ColumnElement[Any], people: Whom) -> Select[Any]:
    if isinstance(people, CompoundSelect):
        return select(number, *written_out(people).subquery().c)
    # One question within another takes SQLite twice as long to plan.
    return written_out(people.with_only_columns(number, *people.selected_columns))
