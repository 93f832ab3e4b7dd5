"""Whom the tables of all features name: found by the names of their columns, so that no feature is forgotten."""

from collections.abc import Iterator

from sqlalchemy import Column, MetaData, Select, Table, select, union

from bot.db import metadata
from bot.whom import HERE
from cogs.privacy.store import leaving

PEOPLE = frozenset(
    {
        "actor_id",
        "asker_id",
        "blocked_id",
        "creator_id",
        "decided_by",
        "featured_id",
        "from_id",
        "giver_id",
        "host_id",
        "mentor_id",
        "newcomer_id",
        "other_id",
        "owner_id",
        "reviewer_id",
        "subject_id",
        "to_id",
        "user_id",
    }
)
"""The names of columns that hold a person's id. A test fails for a column with an id that is on no list."""
_STAY = frozenset({"desk_audit", "outbox", "privacy_clocks"})
"""Tables that say nothing about who should be forgotten: the log stays, letters pass, the clock runs already."""


def columns_of(table: Table) -> list[Column[int]]:
    """The columns of a table that hold a person's id."""
    # no guild: it asks the declarations, not the database
    return [column for column in table.columns if column.name in PEOPLE]


def columns(of: MetaData = metadata) -> Iterator[Column[int]]:
    """All of them, in all tables."""
    # no guild: as in columns_of
    for table in of.sorted_tables:
        yield from columns_of(table)


def known() -> Select[tuple[int]]:
    """Everybody whom a table names of a group (`guild_id`), and for whom no clock runs because they left.

    A number that stands in for somebody forgotten is no person's id.
    """
    asked = [
        select(column).where(column.table.c.guild_id == HERE, column > 0)
        for column in columns()
        if column.table.name not in _STAY and "guild_id" in column.table.c
    ]
    (person,) = union(*asked).subquery().c
    return select(person).where(person.not_in(leaving()))
