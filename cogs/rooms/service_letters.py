"""Letters to one of the two, by the way they chose, outside their quiet hours; whoever chose none gets none."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.contact import service as contact
from cogs.rooms.model import Room, Side
from cogs.rooms.text_letters import Topic

LETTER = "rooms.letter"


async def write(
    conn: AsyncConnection,
    room: Room,
    to: Side,
    topic: Topic,
    key: str,
    now: datetime,
    **about: Any,  # noqa: ANN401
) -> None:
    """Write to one side, once per room, topic, side and key."""
    address = (room.guild_id, room.person(to))
    ref = {"room": room.id, "to": to.value, "topic": topic.value, **about}
    name = f"{LETTER}:{room.id}:{to.value}:{topic.value}:{key}"
    await contact.reach(conn, *address, LETTER, name, ref, now, await contact.allowed(conn, *address, now))
