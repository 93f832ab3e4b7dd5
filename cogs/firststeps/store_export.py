"""Everything the first steps store about a person, as plain data. Asks the other stores."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.firststeps import store, store_audits, store_mentors, store_nudges
from cogs.firststeps.model_audits import Review


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """By topic; feedback the person gave is theirs, feedback they received is shown without names."""
    return {
        "path": await _path(conn, guild_id, user_id),
        "calendar": await _calendar(conn, guild_id, user_id),
        "check_ins": [
            {"number": each.number, "feeling": each.feeling.value, "line": each.line, "at": each.at.isoformat()}
            for each in await store.check_ins_of(conn, guild_id, user_id)
        ],
        "reminders": [
            {"phase": each.phase.value, "day": each.day, "state": each.state.value, "due_at": each.due_at.isoformat()}
            for each in await store_nudges.of(conn, guild_id, user_id)
        ],
        "requests_for_feedback": await _audits(conn, guild_id, user_id),
        "feedback_given": [_review(each) for each in await store_audits.reviews_by(conn, guild_id, user_id)],
        "mentoring": await _mentoring(conn, guild_id, user_id),
    }


async def _path(conn: AsyncConnection, guild_id: int, user_id: int) -> dict[str, Any] | None:
    path = await store.path(conn, guild_id, user_id)
    if path is None:
        return None
    return {"began_at": _moment(path.began_at), "reminders": path.reminders, "waits_for_a_mentor": path.seeking}


async def _calendar(conn: AsyncConnection, guild_id: int, user_id: int) -> dict[str, Any] | None:
    calendar = await store.calendar(conn, guild_id, user_id)
    if calendar is None:
        return None
    formats = [kind.value for kind in calendar.formats]
    return {"per_week": calendar.per_week, "formats": formats, "starts_on": calendar.starts_on.isoformat()}


async def _audits(conn: AsyncConnection, guild_id: int, user_id: int) -> list[dict[str, Any]]:
    return [
        {
            "state": audit.state.value,
            "asked_at": audit.asked_at.isoformat(),
            "answers": [_review(each) for each in await store_audits.reviews_of(conn, guild_id, audit.id)],
        }
        for audit in await store_audits.of(conn, guild_id, user_id)
    ]


def _review(review: Review) -> dict[str, Any]:
    return {
        "marks": {topic.value: mark.value for topic, mark in review.marks.items()},
        "notes": {topic.value: note for topic, note in review.notes.items()},
    }


async def _mentoring(conn: AsyncConnection, guild_id: int, user_id: int) -> dict[str, Any]:
    offer = await store_mentors.offer_of(conn, guild_id, user_id)
    return {
        "offer": {"most": offer.most, "paused": offer.paused} if offer is not None else None,
        "pairs": [
            {"newcomer_id": each.newcomer_id, "mentor_id": each.mentor_id, "state": each.state.value}
            for each in await store_mentors.pairs_of(conn, guild_id, user_id)
        ],
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at is not None else None
