"""The upsert that most stores want, as a constant of theirs. The one to begin others with is in `bot.db`."""

from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import Insert

from bot.db import upsert


def replacing(target: Table) -> Insert:
    """A statement that saves a row, new or in place of the one with its key; it is run with the row's columns."""
    insert, key = upsert(target), target.primary_key.columns
    changes = {name: insert.excluded[name] for name in target.c.keys() if name not in key}  # noqa: SIM118 - no dict
    return insert.on_conflict_do_update(index_elements=list(key), set_=changes)
