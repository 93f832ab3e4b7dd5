"""What is promised of the short way: nobody can tell it from SQLAlchemy's, whichever statement takes it."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Column, MetaData, Table, Text, bindparam, delete, func, insert, literal, select, update
from sqlalchemy.exc import IntegrityError, OperationalError, PendingRollbackError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database, Flag, Json, Moment, Snowflake, open_database, upsert
from bot.db_constants import Connection
from tests.counted import Counted
from tests.kernel.entries import entries

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
OF_ONE = select(entries).where(entries.c.giveaway == bindparam("giveaway"))


async def test_from_the_second_time_on_it_is_the_short_way_and_the_rows_are_the_same(sqlite: Database) -> None:
    async with sqlite.write() as conn:
        await conn.execute(insert(entries).values(giveaway=7, person=1, note="first", at=NOON))
    asked = select(entries, func.count().over().label("all"), literal("here")).where(
        entries.c.giveaway == bindparam("giveaway")
    )
    async with sqlite.read() as conn:
        assert isinstance(conn, Connection)
        with Counted(AsyncConnection, "execute") as long:
            first, second = [(await conn.execute(asked, {"giveaway": 7})).all() for _ in range(2)]
    assert long.count == 1
    assert first == second == [(7, 1, "first", NOON, 1, "here")]
    assert second[0].at == NOON
    assert second[0].all == 1
    assert second[0]._asdict() == first[0]._asdict()


async def test_every_way_to_read_a_result_answers_the_same(sqlite: Database) -> None:
    async with sqlite.write() as conn:
        await conn.execute(insert(entries), [{"giveaway": 7, "person": person} for person in (1, 2)])
    people = select(entries.c.person).where(entries.c.giveaway == bindparam("giveaway")).order_by(entries.c.person)
    async with sqlite.read() as conn:
        for _ in range(2):
            assert (await conn.scalars(people, {"giveaway": 7})).all() == [1, 2]
            assert await conn.scalar(people, {"giveaway": 7}) == 1
            assert await conn.scalar(people, {"giveaway": 8}) is None
            assert (await conn.execute(people, {"giveaway": 8})).first() is None
            assert (await conn.execute(people, {"giveaway": 8})).one_or_none() is None
            assert [row.person for row in await conn.execute(people, {"giveaway": 7})] == [1, 2]
            assert [row["person"] for row in (await conn.execute(people, {"giveaway": 7})).mappings()] == [1, 2]


async def test_what_is_written_is_stored_and_answered_as_ever(sqlite: Database) -> None:
    """Each statement three times: as SQLAlchemy does it, worked out, and known."""
    put = upsert(entries)
    newer = put.on_conflict_do_update(index_elements=["giveaway", "person"], set_={"note": put.excluded.note})
    told = newer.returning(entries.c.person, entries.c.note)
    later = (
        update(entries)
        .where(entries.c.person == bindparam("whose"))
        .values(at=bindparam("then"))
        .returning(entries.c.at)
    )
    gone = delete(entries).where(entries.c.person == bindparam("whose"))
    for turn in range(3):
        then = NOON + timedelta(days=turn)
        async with sqlite.write() as conn:
            row = {"giveaway": 1, "person": 2, "note": f"turn {turn}"}
            assert (await conn.execute(told, row)).one() == (2, f"turn {turn}")
            assert await conn.scalar(later, {"whose": 2, "then": then}) == then
            assert (await conn.execute(OF_ONE, {"giveaway": 1})).all() == [(1, 2, f"turn {turn}", then)]
            if turn:
                await conn.execute(gone, {"whose": 2})
                assert (await conn.execute(OF_ONE, {"giveaway": 1})).all() == []


async def test_an_insert_reads_as_the_names_that_it_is_given(sqlite: Database) -> None:
    plain = insert(entries)
    async with sqlite.write() as conn:
        for person in range(1, 5):
            row = {"giveaway": 1, "person": person}
            await conn.execute(plain, row | ({"note": "x"} if person % 2 else {"at": NOON}))
        found = await conn.execute(select(entries.c.note, entries.c.at).order_by(entries.c.person))
    assert found.all() == [("x", None), (None, NOON), ("x", None), (None, NOON)]


async def test_lists_and_several_rows_at_once_go_the_long_way(sqlite: Database) -> None:
    plain = insert(entries)
    among = select(entries.c.person).where(entries.c.person.in_(bindparam("people", expanding=True)))
    async with sqlite.write() as conn:
        with Counted(AsyncConnection, "execute") as long:
            for giveaway in range(3):
                await conn.execute(plain, [{"giveaway": giveaway, "person": person} for person in (1, 2, 3)])
            for people in ([1], [1, 2, 3], []):
                found = (await conn.scalars(among, {"people": people})).all()
                assert sorted(found) == sorted(people * 3)
    assert long.count == 6


async def test_every_type_of_ours_is_stored_and_read(sqlite_url: str) -> None:
    own = MetaData()
    columns: dict[str, Any] = {"id": Snowflake, "at": Moment, "is_on": Flag, "about": Json, "name": Text}
    things = Table("things", own, *(Column(name, kind, primary_key=name == "id") for name, kind in columns.items()))
    db = open_database(sqlite_url)
    row: dict[str, Any] = {"id": 1 << 60, "at": NOON, "is_on": True, "about": {"niche": ["é", None]}, "name": "Sofía"}
    add, every, plain = insert(things), select(things), select(things.c.is_on, things.c.about)
    async with db.write() as conn:
        await conn.run_sync(own.create_all)
        for turn in range(3):
            await conn.execute(add, row | {"id": row["id"] + turn})
            assert dict((await conn.execute(every)).mappings().all()[0]) == row
            assert (await conn.execute(plain)).first() == (True, row["about"])
    await db.close()


async def test_what_the_database_refuses_is_an_error_of_sqlalchemys_without_the_values(sqlite: Database) -> None:
    plain = insert(entries)
    async with sqlite.write() as conn:
        await conn.execute(plain, {"giveaway": 1, "person": 1, "note": "secret"})
    for _ in range(2):
        with pytest.raises(IntegrityError) as refused:
            async with sqlite.write() as conn:
                await conn.execute(OF_ONE, {"giveaway": 1})
                await conn.execute(plain, {"giveaway": 1, "person": 1, "note": "secret"})
        assert "secret" not in str(refused.value)
        assert "UNIQUE" in str(refused.value.orig)
    with pytest.raises(OperationalError, match="readonly"):
        async with sqlite.read() as conn:
            await conn.execute(plain, {"giveaway": 1, "person": 2, "note": "x"})


@pytest.mark.parametrize("turns", range(8))
async def test_who_is_cancelled_in_a_constant_leaves_a_clean_connection(sqlite: Database, turns: int) -> None:
    async def work(giveaway: int) -> None:
        async with sqlite.write() as conn:
            await conn.execute(OF_ONE, {"giveaway": giveaway})
            await conn.execute(_PUT, {"giveaway": giveaway, "person": 1})

    for giveaway in (1, 2):
        await work(giveaway)
    task = asyncio.create_task(work(3))
    for _ in range(turns):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    await work(4)
    async with sqlite.read() as conn:
        assert len((await conn.execute(OF_ONE, {"giveaway": 4})).all()) == 1


_PUT = upsert(entries).on_conflict_do_nothing()


async def test_a_connection_that_was_thrown_away_takes_nothing_more(sqlite: Database) -> None:
    async with sqlite.read() as conn:
        await conn.execute(OF_ONE, {"giveaway": 1})
    with pytest.raises(PendingRollbackError):
        async with sqlite.read() as conn:
            await conn.execute(OF_ONE, {"giveaway": 1})
            await conn.invalidate()
            await conn.execute(OF_ONE, {"giveaway": 1})


async def test_a_statement_that_nobody_holds_is_forgotten(sqlite: Database) -> None:
    """At once: nothing of what is kept about it refers to itself."""
    known = len(Connection._known)
    async with sqlite.read() as conn:
        for giveaway in range(50):
            asked = select(entries).where(entries.c.giveaway == giveaway)
            for _ in range(2):
                await conn.execute(asked)
            del asked
    assert len(Connection._known) <= known + 1
