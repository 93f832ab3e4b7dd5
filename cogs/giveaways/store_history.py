"""Every SQL question about what people bring along when they enter: whether they are barred, when they last won."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment
from cogs.giveaways.model_winners import HOLDING
from cogs.giveaways.store_templates import barred
from cogs.giveaways.store_winners import winners

HELD = sorted(state.value for state in HOLDING)


async def barred_people(conn: AsyncConnection, guild_id: int, user_id: int | None = None) -> frozenset[int]:
    """Whom the moderators keep out of giveaways: of all people, or of one."""
    asked = select(barred.c.user_id).where(barred.c.guild_id == guild_id)
    found = await conn.execute(asked if user_id is None else asked.where(barred.c.user_id == user_id))
    return frozenset(found.scalars())


async def last_wins(conn: AsyncConnection, guild_id: int, user_id: int | None = None) -> Mapping[int, datetime]:
    """When people last won something here that they did not lose again: of all people, or of one."""
    latest = func.max(winners.c.won_at, type_=Moment).label("latest")
    asked = (
        select(winners.c.user_id, latest)
        .where(winners.c.guild_id == guild_id, winners.c.user_id.is_not(None), winners.c.state.in_(HELD))
        .group_by(winners.c.user_id)
    )
    found = await conn.execute(asked if user_id is None else asked.where(winners.c.user_id == user_id))
    return {row.user_id: row.latest for row in found}
