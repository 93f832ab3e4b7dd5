"""What a group's moderators chose for the board."""

from dataclasses import asdict

from sqlalchemy import Column, Integer, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Snowflake, table, upsert
from cogs.collabs.model import Limits

settings = table(
    "collabs_settings",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("most_open", Integer, nullable=False),
    Column("cooldown_hours", Integer, nullable=False),
    Column("lasts_days", Integer, nullable=False),
    Column("moderated", Flag, nullable=False),
)


async def limits(conn: AsyncConnection, guild_id: int) -> Limits:
    """What holds in the group; the usual where nobody chose."""
    found = await conn.execute(
        select(*(settings.c[name] for name in Limits.__slots__)).where(settings.c.guild_id == guild_id)
    )
    return Limits(*row) if (row := found.first()) is not None else Limits()


async def set_limits(conn: AsyncConnection, guild_id: int, chosen: Limits) -> None:
    """Keep what was chosen."""
    row = upsert(settings).values(guild_id=guild_id, **asdict(chosen))
    await conn.execute(row.on_conflict_do_update(index_elements=["guild_id"], set_=asdict(chosen)))
