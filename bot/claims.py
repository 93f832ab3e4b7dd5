"""Rows that a process has claimed for a while: whoever claims writes its name, and the claims of the dead end at once.

A table with such rows has the column of `claimed_by`, and its claim the value of `claimant`. Without that a claim ends
with its lease only. Alone, a process has no name: nobody else could end its claims.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Column, Table, Text, TextClause, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import metadata
from bot.db_postgres import HOLDER

_UNTIL, _WHERE = "until", "where"


def claimed_by(until: str, *, where: TextClause | None = None) -> Column[str]:
    """A column for the name. `until` is the column that ends a claim; `where` finds the claimed rows by an index."""
    return Column("claimed_by", Text, info={_UNTIL: until, _WHERE: true() if where is None else where})


def claimant(conn: AsyncConnection) -> str | None:
    """The name of the process whose transaction this is; None when it is alone."""
    name: str | None = conn.info.get(HOLDER)
    return name


async def end(conn: AsyncConnection, holders: Collection[str], now: datetime) -> None:
    """Give back what these had claimed, in every table: they are dead."""
    for each in metadata.sorted_tables:
        if "claimed_by" in each.c:
            await _end_in(conn, each, holders, now)


async def _end_in(conn: AsyncConnection, each: Table, holders: Collection[str], now: datetime) -> None:
    about = each.c.claimed_by.info
    until = each.c[about[_UNTIL]]
    theirs = update(each).where(about[_WHERE], until > now, each.c.claimed_by.in_(holders))
    await conn.execute(theirs.values({until: now, each.c.claimed_by: None}))
