"""Every SQL statement about questions to owners, and their answers."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime

from sqlalchemy import Column, Index, Text, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, row_id, table
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


async def add(conn: AsyncConnection, question: Question) -> Question:
    """Save a new one in its group (`guild_id`); answers it with its number."""
    row = {field.name: getattr(question, field.name) for field in fields(Question) if field.name != "id"}
    added = await conn.execute(insert(questions).values(row).returning(questions.c.id))
    return replace(question, id=added.scalar_one())


async def find(conn: AsyncConnection, guild_id: int, question_id: int) -> Question | None:
    """One of this group."""
    one = (questions.c.guild_id == guild_id, questions.c.id == question_id)
    row = (await conn.execute(select(questions).where(*one))).first()
    return Question(**row._asdict()) if row is not None else None


async def answer(conn: AsyncConnection, guild_id: int, question_id: int, words: str, now: datetime) -> Question | None:
    """Answer it once; None when it is answered already, or gone."""
    is_open = (questions.c.guild_id == guild_id, questions.c.id == question_id, questions.c.answered_at.is_(None))
    changed = update(questions).where(*is_open).values(answer=words, answered_at=now)
    row = (await conn.execute(changed.returning(*questions.c))).first()
    return Question(**row._asdict()) if row is not None else None


async def count_open(conn: AsyncConnection, guild_id: int, request_id: int, asker_id: int) -> int:
    """How many questions of that person about that request nobody has answered."""
    theirs = (questions.c.guild_id == guild_id, questions.c.request_id == request_id, questions.c.asker_id == asker_id)
    counted = select(func.count()).where(*theirs, questions.c.answered_at.is_(None))
    return int(await conn.scalar(counted) or 0)


async def askers(conn: AsyncConnection, guild_id: int) -> Sequence[int]:
    """Everybody who waits for the answer to a question."""
    waiting = (questions.c.guild_id == guild_id, questions.c.answered_at.is_(None))
    return (await conn.scalars(select(questions.c.asker_id).distinct().where(*waiting))).all()


async def unanswered(conn: AsyncConnection, guild_id: int, request_id: int) -> Sequence[Question]:
    """What nobody has answered yet about that request, the oldest first."""
    about = (questions.c.guild_id == guild_id, questions.c.request_id == request_id)
    wanted = select(questions).where(*about, questions.c.answered_at.is_(None)).order_by(questions.c.id)
    return [Question(**row._asdict()) for row in await conn.execute(wanted)]


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
