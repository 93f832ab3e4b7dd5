"""The thread of a room: having its card follow, a line in it, remembering where it is, noticing that it is gone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import Errand, enqueue, enqueue_again
from cogs.collabs.model import PLACE
from cogs.desk import service as desk
from cogs.rooms import store, text_letters
from cogs.rooms.model import Room, Side, State
from cogs.rooms.model_due import next_due
from cogs.rooms.service_letters import write
from cogs.rooms.text_letters import Topic

SHOW = "rooms.show"
"""An effect: a thread with both in it, and in it the card as the state wants it."""
SAY = "rooms.say"
"""A message: a quiet line in the thread."""
CLEAR = "rooms.clear"
"""An effect: what the bot wrote about somebody who was forgotten."""
DOOR = "welcome"
"""Where private threads are made when the board is a forum, which can hold none."""
MOST_REMADE = 1
"""How often a thread that somebody deleted is made anew."""


class Said(StrEnum):
    """What a line in the thread tells."""

    OPENED = "opened"
    REMADE = "remade"
    STEP = "step"
    BACK = "back"
    COMPLETED = "completed"
    CALLED_OFF = "called_off"
    LEFT = "left"
    STILL = "still"
    FORGOTTEN = "forgotten"


async def keep(conn: AsyncConnection, room: Room, now: datetime) -> Room:
    """Save it with when something is due in it next, and have its card follow."""
    saved = await store.save(conn, replace(room, due_at=next_due(room)))
    await show(conn, saved, now)
    return saved


async def show(conn: AsyncConnection, room: Room, now: datetime) -> None:
    """Have the card follow the state. Several wishes before it is done become one."""
    await enqueue_again(conn, Errand(room.guild_id, SHOW, f"{SHOW}:{room.id}", {"room": room.id}), now)


async def say(conn: AsyncConnection, room: Room, said: Said, now: datetime) -> None:
    """A line in the thread, when there is one. The card says the same where there is none."""
    if room.thread_id is None:
        return
    ref = {"room": room.id, "said": said.value, "step": room.step.value}
    key = f"{SAY}:{room.id}:{said.value}:{room.version}:{room.thread_id}"
    await enqueue(conn, Errand(room.guild_id, SAY, key, ref, channel_id=room.thread_id), now)


async def find(conn: AsyncConnection, guild_id: int, room_id: int) -> Room | None:
    """The room that something is about."""
    return await store.find(conn, guild_id, room_id)


async def in_thread(conn: AsyncConnection, guild_id: int, thread_id: int) -> Room | None:
    """The room that is in that thread."""
    return await store.in_thread(conn, guild_id, thread_id)


async def grounds(conn: AsyncConnection, guild_id: int) -> Sequence[int]:
    """The channels under which a room can be made, the best one first."""
    places = await desk.places(conn, guild_id)
    return [places[purpose] for purpose in (PLACE, DOOR) if purpose in places]


async def placed(
    conn: AsyncConnection, guild_id: int, room_id: int, ids: tuple[int | None, int, int], now: datetime
) -> bool:
    """Remember channel, thread and message of the card. False when the room is gone meanwhile."""
    room = await store.find_to_change(conn, guild_id, room_id)
    if room is None:
        return False
    channel_id, thread_id, message_id = ids
    is_new = room.thread_id != thread_id
    known = replace(room, channel_id=channel_id, thread_id=thread_id, message_id=message_id)
    saved = await store.save(conn, known)
    if is_new:
        await say(conn, saved, Said.REMADE if saved.remade else Said.OPENED, now)
    return True


async def lost(conn: AsyncConnection, guild_id: int, room_id: int, thread_id: int, now: datetime) -> None:
    """Somebody deleted that thread. A new one is made once; after that the two are told how to go on without."""
    room = await store.find_to_change(conn, guild_id, room_id)
    if room is None or room.thread_id != thread_id:
        return
    bare = replace(room, channel_id=None, thread_id=None, message_id=None, case_id=None, remade=room.remade + 1)
    saved = await store.save(conn, bare)
    if saved.state is State.ACTIVE:
        await (show(conn, saved, now) if saved.remade <= MOST_REMADE else _told(conn, saved, now))


async def card_lost(conn: AsyncConnection, guild_id: int, room_id: int, message_id: int, now: datetime) -> None:
    """Somebody deleted the card: it is posted anew in the same thread."""
    room = await store.find_to_change(conn, guild_id, room_id)
    if room is not None and room.message_id == message_id:
        await show(conn, await store.save(conn, replace(room, message_id=None)), now)


def wants_thread(room: Room) -> bool:
    """Whether a thread is to be made where there is none."""
    return room.state is State.ACTIVE and room.remade <= MOST_REMADE


async def no_place(conn: AsyncConnection, guild_id: int, room_id: int, channel_id: int | None, now: datetime) -> None:
    """There is no way to a thread: both are told how to go on without one, and the moderators what is missing."""
    room = await store.find(conn, guild_id, room_id)
    if room is None or room.state is not State.ACTIVE:
        return
    await _told(conn, room, now)
    words = text_letters.no_place(room.id, channel_id)
    await desk.alert(conn, guild_id, f"rooms:no_place:{room.id}", words, now, check=True)


async def _told(conn: AsyncConnection, room: Room, now: datetime) -> None:
    for side in Side:
        await write(conn, room, side, Topic.NO_PLACE, "", now)


async def has_board(conn: AsyncConnection, guild_id: int) -> bool:
    """Whether the group has a collab board at all."""
    return await desk.place(conn, guild_id, PLACE) is not None
