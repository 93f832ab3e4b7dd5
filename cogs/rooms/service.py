"""What the two in a room can do: begin, take a step, go back, call it off. Nothing here knows Discord.

Dates are in `service_dates`, what was posted in `service_posting`, the end in `service_end`, the thread in
`service_thread`, what happens by itself in `service_due`, telling and forgetting in `service_privacy`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.collabs import service as collabs
from cogs.collabs import service_slots
from cogs.rooms import store, text
from cogs.rooms.model import (
    LONGEST_WORDS,
    Did,
    Entry,
    Planned,
    Room,
    Side,
    Start,
    State,
    Step,
    before,
    begun,
    other,
)
from cogs.rooms.service_letters import write
from cogs.rooms.service_thread import Said, keep, say
from cogs.rooms.text_letters import Topic

_EVERYTHING = 1000


async def begin(conn: AsyncConnection, start: Start, now: datetime) -> Room:
    """A room for somebody who was accepted; once per request and person, unless it was called off.

    Its thread rings for both; who accepted somebody writes to them too. Raises UserError.
    """
    if start.owner_id == start.creator_id:
        raise UserError(text.ONESELF)
    request = await collabs.get(conn, start.guild_id, start.request_id)
    is_new = await store.add(conn, begun(start, request.spec, now))
    room = await store.of_two(conn, start.guild_id, start.request_id, start.creator_id)
    if room is None:
        raise UserError(text.GONE)
    if not is_new:
        return room
    await store.tell(conn, room.guild_id, room.id, Entry(Did.BEGAN, Step.AGREED, None, now))
    return await keep(conn, room, now)


async def get(conn: AsyncConnection, by: By, room_id: int) -> tuple[Room, Side]:
    """A room of this person, and their side in it. Raises UserError; for others it is as if there were none."""
    return _theirs(await store.find(conn, by.guild_id, room_id), by)


async def held(conn: AsyncConnection, by: By, room_id: int) -> tuple[Room, Side]:
    """The same, and nobody else changes it until the transaction ends. Raises UserError."""
    return _theirs(await store.find_to_change(conn, by.guild_id, room_id), by)


async def to_change(conn: AsyncConnection, by: By, room_id: int) -> tuple[Room, Side]:
    """The same while it is under way. Raises UserError."""
    room, side = await held(conn, by, room_id)
    if room.state is not State.ACTIVE:
        raise UserError(text.NOT_ACTIVE)
    return room, side


def _theirs(room: Room | None, by: By) -> tuple[Room, Side]:
    side = room.side_of(by.user_id) if room is not None else None
    if room is None or side is None:
        raise UserError(text.GONE)
    return room, side


async def history(conn: AsyncConnection, room: Room) -> Sequence[Entry]:
    """What happened, from the beginning."""
    return await store.told(conn, room.guild_id, room.id)


async def mine(conn: AsyncConnection, by: By, *, active: bool = False) -> Sequence[Room]:
    """The rooms of a person, the newest first."""
    states = {State.ACTIVE} if active else set(State)
    return await store.of_person(conn, by.guild_id, by.user_id, states, _EVERYTHING)


async def waiting_for(conn: AsyncConnection, by: By) -> Sequence[Room]:
    """The rooms whose next step is this person's to say."""
    rooms = await mine(conn, by, active=True)
    return [each for each in rooms if each.following and each.side_of(by.user_id) in each.takers(each.following)]


async def dates_of(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Planned]:
    """Every date of a person that is still to come off, in the order of the calendar."""
    rooms = await store.of_person(conn, guild_id, user_id, {State.ACTIVE}, _EVERYTHING)
    planned = [
        Planned(room.id, room.spec.title, step, at)
        for room in rooms
        for step, at in room.dates.items()
        if list(Step).index(step) > list(Step).index(room.step)
    ]
    return sorted(planned, key=lambda each: (each.at, each.room_id))


async def take(conn: AsyncConnection, by: By, room_id: int, step: Step) -> Room:
    """The person says that a step is taken. One that is taken already stays so, so two presses are one.

    Raises UserError when it is the other one's to say, or when the room is elsewhere by now.
    """
    room, side = await to_change(conn, by, room_id)
    if room.step is step:
        return room
    may_take(room, side, step)
    if step is Step.DONE:
        return await _confirm(conn, room, side, by.now)
    return await stepped(conn, room.moves(step, by.now), side, by.now)


def may_take(room: Room, side: Side, step: Step) -> None:
    """Raise a UserError unless this is the next step and this side's to say."""
    if room.following is not step:
        raise UserError(text.MOVED_ON)
    takers = room.takers(step)
    if side not in takers:
        if step is Step.DONE:
            raise UserError(text.CONFIRMED_ALREADY)
        raise UserError(text.not_your_turn(room.person(next(iter(takers))), step))


async def stepped(conn: AsyncConnection, room: Room, side: Side, now: datetime) -> Room:
    """Save a room that was taken a step further, write it into its history, and say it in the thread."""
    await store.tell(conn, room.guild_id, room.id, Entry(Did.STEPPED, room.step, side, now))
    saved = await keep(conn, room, now)
    await say(conn, saved, Said.STEP, now)
    return saved


async def _confirm(conn: AsyncConnection, room: Room, side: Side, now: datetime) -> Room:
    """The end, from one side. With the second one it is reached."""
    confirmed = replace(room, confirmed=room.confirmed | {side})
    if confirmed.takers(Step.DONE):
        await store.tell(conn, room.guild_id, room.id, Entry(Did.CONFIRMED, Step.DONE, side, now))
        saved = await keep(conn, replace(confirmed, moved_at=now), now)
        await write(conn, saved, other(side), Topic.CONFIRM, f"{saved.version}", now)
        return saved
    await store.tell(conn, room.guild_id, room.id, Entry(Did.STEPPED, Step.DONE, side, now))
    done = await keep(conn, confirmed.moves(Step.DONE, now).ends(State.DONE, now), now)
    await say(conn, done, Said.COMPLETED, now)
    return done


async def back(conn: AsyncConnection, by: By, room_id: int, step: Step, words: str) -> Room:
    """One step back from that one, and why. From another one it changes nothing: both pressed. Raises UserError."""
    room, side = await to_change(conn, by, room_id)
    if room.step is not step:
        return room
    words, earlier = _words(words), before(step)
    if earlier is None:
        raise UserError(text.AT_THE_BEGINNING)
    await store.tell(conn, room.guild_id, room.id, Entry(Did.WENT_BACK, earlier, side, by.now, words))
    saved = await keep(conn, room.moves(earlier, by.now), by.now)
    await say(conn, saved, Said.BACK, by.now)
    await write(conn, saved, other(side), Topic.BACK, f"{saved.version}", by.now)
    return saved


async def call_off(conn: AsyncConnection, by: By, room_id: int, words: str) -> Room:
    """End it before its time, with words for the other one. The slot is free again. Raises UserError."""
    room, side = await to_change(conn, by, room_id)
    words = _words(words)
    await store.tell(conn, room.guild_id, room.id, Entry(Did.CALLED_OFF, room.step, side, by.now, words))
    return await _over(conn, room, side, (Said.CALLED_OFF, Topic.OFF), by.now)


async def under_way(conn: AsyncConnection, guild_id: int) -> Sequence[Room]:
    """Every room of the group that somebody's leaving would end, or that a deleted thread would be missed in."""
    return await store.active(conn, guild_id)


async def left(conn: AsyncConnection, by: By) -> None:
    """The person left the group: what they were in is over, and the other one is told."""
    for each in await mine(conn, by, active=True):
        room, side = await to_change(conn, by, each.id)
        await store.tell(conn, room.guild_id, room.id, Entry(Did.LEFT, room.step, side, by.now))
        await _over(conn, room, side, (Said.LEFT, Topic.LEFT), by.now)


async def _over(conn: AsyncConnection, room: Room, side: Side, words: tuple[Said, Topic], now: datetime) -> Room:
    """Called off by that side: the slot goes back, the thread and the other one are told."""
    said, topic = words
    await service_slots.release(conn, room.guild_id, room.request_id, now)
    saved = await keep(conn, room.ends(State.CANCELLED, now), now)
    await say(conn, saved, said, now)
    await write(conn, saved, other(side), topic, "", now)
    return saved


def _words(typed: str) -> str:
    words = " ".join(typed.split())[:LONGEST_WORDS]
    if not words:
        raise UserError(text.NO_WORDS)
    return words
