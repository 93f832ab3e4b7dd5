"""The one statement about the group that the moderators' page needs."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import outbox
from cogs.desk.store import groups


async def glance(conn: AsyncConnection, guild_id: int, since: datetime) -> tuple[int, int, bool]:
    """How many messages died since then, how much the last check found, and whether anybody ever set things up."""
    dead = select(func.count()).where(
        outbox.c.guild_id == guild_id, outbox.c.state == "dead", outbox.c.settled_at >= since
    )
    found = select(groups.c.findings).where(groups.c.guild_id == guild_id)
    row = (
        await conn.execute(select(dead.scalar_subquery().label("dead"), found.scalar_subquery().label("found")))
    ).one()
    return row.dead, len(row.found or ()), row.found is not None
