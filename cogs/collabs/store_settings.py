"""What a group's moderators chose for the board."""

from dataclasses import asdict

from sqlalchemy import Column, Integer, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Snowflake, table
from bot.db_replacing import replacing
from cogs.collabs.model import Limits

settings = table(
    "collabs_settings",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("most_open", Integer, nullable=False),
    Column("cooldown_hours", Integer, nullable=False),
    Column("lasts_days", Integer, nullable=False),
    Column("moderated", Flag, nullable=False),
)

_LIMITS = select(*(settings.c[name] for name in Limits.__slots__)).where(settings.c.guild_id == bindparam("guild_id"))
_SET_LIMITS = replacing(settings)


async def limits(conn: AsyncConnection, guild_id: int) -> Limits:
    """What holds in the group; the usual where nobody chose."""
    found = await conn.execute(_LIMITS, {"guild_id": guild_id})
    return Limits(*row) if (row := found.first()) is not None else Limits()


async def set_limits(conn: AsyncConnection, guild_id: int, chosen: Limits) -> None:
    """Keep what was chosen."""
    await conn.execute(_SET_LIMITS, {"guild_id": guild_id, **asdict(chosen)})
