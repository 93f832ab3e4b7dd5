"""Letters about turns and gifts, by the way people chose, outside their quiet hours; whoever chose none gets none."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.contact import service as contact
from cogs.shoutouts.text_letters import Topic

LETTER = "shoutouts.letter"


async def write(
    conn: AsyncConnection,
    to: tuple[int, int],
    topic: Topic,
    about: int,
    now: datetime,
    **more: Any,  # noqa: ANN401
) -> bool:
    """Write to somebody (group and person), once per topic and all that it is about.

    False when they asked for nothing.
    """
    key = f"{LETTER}:{topic.value}:{about}:{to[1]}" + "".join(f":{each}" for each in more.values())
    ref = {"topic": topic.value, "about": about, "to": to[1], **more}
    return await contact.reach(conn, *to, LETTER, key, ref, now, await contact.allowed(conn, *to, now))
