"""What happens in rooms by themselves: a day before each date, after three quiet weeks, a week after the end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.rooms import store, store_due, store_feedback
from cogs.rooms.model import Room, Side, Step
from cogs.rooms.model_due import About, Event, due, next_due
from cogs.rooms.model_feedback import readable
from cogs.rooms.service_letters import write
from cogs.rooms.service_thread import Said, say, show
from cogs.rooms.text_letters import Topic

PATIENCE = timedelta(hours=1)
"""So late something may be before the doctor wonders."""


async def waiting(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and id of rooms in which something has to happen by now."""
    return await store_due.due(conn, now, limit)


async def overdue(conn: AsyncConnection, guild_id: int, now: datetime) -> int:
    """How many rooms of a group wait for too long."""
    return await store_due.overdue(conn, guild_id, now - PATIENCE)


async def act(conn: AsyncConnection, guild_id: int, room_id: int, now: datetime) -> None:
    """Do what is due in one room; nothing, when somebody else has done it meanwhile."""
    room = await store.find_to_change(conn, guild_id, room_id)
    if room is None or room.due_at is None or room.due_at > now:
        return
    for event in due(room, now):
        await _happen(conn, room, event, now)
    seen = replace(room, seen_at=now)
    await store.save(conn, replace(seen, due_at=next_due(seen)))


async def _happen(conn: AsyncConnection, room: Room, event: Event, now: datetime) -> None:
    if event.about is About.REMIND:
        await _remind(conn, room, event.step, now)
    elif event.about is About.STILL:
        await _ask(conn, room, event, now)
    elif event.about is About.CONFIRM:
        for side in room.takers(Step.DONE):
            await write(conn, room, side, Topic.CONFIRM, f"again:{room.version}", now)
    else:
        await _reveal(conn, room, now)


async def _remind(conn: AsyncConnection, room: Room, step: Step, now: datetime) -> None:
    """Both are told, once per date: whoever has to do it, and whoever waits for it."""
    at = int(room.dates[step].timestamp())
    for side in Side:
        await write(conn, room, side, Topic.REMIND, f"{step.value}:{at}", now, step=step.value, at=at)


async def _ask(conn: AsyncConnection, room: Room, event: Event, now: datetime) -> None:
    """Is it still on? In letters, and in the thread, which is opened again for it when Discord has put it away."""
    at = int(event.at.timestamp())
    for side in Side:
        await write(conn, room, side, Topic.STILL, f"{at}", now, moved=int(room.moved_at.timestamp()))
    await show(conn, room, now)
    await say(conn, room, Said.STILL, now)


async def _reveal(conn: AsyncConnection, room: Room, now: datetime) -> None:
    """What was kept back may be read now."""
    given = await store_feedback.of_room(conn, room.guild_id, room.id)
    for side in Side:
        if readable(room, given, side, now) is not None:
            await write(conn, room, side, Topic.REVEAL, "", now)
