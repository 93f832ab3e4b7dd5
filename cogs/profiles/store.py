"""Every SQL statement of profiles."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Integer,
    Row,
    Select,
    Text,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Json, Moment, Snowflake, table, upsert
from bot.whom import HERE
from cogs.profiles.model import Field, Kind, Niche, Platform, PlatformEntry, Profile, Subgroup, Visibility

people = table(
    "profiles_people",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("kind", Text),
    Column("subgroup", Text),
    Column("niche", Text),
    Column("second_niche", Text),
    Column("region", Text),
    Column("zone", Text),
    Column("sentence", Text),
    Column("visibility", Json, nullable=False),
    Column("shared_at", Moment),
    Column("changed_at", Moment, nullable=False),
    CheckConstraint("kind IN ('aspiring', 'expert', 'enthusiast', 'strategist')", name="kind"),
    CheckConstraint("subgroup IN ('lifestyle', 'local', 'reviewers', 'events')", name="subgroup"),
)
platforms = table(
    "profiles_platforms",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("platform", Text, primary_key=True),
    Column("handle", Text, nullable=False),
    Column("followers", Snowflake),
    Column("position", Integer, nullable=False),
)


# Asked for in many presses, so these are written once: to write one anew takes as long as to run it.
_HERE, _PERSON = bindparam("guild_id", type_=Snowflake), bindparam("user_id", type_=Snowflake)
_TOLD = select(people).where(people.c.guild_id == _HERE, people.c.user_id == _PERSON)
_PLATFORMS = (
    select(platforms.c.platform, platforms.c.handle, platforms.c.followers)
    .where(platforms.c.guild_id == _HERE, platforms.c.user_id == _PERSON)
    .order_by(platforms.c.position)
)
_SOME = bindparam("user_ids", type_=Snowflake, expanding=True)
_TOLD_BY_SOME = select(people).where(people.c.guild_id == _HERE, people.c.user_id.in_(_SOME))
_PLATFORMS_OF_SOME = (
    select(platforms)
    .where(platforms.c.guild_id == _HERE, platforms.c.user_id.in_(_SOME))
    .order_by(platforms.c.user_id, platforms.c.position)
)
_NEW_PERSON = upsert(people)
_LOCK = _NEW_PERSON.on_conflict_do_update(
    index_elements=["guild_id", "user_id"], set_={"changed_at": _NEW_PERSON.excluded.changed_at}
)
_CHANGE = update(people).where(people.c.guild_id == bindparam("group"), people.c.user_id == bindparam("person"))
_REMOVE_PLATFORMS, _REMOVE_PERSON = (
    delete(each).where(each.c.guild_id == _HERE, each.c.user_id == _PERSON) for each in (platforms, people)
)
_ADD_PLATFORMS = insert(platforms)


async def find(conn: AsyncConnection, guild_id: int, user_id: int) -> Profile | None:
    """What the person told the group."""
    row = (await conn.execute(_TOLD, {"guild_id": guild_id, "user_id": user_id})).first()
    return None if row is None else _profile(row, await platforms_of(conn, guild_id, user_id))


async def of_niche(conn: AsyncConnection, guild_id: int, niche: Niche) -> Sequence[Profile]:
    """The profiles with that niche whose owners introduced themselves, without their platforms."""
    has = or_(people.c.niche == niche, people.c.second_niche == niche)
    wanted = select(people).where(people.c.guild_id == guild_id, has, people.c.shared_at.is_not(None))
    return [_profile(row, ()) for row in await conn.execute(wanted)]


def introduced() -> Select[tuple[int]]:
    """Everybody of a group (`guild_id`) who introduced themselves."""
    return select(people.c.user_id).where(people.c.guild_id == HERE, people.c.shared_at.is_not(None))


async def of_people(conn: AsyncConnection, guild_id: int, user_ids: Collection[int]) -> Sequence[Profile]:
    """What these people told the group, in two questions however many they are; who told nothing is not among them."""
    found = (await conn.execute(_TOLD_BY_SOME, {"guild_id": guild_id, "user_ids": list(user_ids)})).all()
    theirs = {"guild_id": guild_id, "user_ids": [row.user_id for row in found]}
    entries: defaultdict[int, list[PlatformEntry]] = defaultdict(list)
    for row in await conn.execute(_PLATFORMS_OF_SOME, theirs):
        entries[row.user_id].append(PlatformEntry(Platform(row.platform), row.handle, row.followers))
    return [_profile(row, tuple(entries[row.user_id])) for row in found]


async def platforms_of(conn: AsyncConnection, guild_id: int, user_id: int) -> tuple[PlatformEntry, ...]:
    """The person's platforms in the order they were added."""
    found = await conn.execute(_PLATFORMS, {"guild_id": guild_id, "user_id": user_id})
    return tuple(PlatformEntry(Platform(row.platform), row.handle, row.followers) for row in found)


async def lock(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Make the person's row if there is none, and hold it until the transaction ends."""
    await conn.execute(_LOCK, {"guild_id": guild_id, "user_id": user_id, "visibility": {}, "changed_at": now})


async def change(conn: AsyncConnection, guild_id: int, user_id: int, columns: Mapping[str, Any]) -> None:
    """Write some columns of a row that exists."""
    await conn.execute(_CHANGE, {"group": guild_id, "person": user_id, **columns})


async def replace_platforms(
    conn: AsyncConnection, guild_id: int, user_id: int, entries: Sequence[PlatformEntry]
) -> None:
    """Write the person's platforms anew."""
    await conn.execute(_REMOVE_PLATFORMS, {"guild_id": guild_id, "user_id": user_id})
    rows = [
        {
            "guild_id": guild_id,
            "user_id": user_id,
            "platform": entry.platform.value,
            "handle": entry.handle,
            "followers": entry.followers,
            "position": position,
        }
        for position, entry in enumerate(entries)
    ]
    if rows:
        await conn.execute(_ADD_PLATFORMS, rows)


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove everything about the person."""
    for each in (_REMOVE_PLATFORMS, _REMOVE_PERSON):
        await conn.execute(each, {"guild_id": guild_id, "user_id": user_id})


def _profile(row: Row[Any], entries: tuple[PlatformEntry, ...]) -> Profile:
    return Profile(
        guild_id=row.guild_id,
        user_id=row.user_id,
        kind=Kind(row.kind) if row.kind else None,
        subgroup=Subgroup(row.subgroup) if row.subgroup else None,
        platforms=entries,
        niches=tuple(Niche(name) for name in (row.niche, row.second_niche) if name),
        region=row.region,
        zone=row.zone,
        sentence=row.sentence,
        visibility={Field(name): Visibility(value) for name, value in row.visibility.items()},
        shared_at=row.shared_at,
    )
