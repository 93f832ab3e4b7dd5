"""Counting what happened on the board lately."""

from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.collabs.model import State
from cogs.collabs.store import requests


async def counted(conn: AsyncConnection, guild_id: int, since: datetime) -> tuple[int, int]:
    """How many of the open requests were posted since then, and how many are open."""
    new = func.coalesce(func.sum(case((requests.c.posted_at >= since, 1), else_=0)), 0)
    wanted = select(new, func.count()).where(requests.c.guild_id == guild_id, requests.c.state == State.OPEN.value)
    found, still_open = (await conn.execute(wanted)).one()
    return int(found), int(still_open)
