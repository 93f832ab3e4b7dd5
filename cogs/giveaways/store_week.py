"""Counting prizes that wait for their winners."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.giveaways.model import State
from cogs.giveaways.model_winners import WinnerState
from cogs.giveaways.store import giveaways
from cogs.giveaways.store_winners import winners


async def open_claims(conn: AsyncConnection, guild_id: int) -> int:
    """How many winners who were announced can still claim."""
    announced = giveaways.c.id == winners.c.giveaway_id
    wanted = (
        select(func.count())
        .select_from(giveaways.join(winners, announced))
        .where(giveaways.c.guild_id == guild_id, giveaways.c.state == State.ANNOUNCED.value)
        .where(winners.c.state == WinnerState.WON.value)
    )
    return int(await conn.scalar(wanted) or 0)
