"""The table of the kernel's tests: who entered what, once each. Not one of the bot's, so outside its metadata."""

from collections.abc import Sequence

import pytest
from sqlalchemy import CheckConstraint, Column, Executable, MetaData, Table, Text, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database, Moment, Snowflake, upsert

metadata = MetaData()
entries = Table(
    "entries",
    metadata,
    Column("giveaway", Snowflake, primary_key=True, autoincrement=False),
    Column("person", Snowflake, primary_key=True, autoincrement=False),
    Column("note", Text),
    Column("at", Moment),
    CheckConstraint("person <> 13", name="ck_entries_person"),
    sqlite_strict=True,
)

Entry = tuple[int, int]


async def enter(conn: AsyncConnection, batch: Sequence[Entry]) -> list[bool]:
    """Enter everybody in one statement, locked in the order of the key. Answers who is new, each once."""
    wanted = [{"giveaway": giveaway, "person": person} for giveaway, person in sorted(set(batch))]
    insert = upsert(entries).values(wanted).on_conflict_do_nothing().returning(entries.c.giveaway, entries.c.person)
    new = {(row.giveaway, row.person) for row in await conn.execute(insert)}
    return [_take(entry, new) for entry in batch]


def _take(entry: Entry, new: set[Entry]) -> bool:
    """Whether it is new; the second time it is not."""
    if entry not in new:
        return False
    new.remove(entry)
    return True


async def fail_after(
    db: Database, statement: Executable, values: Sequence[dict[str, int]] | None = None, *, alone: bool = False
) -> None:
    """Run it in a transaction that comes to a bad end."""
    with pytest.raises(ZeroDivisionError):
        async with db.write(alone=alone) as conn:
            await conn.execute(statement, values)
            raise ZeroDivisionError


async def count(conn: AsyncConnection) -> int:
    """How many entries there are."""
    return await conn.scalar(select(func.count()).select_from(entries)) or 0
