"""Rows as one parameter, and a statement that is its own transaction, on both engines."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import Integer, Text, func, select
from sqlalchemy.exc import DBAPIError

from bot.db import Database, Moment, Snowflake, as_stored, upsert
from bot.json_rows import JsonRows, dump
from tests.kernel.entries import count, entries

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
LARGEST = 2**63 - 1

given = JsonRows("given", {"giveaway": Snowflake, "person": Snowflake, "note": Text, "at": Moment})
insert = (
    upsert(entries)
    .from_select(["giveaway", "person", "note", "at"], select(*given.c).where(given.c.giveaway > 0))
    .on_conflict_do_nothing()
    .returning(entries.c.person)
)


async def test_every_value_arrives_as_it_was(entries_database: Database) -> None:
    rows = [(1, LARGEST, "quote \" \\ ' and 🎁", as_stored(NOW)), (1, 2, None, None), (1, 3, "", 0)]
    written = await entries_database.write_once(insert, given=dump(rows))
    assert sorted(row[0] for row in written) == [2, 3, LARGEST]
    async with entries_database.read() as conn:
        stored = (await conn.execute(select(entries).order_by(entries.c.person))).all()
    assert stored[1].note == ""
    assert stored[0][2:] == (None, None)
    assert stored[2] == (1, LARGEST, rows[0][2], NOW)


async def test_rows_join_what_is_stored_in_an_ordinary_statement(entries_database: Database) -> None:
    await entries_database.write_once(insert, given=dump([(1, 2, "a", None), (1, 3, "b", None)]))
    wanted = JsonRows("wanted", {"person": Integer})
    joined = wanted.table.join(entries, entries.c.person == wanted.c.person)
    async with entries_database.read() as conn:
        found = await conn.scalars(select(entries.c.note).select_from(joined), {"wanted": dump([(3,), (9,)])})
        assert list(found) == ["b"]
        assert await conn.scalar(select(func.count()).select_from(wanted.table), {"wanted": dump([])}) == 0


async def test_a_refused_statement_leaves_no_trace_and_the_connection_free(entries_database: Database) -> None:
    """Person 13 is one that the table refuses."""
    with pytest.raises(DBAPIError, match="ck_entries_person"):
        await entries_database.write_once(insert, given=dump([(1, 12, None, None), (1, 13, None, None)]))
    async with entries_database.write() as conn:
        assert await count(conn) == 0


async def test_it_takes_its_turn_among_transactions(entries_database: Database) -> None:
    async def by_hand(person: int) -> None:
        async with entries_database.write() as conn:
            await conn.execute(upsert(entries).values(giveaway=2, person=person))

    at_once = (entries_database.write_once(insert, given=dump([(1, person, None, None)])) for person in range(20, 40))
    await asyncio.gather(*at_once, *map(by_hand, range(20, 40)))
    async with entries_database.read() as conn:
        assert await count(conn) == 40


async def test_closing_waits_for_it(entries_database: Database) -> None:
    writing = asyncio.create_task(entries_database.write_once(insert, given=dump([(1, 2, None, None)])))
    await asyncio.sleep(0)
    await entries_database.close()
    assert [row[0] for row in await writing] == [2]


async def test_who_stops_waiting_leaves_the_connection_usable(entries_database: Database) -> None:
    writing = asyncio.create_task(entries_database.write_once(insert, given=dump([(1, 2, None, None)])))
    for _ in range(3):
        await asyncio.sleep(0)
    writing.cancel()
    await asyncio.wait([writing])
    await entries_database.write_once(insert, given=dump([(1, 3, None, None)]))
    async with entries_database.write() as conn:
        assert await count(conn) in {1, 2}
