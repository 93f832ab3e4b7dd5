"""Every SQL statement about questions to owners, and their answers."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime

from sqlalchemy import Column, Index, Select, Text, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, row_id, table
from bot.whom import HERE
from cogs.interests.model import Question

questions = table(
    "interests_questions",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("request_id", Snowflake, nullable=False),
    Column("owner_id", Snowflake, nullable=False),
    Column("asker_id", Snowflake, nullable=False),
    Column("words", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("answered_at", Moment),
    Index("ix_interests_questions_request", "guild_id", "request_id", "id"),
    Index("ix_interests_questions_asker", "guild_id", "asker_id", "id"),
    Index("ix_interests_questions_owner", "guild_id", "owner_id", "id"),
)

_HERE, _OPEN = questions.c.guild_id == bindparam("group"), questions.c.answered_at.is_(None)
_OF_REQUEST = (_HERE, questions.c.request_id == bindparam("request"))
_ADD = insert(questions).returning(questions.c.id)
_FIND = select(questions).where(_HERE, questions.c.id == bindparam("question"))
_ANSWER = update(questions).where(_HERE, questions.c.id == bindparam("question"), _OPEN).returning(*questions.c)
_COUNT_OPEN = select(func.count()).where(*_OF_REQUEST, questions.c.asker_id == bindparam("asker"), _OPEN)
_UNANSWERED = select(questions).where(*_OF_REQUEST, _OPEN).order_by(questions.c.id)


async def add(conn: AsyncConnection, question: Question) -> Question:
    """Save a new one in its group (`guild_id`); answers it with its number."""
    row = {field.name: getattr(question, field.name) for field in fields(Question) if field.name != "id"}
    added = await conn.execute(_ADD, row)
    return replace(question, id=added.scalar_one())


async def find(conn: AsyncConnection, guild_id: int, question_id: int) -> Question | None:
    """One of this group."""
    row = (await conn.execute(_FIND, {"group": guild_id, "question": question_id})).first()
    return Question(**row._asdict()) if row is not None else None


async def answer(conn: AsyncConnection, guild_id: int, question_id: int, words: str, now: datetime) -> Question | None:
    """Answer it once; None when it is answered already, or gone."""
    one = {"group": guild_id, "question": question_id}
    row = (await conn.execute(_ANSWER, one | {"answer": words, "answered_at": now})).first()
    return Question(**row._asdict()) if row is not None else None


async def count_open(conn: AsyncConnection, guild_id: int, request_id: int, asker_id: int) -> int:
    """How many questions of that person about that request nobody has answered."""
    theirs = {"group": guild_id, "request": request_id, "asker": asker_id}
    return int(await conn.scalar(_COUNT_OPEN, theirs) or 0)


def askers() -> Select[tuple[int]]:
    """Everybody who waits for the answer to a question in a group (`guild_id`)."""
    return select(questions.c.asker_id).where(questions.c.guild_id == HERE, questions.c.answered_at.is_(None))


async def unanswered(conn: AsyncConnection, guild_id: int, request_id: int) -> Sequence[Question]:
    """What nobody has answered yet about that request, the oldest first."""
    found = await conn.execute(_UNANSWERED, {"group": guild_id, "request": request_id})
    return [Question(**row._asdict()) for row in found]


async def asked_by(
    conn: AsyncConnection, guild_id: int, asker_id: int, limit: int, offset: int = 0
) -> Sequence[Question]:
    """What the person asked, the newest first."""
    mine = (questions.c.guild_id == guild_id, questions.c.asker_id == asker_id)
    wanted = select(questions).where(*mine).order_by(questions.c.id.desc()).limit(limit).offset(offset)
    found = await conn.execute(wanted)
    return [Question(**row._asdict()) for row in found]


async def asked_of(conn: AsyncConnection, guild_id: int, owner_id: int, limit: int) -> Sequence[Question]:
    """What the person was asked, the newest first."""
    theirs = (questions.c.guild_id == guild_id, questions.c.owner_id == owner_id)
    found = await conn.execute(select(questions).where(*theirs).order_by(questions.c.id.desc()).limit(limit))
    return [Question(**row._asdict()) for row in found]


async def has_open(conn: AsyncConnection, guild_id: int, asker_id: int) -> bool:
    """Whether the person waits for an answer."""
    mine = (questions.c.guild_id == guild_id, questions.c.asker_id == asker_id)
    wanted = select(questions.c.id).where(*mine, questions.c.answered_at.is_(None)).limit(1)
    return (await conn.execute(wanted)).first() is not None


async def drop_open(conn: AsyncConnection, guild_id: int, asker_id: int) -> None:
    """Nobody needs to answer what this person asked any more."""
    mine = (questions.c.guild_id == guild_id, questions.c.asker_id == asker_id)
    await conn.execute(delete(questions).where(*mine, questions.c.answered_at.is_(None)))


async def remove_person(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """What the person asked, and what they were asked."""
    names = or_(questions.c.asker_id == user_id, questions.c.owner_id == user_id)
    await conn.execute(delete(questions).where(questions.c.guild_id == guild_id, names))
