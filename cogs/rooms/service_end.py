"""After the end: feedback for the other one, and a case study if both want one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from bot.outbox_store import Errand, enqueue, enqueue_again
from cogs.rooms import service, store, store_feedback, text, text_numbers
from cogs.rooms.model import BOTH, LONGEST_WORDS, Room, Side, State, other
from cogs.rooms.model_feedback import BEST, Feedback, of, readable
from cogs.rooms.service_letters import write
from cogs.rooms.service_thread import show
from cogs.rooms.text_letters import Topic
from cogs.tracking import service_results

CASE = "rooms.case"
"""A message: the case study, in the thread."""
FOLLOW = "rooms.case_follow"
"""An effect: the case study as it is now."""


@dataclass(frozen=True, slots=True)
class Grades:
    """The answers to the three questions, from 1 to 5, and words."""

    clear: int
    reliable: int
    again: int
    words: str = ""


async def give(conn: AsyncConnection, by: By, room_id: int, grades: Grades) -> Room:
    """Say to the other one how it was. When both have done so, both may read. Raises UserError."""
    room, side = await _done(conn, by, room_id)
    if not all(1 <= each <= BEST for each in (grades.clear, grades.reliable, grades.again)):
        raise UserError(text.NOT_A_GRADE)
    numbers = {"clear": grades.clear, "reliable": grades.reliable, "again": grades.again}
    people = {"from_id": by.user_id, "to_id": room.person(other(side))}
    words = grades.words.strip()[:LONGEST_WORDS]
    given = Feedback(guild_id=by.guild_id, room_id=room.id, **people, **numbers, words=words, given_at=by.now)
    if not await store_feedback.give(conn, given):
        raise UserError(text.GIVEN_ALREADY)
    await _tell(conn, by, room, side)
    return room


async def _tell(conn: AsyncConnection, by: By, room: Room, side: Side) -> None:
    """The other one hears that there is something; with the second feedback both hear that they can read."""
    given = await store_feedback.of_room(conn, room.guild_id, room.id)
    if len(given) < len(BOTH):
        topic = Topic.REVEAL if readable(room, given, other(side), by.now) else Topic.GIVE
        await write(conn, room, other(side), topic, "", by.now)
        return
    for each in Side:
        await write(conn, room, each, Topic.REVEAL, "", by.now)


async def may_give(conn: AsyncConnection, by: By, room_id: int) -> Room:
    """The room, when it is at its end and the person has not said anything yet. Raises UserError."""
    room, _ = await service.get(conn, by, room_id)
    if room.state is not State.DONE:
        raise UserError(text.NOT_OVER)
    if of(await store_feedback.of_room(conn, room.guild_id, room.id), by.user_id) is not None:
        raise UserError(text.GIVEN_ALREADY)
    return room


async def read(conn: AsyncConnection, by: By, room_id: int) -> Feedback:
    """What the other one said. Raises UserError while it may not be read."""
    room, side = await service.get(conn, by, room_id)
    found = readable(room, await store_feedback.of_room(conn, room.guild_id, room.id), side, by.now)
    if found is None:
        raise UserError(text.NOT_YET_READABLE)
    return found


async def kept(conn: AsyncConnection, by: By) -> Sequence[Feedback]:
    """What the person was told by people who were forgotten since."""
    return await store_feedback.kept(conn, by.guild_id, by.user_id)


async def agree(conn: AsyncConnection, by: By, room_id: int) -> Room:
    """The person wants a case study, or does not any more. When both want one, it is made. Raises UserError."""
    room, side = await _done(conn, by, room_id)
    if room.agreed == BOTH:
        return room
    agreed = await store.save(conn, replace(room, agreed=room.agreed ^ {side}))
    await show(conn, agreed, by.now)
    if agreed.agreed == BOTH and agreed.thread_id is not None:
        errand = Errand(room.guild_id, CASE, f"{CASE}:{room.id}", {"room": room.id}, channel_id=agreed.thread_id)
        await enqueue(conn, errand, by.now)
    return agreed


async def case_posted(conn: AsyncConnection, guild_id: int, room_id: int, message_id: int, now: datetime) -> None:
    """Remember the message of the case study. Numbers may have been added while it was on its way."""
    room = await store.find_to_change(conn, guild_id, room_id)
    if room is not None:
        await _follow(conn, await store.save(conn, replace(room, case_id=message_id)), now)


# Numbers


async def numbers(conn: AsyncConnection, by: By, room: Room) -> str | None:
    """What the person keeps track of about this room, as the case study would say it; None without any."""
    side = room.side_of(by.user_id)
    if side is None:
        return None
    work = await service_results.counted_with(conn, by, room.request_id, room.person(other(side)))
    return text_numbers.numbers(work) if work is not None else None


async def add_numbers(conn: AsyncConnection, by: By, room_id: int) -> Room:
    """Let the case study say what the person counted, as it stands now. Raises UserError without a number."""
    room, side = await _with_case(conn, by, room_id)
    words = await numbers(conn, by, room)
    if words is None:
        raise UserError(text.NO_NUMBERS)
    return await _say_numbers(conn, room, {**room.numbers, side: words}, by.now)


async def take_numbers(conn: AsyncConnection, by: By, room_id: int) -> Room:
    """Take them out again. Raises UserError."""
    room, side = await _with_case(conn, by, room_id)
    others = {each: words for each, words in room.numbers.items() if each is not side}
    return await _say_numbers(conn, room, others, by.now)


async def _with_case(conn: AsyncConnection, by: By, room_id: int) -> tuple[Room, Side]:
    room, side = await _done(conn, by, room_id)
    if room.agreed != BOTH:
        raise UserError(text.CASE_WANTED)
    return room, side


async def _say_numbers(conn: AsyncConnection, room: Room, said: Mapping[Side, str], now: datetime) -> Room:
    saved = await store.save(conn, replace(room, numbers=said))
    await _follow(conn, saved, now)
    return saved


async def _follow(conn: AsyncConnection, room: Room, now: datetime) -> None:
    """Have the case study in the thread follow."""
    if room.case_id is not None:
        await enqueue_again(conn, Errand(room.guild_id, FOLLOW, f"{FOLLOW}:{room.id}", {"room": room.id}), now)


async def _done(conn: AsyncConnection, by: By, room_id: int) -> tuple[Room, Side]:
    room, side = await service.held(conn, by, room_id)
    if room.state is not State.DONE:
        raise UserError(text.NOT_OVER)
    return room, side
