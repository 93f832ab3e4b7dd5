"""The one statement about welcomes that the moderators' page needs."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.welcome.model import State
from cogs.welcome.model_settings import Settings
from cogs.welcome.store import arrivals
from cogs.welcome.store_settings import groups, settings_from


async def glance(conn: AsyncConnection, guild_id: int) -> tuple[Settings, int, int] | None:
    """The group's settings, how many wait because many came at once, and how many are held for a moderator's word."""
    counts = [
        select(func.count())
        .where(arrivals.c.guild_id == guild_id, arrivals.c.state == state.value)
        .scalar_subquery()
        .label(f"count_{state.value}")
        for state in (State.WAITING, State.HELD)
    ]
    row = (await conn.execute(select(groups, *counts).where(groups.c.guild_id == guild_id))).first()
    if row is None:
        return None
    return settings_from({name: getattr(row, name) for name in Settings.__slots__}), row.count_waiting, row.count_held
