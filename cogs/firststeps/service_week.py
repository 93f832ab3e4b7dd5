"""What first steps say in the group's digest: how far newcomers are together, never who is behind."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.week import Line
from cogs.firststeps import store_week, text_week

WAY = timedelta(weeks=4)


async def told(conn: AsyncConnection, guild_id: int, since: datetime, now: datetime) -> Sequence[Line]:
    """How many newcomers are on their way, and the steps of this week."""
    people = await store_week.on_the_way(conn, guild_id, now - WAY)
    steps, walkers = await store_week.taken(conn, guild_id, since)
    way = Line(text_week.on_the_way(people), people, people, text_week.WAY_LABEL)
    done = Line(text_week.taken(steps), walkers, steps, text_week.STEPS_LABEL)
    return [each for each in (way, done) if each.number]
