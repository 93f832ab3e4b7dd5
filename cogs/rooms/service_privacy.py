"""What rooms store about a person, told and forgotten."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import Errand, enqueue
from cogs.collabs import service_slots
from cogs.rooms import store, store_feedback
from cogs.rooms.model import Room, Side, State
from cogs.rooms.model_feedback import Feedback
from cogs.rooms.service_thread import CLEAR, SAY, Said

_EVERYTHING = 1000


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """Every room of the person, what happened in it by them, and feedback they gave; what they may read, they can."""
    rooms = await store.of_person(conn, guild_id, user_id, set(State), _EVERYTHING)
    feedback = await store_feedback.naming(conn, guild_id, user_id)
    told = {
        "rooms": [await _told(conn, room, user_id) for room in rooms],
        "feedback_given": [_said(each) for each in feedback if each.from_id == user_id],
        "feedback_kept_for_you": sum(each.to_id == user_id for each in feedback),
    }
    return told if any(told.values()) else {}


async def _told(conn: AsyncConnection, room: Room, user_id: int) -> dict[str, Any]:
    side = room.side_of(user_id) or Side.OWNER
    mine = [each for each in await store.told(conn, room.guild_id, room.id) if each.side in {side, None}]
    return {
        "side": side.value,
        "state": room.state.value,
        "step": room.step.value,
        "brief": room.spec.plain(),
        "dates": {step.value: at.isoformat() for step, at in room.dates.items()},
        "link": room.link,
        "marking": room.marking.value,
        "numbers": room.numbers.get(side, ""),
        "history": [{"did": e.did.value, "step": e.step.value, "at": e.at.isoformat(), "words": e.words} for e in mine],
    }


def _said(given: Feedback) -> dict[str, Any]:
    numbers = {"clear": given.clear, "reliable": given.reliable, "again": given.again}
    return {**numbers, "words": given.words, "given_at": given.given_at.isoformat()}


async def forget(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Remove the rooms and everything the bot wrote about them. The thread stays to the other one, without a name.

    What the person said to others as feedback stays theirs, and says no more who it came from.
    """
    await store_feedback.remove_person(conn, guild_id, user_id)
    for room in await store.remove_person(conn, guild_id, user_id):
        if room.state is State.ACTIVE:
            await service_slots.release(conn, guild_id, room.request_id, now)
        if room.thread_id is not None:
            await _clear(conn, room, now)


async def _clear(conn: AsyncConnection, room: Room, now: datetime) -> None:
    thread_id = room.thread_id or 0
    ref = {"room": room.id, "thread": thread_id, "messages": [each for each in (room.message_id, room.case_id) if each]}
    await enqueue(conn, Errand(room.guild_id, CLEAR, f"{CLEAR}:{thread_id}", ref), now)
    said = {"room": room.id, "said": Said.FORGOTTEN.value, "step": room.step.value}
    key = f"{SAY}:{room.id}:{Said.FORGOTTEN.value}:{thread_id}"
    await enqueue(conn, Errand(room.guild_id, SAY, key, said, channel_id=thread_id), now)
