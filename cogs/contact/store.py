"""Every SQL statement about how people are reached, and the letters that wait until a thread is there."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, Integer, Row, Text, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Json, Moment, Snowflake, table, upsert
from bot.db_replacing import replacing
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


_IS = (people.c.guild_id == bindparam("group"), people.c.user_id == bindparam("person"))
_FOR = (letters.c.guild_id == bindparam("group"), letters.c.user_id == bindparam("person"))
_GET = select(people).where(*_IS)
_HOLD = _GET.with_for_update()
_PUT = replacing(people)
_CLEAR_NOTICE = update(people).where(*_IS).values(notice=None)
_ADD_LETTER = upsert(letters).on_conflict_do_nothing(index_elements=["guild_id", "key"])
_LETTERS = select(letters).where(*_FOR).order_by(letters.c.key)
_TAKE_LETTERS = delete(letters).where(*_FOR).returning(letters)
_REMOVE = (delete(letters).where(*_FOR), delete(people).where(*_IS))


def _person_of(guild_id: int, user_id: int) -> dict[str, int]:
    return {"group": guild_id, "person": user_id}


async def get(conn: AsyncConnection, guild_id: int, user_id: int) -> Person:
    """What is known; somebody unknown asked for nothing."""
    row = (await conn.execute(_GET, _person_of(guild_id, user_id))).first()
    return _person(row) if row is not None else Person(guild_id, user_id)


async def held(conn: AsyncConnection, guild_id: int, user_id: int) -> Person:
    """The same, and nobody else changes it before this transaction ends."""
    row = (await conn.execute(_HOLD, _person_of(guild_id, user_id))).first()
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
    row = {
        "guild_id": person.guild_id,
        "user_id": person.user_id,
        "way": person.way.value,
        "thread_id": person.thread_id,
        "chosen": person.chosen,
        "dm_closed_at": person.dm_closed_at,
        "notice": person.notice.value if person.notice else None,
        "changed_at": now,
    }
    await conn.execute(_PUT, row)


async def clear_notice(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """They have been told."""
    await conn.execute(_CLEAR_NOTICE, _person_of(guild_id, user_id))


async def add_letter(conn: AsyncConnection, letter: Letter) -> None:
    """Keep a letter until there is a thread for it. The key and its guild_id are known once."""
    row = {
        "guild_id": letter.guild_id,
        "key": letter.key,
        "user_id": letter.user_id,
        "kind": letter.kind,
        "ref": dict(letter.ref),
        "due_at": letter.due_at,
        "again": letter.again,
    }
    await conn.execute(_ADD_LETTER, row)


async def take_letters(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Letter]:
    """Take out what waits for the person."""
    found = await conn.execute(_TAKE_LETTERS, _person_of(guild_id, user_id))
    return sorted((Letter(**row._asdict()) for row in found), key=lambda letter: letter.key)


async def letters_of(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Letter]:
    """What waits for the person."""
    return [Letter(**row._asdict()) for row in await conn.execute(_LETTERS, _person_of(guild_id, user_id))]


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Everything about the person."""
    for each in _REMOVE:
        await conn.execute(each, _person_of(guild_id, user_id))
