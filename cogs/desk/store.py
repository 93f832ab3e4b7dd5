"""Every SQL statement of the desk."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Column, Index, Text, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Json, Moment, Snowflake, row_id, table, upsert
from cogs.desk.model import Act

groups = table(
    "desk_groups",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("zone", Text, nullable=False),
    Column("checked_at", Moment),
)
places = table(
    "desk_places",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("purpose", Text, primary_key=True),
    Column("channel_id", Snowflake, nullable=False),
)
roles = table(
    "desk_roles",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("purpose", Text, primary_key=True),
    Column("role_id", Snowflake, nullable=False),
)
moderators = table(
    "desk_moderators",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("feature", Text, primary_key=True),
    Column("role_id", Snowflake, primary_key=True, autoincrement=False),
)
audit = table(
    "desk_audit",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor_id", Snowflake, nullable=False),
    Column("feature", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject_id", Snowflake),
    Column("details", Json, nullable=False),
    Index("ix_desk_audit_guild_id_at", "guild_id", "at"),
)


async def places_of(conn: AsyncConnection, guild_id: int) -> Mapping[str, int]:
    """The group's channels, by purpose."""
    found = await conn.execute(select(places.c.purpose, places.c.channel_id).where(places.c.guild_id == guild_id))
    return {row.purpose: row.channel_id for row in found}


async def roles_of(conn: AsyncConnection, guild_id: int) -> Mapping[str, int]:
    """The group's roles, by purpose."""
    found = await conn.execute(select(roles.c.purpose, roles.c.role_id).where(roles.c.guild_id == guild_id))
    return {row.purpose: row.role_id for row in found}


async def set_place(conn: AsyncConnection, guild_id: int, purpose: str, channel_id: int) -> None:
    """Remember the channel, in place of an earlier one."""
    values = upsert(places).values(guild_id=guild_id, purpose=purpose, channel_id=channel_id)
    await conn.execute(
        values.on_conflict_do_update(index_elements=["guild_id", "purpose"], set_={"channel_id": channel_id})
    )


async def set_role(conn: AsyncConnection, guild_id: int, purpose: str, role_id: int) -> None:
    """Remember the role, in place of an earlier one."""
    values = upsert(roles).values(guild_id=guild_id, purpose=purpose, role_id=role_id)
    await conn.execute(values.on_conflict_do_update(index_elements=["guild_id", "purpose"], set_={"role_id": role_id}))


async def zone_of(conn: AsyncConnection, guild_id: int) -> str | None:
    """The name of the group's time zone, when one was chosen."""
    zone: str | None = await conn.scalar(select(groups.c.zone).where(groups.c.guild_id == guild_id))
    return zone


async def moderator_roles(conn: AsyncConnection, guild_id: int, feature: str) -> frozenset[int]:
    """The roles that moderate a feature."""
    found = await conn.scalars(
        select(moderators.c.role_id).where(moderators.c.guild_id == guild_id, moderators.c.feature == feature)
    )
    return frozenset(found)


async def add_act(conn: AsyncConnection, act: Act, now: datetime) -> None:
    """Write an act into the audit log."""
    await conn.execute(
        insert(audit).values(
            guild_id=act.guild_id,
            at=now,
            actor_id=act.actor_id,
            feature=act.feature,
            action=act.action,
            subject_id=act.subject_id,
            details=dict(act.details),
        )
    )
