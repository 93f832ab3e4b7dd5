"""Every SQL statement about how people are reached, and the letters that wait until a thread is there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, Integer, Row, Text, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Json, Moment, Snowflake, table, upsert
from cogs.contact.model import Letter, Notice, Person, Way

people = table(
    "contact_people",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("way", Text, nullable=False),
    Column("thread_id", Snowflake),
    Column("chosen", Integer, nullable=False),
    Column("dm_closed_at", Moment),
    Column("notice", Text),
    Column("changed_at", Moment, nullable=False),
    CheckConstraint("way IN ('none', 'dm', 'thread')", name="way"),
    CheckConstraint("notice IN ('dm_closed', 'no_thread')", name="notice"),
)
letters = table(
    "contact_letters",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    Column("user_id", Snowflake, nullable=False),
    Column("kind", Text, nullable=False),
    Column("ref", Json, nullable=False),
    Column("due_at", Moment),
    Column("again", Flag, nullable=False),
)


def _is(guild_id: int, user_id: int) -> tuple[Any, Any]:
    return people.c.guild_id == guild_id, people.c.user_id == user_id


async def get(conn: AsyncConnection, guild_id: int, user_id: int) -> Person:
    """What is known; somebody unknown asked for nothing."""
    row = (await conn.execute(select(people).where(*_is(guild_id, user_id)))).first()
    return _person(row) if row is not None else Person(guild_id, user_id)


async def held(conn: AsyncConnection, guild_id: int, user_id: int) -> Person:
    """The same, and nobody else changes it before this transaction ends."""
    found = await conn.execute(select(people).where(*_is(guild_id, user_id)).with_for_update())
    row = found.first()
    return _person(row) if row is not None else Person(guild_id, user_id)


def _person(row: Row[Any]) -> Person:
    return Person(
        guild_id=row.guild_id,
        user_id=row.user_id,
        way=Way(row.way),
        thread_id=row.thread_id,
        chosen=row.chosen,
        dm_closed_at=row.dm_closed_at,
        notice=Notice(row.notice) if row.notice else None,
    )


async def put(conn: AsyncConnection, person: Person, now: datetime) -> None:
    """Save everything about the person; guild_id and user_id name the row."""
    values = {
        "way": person.way.value,
        "thread_id": person.thread_id,
        "chosen": person.chosen,
        "dm_closed_at": person.dm_closed_at,
        "notice": person.notice.value if person.notice else None,
        "changed_at": now,
    }
    insert = upsert(people).values(guild_id=person.guild_id, user_id=person.user_id, **values)
    await conn.execute(insert.on_conflict_do_update(index_elements=["guild_id", "user_id"], set_=values))


async def clear_notice(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """They have been told."""
    await conn.execute(update(people).where(*_is(guild_id, user_id)).values(notice=None))


async def add_letter(conn: AsyncConnection, letter: Letter) -> None:
    """Keep a letter until there is a thread for it. The key and its guild_id are known once."""
    insert = upsert(letters).values(
        guild_id=letter.guild_id,
        key=letter.key,
        user_id=letter.user_id,
        kind=letter.kind,
        ref=dict(letter.ref),
        due_at=letter.due_at,
        again=letter.again,
    )
    await conn.execute(insert.on_conflict_do_nothing(index_elements=["guild_id", "key"]))


async def take_letters(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Letter]:
    """Take out what waits for the person."""
    found = await conn.execute(
        delete(letters).where(letters.c.guild_id == guild_id, letters.c.user_id == user_id).returning(letters)
    )
    return sorted((Letter(**row._asdict()) for row in found), key=lambda letter: letter.key)


async def letters_of(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Letter]:
    """What waits for the person."""
    found = await conn.execute(
        select(letters).where(letters.c.guild_id == guild_id, letters.c.user_id == user_id).order_by(letters.c.key)
    )
    return [Letter(**row._asdict()) for row in found]


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Everything about the person."""
    await conn.execute(delete(letters).where(letters.c.guild_id == guild_id, letters.c.user_id == user_id))
    await conn.execute(delete(people).where(*_is(guild_id, user_id)))
