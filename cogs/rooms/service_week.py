"""What rooms say in the group's digest: how many collabs, never whose."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.week import Line, label_for
from cogs.rooms import store_week, text_week


async def told(conn: AsyncConnection, guild_id: int, since: datetime, now: datetime) -> Sequence[Line]:
    """Collabs that were finished, and those under way. What happens in a room is between those in it."""
    del now
    done, makers = await store_week.finished(conn, guild_id, since)
    active, people = await store_week.under_way(conn, guild_id)
    finished = Line(text_week.finished(done), makers, done, label_for(done, *text_week.FINISHED_LABEL))
    making = Line(text_week.under_way(active), people, active, label_for(active, *text_week.UNDER_WAY_LABEL))
    return [each for each in (finished, making) if each.number]
