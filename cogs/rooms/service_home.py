"""What rooms have for somebody's own panel: the steps that are theirs to say, and the next date."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Need, Topic
from cogs.rooms import store
from cogs.rooms import text_home as text
from cogs.rooms.model import Room, State, Step, control

_EVERYTHING = 100


async def home(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Home:
    """Every room whose next step this person may say, the one with the nearest date first."""
    rooms = await store.of_person(conn, guild_id, user_id, {State.ACTIVE}, _EVERYTHING)
    dates = [at for room in rooms for at in _coming(room).values() if at >= now]
    words = text.standing(len(rooms), min(dates, default=None))
    door = Door(Topic.COLLABS, words, text.MINE, control("mine"), is_calm=not rooms)
    waiting = [room for room in rooms if room.following and room.side_of(user_id) in room.takers(room.following)]
    return Home([_need(room, room.following) for room in waiting if room.following], [door])


def _need(room: Room, step: Step) -> Need:
    by = room.dates.get(step)
    return Need(text.next_step(step), text.OPEN, control("look", room.id), by=by, said=(room.spec.title,))


def _coming(room: Room) -> dict[Step, datetime]:
    """The dates of steps that are still to come."""
    steps = list(Step)
    return {step: at for step, at in room.dates.items() if steps.index(step) > steps.index(room.step)}
