"""The two statements that save many rows: put together once, then repeated by the driver for each row.

A statement that holds all rows takes longer to be put together than the database takes to save them; a file of five
thousand lines would hold everybody up for it.
"""

from typing import Any

from sqlalchemy import ColumnElement, Table, case, literal_column, or_
from sqlalchemy.dialects.postgresql import Insert

from bot.db import upsert
from cogs.analytics.model import FROM_PLATFORM

_SAME = frozenset({"guild_id", "account_id", "key", "at"})


def content_statement(contents: Table) -> Insert:
    """Content that is new, or counted later than what is stored; each row names its guild_id."""
    new = upsert(contents)
    changed = _changed(new, contents)
    # What kind of content it is, the creator says: a platform that is asked again does not know better.
    asked = _is_from_platform(new.excluded.source) & _is_from_platform(contents.c.source)
    changed |= {name: case((asked, contents.c[name]), else_=new.excluded[name]) for name in ("format", "sponsored")}
    newer = contents.c.captured_at <= new.excluded.captured_at
    ours = contents.c.guild_id == new.excluded.guild_id
    return new.on_conflict_do_update(index_elements=["account_id", "key"], set_=changed, where=ours & newer)


def snapshot_statement(snapshots: Table) -> Insert:
    """Snapshots; one of the same moment is replaced. Each row names its guild_id."""
    new = upsert(snapshots)
    ours = snapshots.c.guild_id == new.excluded.guild_id
    return new.on_conflict_do_update(index_elements=["account_id", "at"], set_=_changed(new, snapshots), where=ours)


def _changed(new: Insert, target: Table) -> dict[str, ColumnElement[Any]]:
    return {column.name: new.excluded[column.name] for column in target.c if column.name not in _SAME}


def _is_from_platform(source: ColumnElement[str]) -> ColumnElement[bool]:
    """Compared with words in the statement itself: a statement for many rows takes no list."""
    return or_(*(source == literal_column(f"'{each}'") for each in sorted(FROM_PLATFORM)))
