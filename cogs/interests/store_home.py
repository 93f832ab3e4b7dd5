"""The one statement about interests and questions that somebody's own panel needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.interests.model import UNDECIDED, State
from cogs.interests.store import interests
from cogs.interests.store_questions import questions

OFFERS, QUESTIONS, MINE = "offers", "questions", "mine"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people offered for, or asked about, a request of the person's; or what they offered for themselves."""

    what: str
    request_id: int
    count: int
    somebody: int


async def glance(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Counted]:
    """All of it for one person, the request that waits longest first."""
    offers = (
        select(
            literal(OFFERS).label("what"),
            interests.c.request_id,
            func.count().label("count"),
            func.min(interests.c.user_id).label("somebody"),
        )
        .where(interests.c.guild_id == guild_id, interests.c.owner_id == user_id, interests.c.answered_at.is_(None))
        .where(interests.c.state == State.OFFERED.value)
        .group_by(interests.c.request_id)
    )
    asked = (
        select(literal(QUESTIONS), questions.c.request_id, func.count(), func.min(questions.c.asker_id))
        .where(questions.c.guild_id == guild_id, questions.c.owner_id == user_id, questions.c.answered_at.is_(None))
        .group_by(questions.c.request_id)
    )
    undecided = [each.value for each in UNDECIDED]
    mine = select(literal(MINE), literal(0), func.count(), literal(0)).where(
        interests.c.guild_id == guild_id, interests.c.user_id == user_id, interests.c.state.in_(undecided)
    )
    found = await conn.execute(union_all(offers, asked, mine))
    return sorted((Counted(*row) for row in found), key=lambda each: each.request_id)
