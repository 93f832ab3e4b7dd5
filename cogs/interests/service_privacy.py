"""What is stored about a person's interests, questions and answers, told and forgotten."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.interests import service_letters, store, store_questions, store_watches
from cogs.interests.model import UNDECIDED, Interest, Question, State

_EVERYTHING = 1000


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """What the person offered and asked, and how they answered others; never what others said."""
    offered = await store.offered_by(conn, guild_id, user_id, set(State), _EVERYTHING)
    owned = await store.owned_by(conn, guild_id, user_id)
    asked = await store_questions.asked_by(conn, guild_id, user_id, _EVERYTHING)
    answered = await store_questions.asked_of(conn, guild_id, user_id, _EVERYTHING)
    told = {
        "offered": [_offered(each) for each in offered],
        "decided": [_decided(each) for each in owned],
        "asked": [_asked(each) for each in asked],
        "answered": [_answered(each) for each in answered],
    }
    return {name: rows for name, rows in told.items() if rows}


async def forget(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Remove it all. Whoever waited for this person's answer is told that there will be none."""
    for interest in await store.remove_person(conn, guild_id, user_id):
        if interest.state in UNDECIDED:
            await service_letters.gone(conn, interest, now)
    await store_watches.remove_owner(conn, guild_id, user_id)
    await store_questions.remove_person(conn, guild_id, user_id)


def _offered(interest: Interest) -> dict[str, Any]:
    return {
        "request": interest.request_id,
        "state": interest.state.value,
        "note": interest.note,
        "shows_numbers": interest.shows_numbers,
        "offered_at": interest.offered_at.isoformat(),
    }


def _decided(interest: Interest) -> dict[str, Any]:
    at = interest.answered_at
    told = {"request": interest.request_id, "state": interest.state.value, "words": interest.words}
    return told | {"answered_at": at.isoformat() if at else None}


def _asked(question: Question) -> dict[str, Any]:
    return {"request": question.request_id, "words": question.words, "asked_at": question.asked_at.isoformat()}


def _answered(question: Question) -> dict[str, Any]:
    at = question.answered_at
    return {
        "request": question.request_id,
        "answer": question.answer,
        "answered_at": at.isoformat() if at else None,
    }
