"""Counting newcomers on their first steps, and the steps they took."""

from datetime import datetime

from sqlalchemy import func, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.firststeps.store import calendars, check_ins, paths
from cogs.firststeps.store_audits import audits


async def on_the_way(conn: AsyncConnection, guild_id: int, since: datetime) -> int:
    """How many people began since then."""
    wanted = select(func.count()).where(paths.c.guild_id == guild_id, paths.c.began_at >= since)
    return int(await conn.scalar(wanted) or 0)


async def taken(conn: AsyncConnection, guild_id: int, since: datetime) -> tuple[int, int]:
    """How many steps were taken since then, and by how many people."""
    steps = union_all(
        select(paths.c.user_id).where(paths.c.guild_id == guild_id, paths.c.began_at >= since),
        select(calendars.c.user_id).where(calendars.c.guild_id == guild_id, calendars.c.changed_at >= since),
        select(check_ins.c.user_id).where(check_ins.c.guild_id == guild_id, check_ins.c.at >= since),
        select(audits.c.user_id).where(audits.c.guild_id == guild_id, audits.c.asked_at >= since),
    ).subquery()
    found, people = (await conn.execute(select(func.count(), func.count(steps.c.user_id.distinct())))).one()
    return int(found), int(people)
