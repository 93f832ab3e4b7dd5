"""The group's channels, roles, moderators and zone in SQL. The audit log and letters are in `store_audit` and on."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import (
    Column,
    ColumnElement,
    Index,
    ScalarSelect,
    Text,
    bindparam,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Json, Moment, Snowflake, table, upsert
from bot.db_replacing import replacing
from bot.due import NOW
from cogs.desk.model import DEFAULT_ZONE, Desk

groups = table(
    "desk_groups",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("zone", Text, nullable=False),
    Column("checked_at", Moment, nullable=False),
    Column("findings", Json, nullable=False),
    Column("building_until", Moment),
    Index("ix_desk_groups_checked_at", "checked_at"),
)
places = table(
    "desk_places",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("purpose", Text, primary_key=True),
    Column("channel_id", Snowflake, nullable=False),
    Column("made", Flag, nullable=False),
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


# Asked for in nearly every press, so these are written once: to write one anew takes as long as to run it.
_HERE = bindparam("guild_id", type_=Snowflake)
_PLACES = select(places.c.purpose, places.c.channel_id).where(places.c.guild_id == _HERE)
_ROLES = select(roles.c.purpose, roles.c.role_id).where(roles.c.guild_id == _HERE)
_ZONE = select(groups.c.zone).where(groups.c.guild_id == _HERE)
_ALL_OF_PLACES = select(places).where(places.c.guild_id == _HERE)
_MODERATORS = select(moderators.c.feature, moderators.c.role_id).where(moderators.c.guild_id == _HERE)
_OF_FEATURE = (moderators.c.guild_id == _HERE, moderators.c.feature == bindparam("feature"))
_MODERATOR_ROLES = select(moderators.c.role_id).where(*_OF_FEATURE)
_NO_MODERATORS = delete(moderators).where(*_OF_FEATURE)
_SET_PLACE, _SET_ROLE = replacing(places), replacing(roles)
_ENSURE_GROUP = upsert(groups).on_conflict_do_nothing(index_elements=["guild_id"])
_CHANGE_GROUP = update(groups).where(groups.c.guild_id == bindparam("group"))
_BEGIN_BUILDING = _CHANGE_GROUP.where(or_(groups.c.building_until.is_(None), groups.c.building_until <= NOW)).returning(
    groups.c.guild_id
)


async def places_of(conn: AsyncConnection, guild_id: int) -> Mapping[str, int]:
    """The group's channels, by purpose."""
    found = await conn.execute(_PLACES, {"guild_id": guild_id})
    return {row.purpose: row.channel_id for row in found}


def has_place(guild_id: ColumnElement[int], purpose: str) -> ColumnElement[bool]:
    """Whether the group has such a channel, as a condition of a question about many groups."""
    return exists().where(places.c.guild_id == guild_id, places.c.purpose == purpose)


def role_with(guild_id: ColumnElement[int], purpose: str) -> ScalarSelect[int]:
    """The group's role with that purpose, as a column of another question."""
    return select(roles.c.role_id).where(roles.c.guild_id == guild_id, roles.c.purpose == purpose).scalar_subquery()


async def roles_of(conn: AsyncConnection, guild_id: int) -> Mapping[str, int]:
    """The group's roles, by purpose."""
    found = await conn.execute(_ROLES, {"guild_id": guild_id})
    return {row.purpose: row.role_id for row in found}


async def desk_of(conn: AsyncConnection, guild_id: int) -> Desk:
    """Everything the group has chosen."""
    rows = (await conn.execute(_ALL_OF_PLACES, {"guild_id": guild_id})).all()
    return Desk(
        places={row.purpose: row.channel_id for row in rows},
        made=frozenset(row.purpose for row in rows if row.made),
        roles=await roles_of(conn, guild_id),
        moderators=await _all_moderators(conn, guild_id),
        zone=await zone_of(conn, guild_id) or DEFAULT_ZONE,
    )


async def _all_moderators(conn: AsyncConnection, guild_id: int) -> Mapping[str, frozenset[int]]:
    found = await conn.execute(_MODERATORS, {"guild_id": guild_id})
    by_feature: dict[str, set[int]] = {}
    for row in found:
        by_feature.setdefault(row.feature, set()).add(row.role_id)
    return {feature: frozenset(ids) for feature, ids in by_feature.items()}


async def set_place(conn: AsyncConnection, guild_id: int, purpose: str, channel_id: int, *, made: bool = False) -> None:
    """Remember the channel, in place of an earlier one."""
    row = {"guild_id": guild_id, "purpose": purpose, "channel_id": channel_id, "made": made}
    await conn.execute(_SET_PLACE, row)


async def set_role(conn: AsyncConnection, guild_id: int, purpose: str, role_id: int) -> None:
    """Remember the role, in place of an earlier one."""
    await conn.execute(_SET_ROLE, {"guild_id": guild_id, "purpose": purpose, "role_id": role_id})


async def zone_of(conn: AsyncConnection, guild_id: int) -> str | None:
    """The name of the group's time zone, when one was chosen."""
    zone: str | None = await conn.scalar(_ZONE, {"guild_id": guild_id})
    return zone


async def ensure_group(conn: AsyncConnection, guild_id: int, now: datetime) -> None:
    """Give the group its row. Its first daily check is a day from now: nobody has set anything up yet."""
    row = {"guild_id": guild_id, "zone": DEFAULT_ZONE, "checked_at": now, "findings": []}
    await conn.execute(_ENSURE_GROUP, row)


async def set_zone(conn: AsyncConnection, guild_id: int, zone: str) -> None:
    """Remember the group's time zone."""
    await conn.execute(_CHANGE_GROUP, {"group": guild_id, "zone": zone})


async def begin_building(conn: AsyncConnection, guild_id: int, now: datetime, until: datetime) -> bool:
    """Take the right to make things in this group. Answers False while somebody else has it."""
    claimed = await conn.execute(_BEGIN_BUILDING, {"group": guild_id, "now": now, "building_until": until})
    return claimed.first() is not None


async def set_building(conn: AsyncConnection, guild_id: int, until: datetime | None) -> None:
    """Prolong the right to make things, or give it back."""
    await conn.execute(_CHANGE_GROUP, {"group": guild_id, "building_until": until})


async def moderator_roles(conn: AsyncConnection, guild_id: int, feature: str) -> frozenset[int]:
    """The roles that moderate a feature."""
    return frozenset(await conn.scalars(_MODERATOR_ROLES, {"guild_id": guild_id, "feature": feature}))


async def set_moderators(conn: AsyncConnection, guild_id: int, feature: str, role_ids: Collection[int]) -> None:
    """Let exactly these roles moderate a feature."""
    await conn.execute(_NO_MODERATORS, {"guild_id": guild_id, "feature": feature})
    if rows := [{"guild_id": guild_id, "feature": feature, "role_id": role_id} for role_id in sorted(role_ids)]:
        await conn.execute(insert(moderators), rows)
