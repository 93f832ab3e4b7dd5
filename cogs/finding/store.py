"""Every SQL statement of finding. Private things are never filed, so no statement here can tell them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    CompoundSelect,
    Index,
    Text,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    union,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Snowflake, table
from bot.whom import HERE
from cogs.analytics import service_rates
from cogs.finding.model import Condition, Facet, Origin, lot_of
from cogs.profiles import service as profiles

facets = table(
    "finding_facets",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("facet", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("audience", Text, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("lot", Snowflake, nullable=False),
    CheckConstraint("origin IN ('profile', 'numbers')", name="origin"),
    Index("ix_finding_facets_found", "guild_id", "facet", "value", "audience", "lot", "user_id"),
)

Filed = Mapping[int, frozenset[Facet]]
"""What is filed of people, by who they are."""

_HERE = facets.c.guild_id == bindparam("guild_id")
_FILED = select(facets).where(_HERE, facets.c.user_id.in_(bindparam("user_ids", type_=Snowflake, expanding=True)))
_EVERYBODY = select(facets.c.user_id).where(_HERE).distinct()
_FILE, _UNFILE = insert(facets), delete(facets).where(_HERE, facets.c.user_id == bindparam("user_id"))
_UNFILE_ORIGIN = _UNFILE.where(facets.c.origin == bindparam("origin"))


async def filed(conn: AsyncConnection, guild_id: int, user_ids: Collection[int]) -> Filed:
    """What is filed of these people; who has nothing is not among them."""
    theirs = {"guild_id": guild_id, "user_ids": list(user_ids)}
    found: defaultdict[int, set[Facet]] = defaultdict(set)
    for row in await conn.execute(_FILED, theirs):
        found[row.user_id].add(Facet(row.facet, row.value, row.audience, Origin(row.origin)))
    return {who: frozenset(each) for who, each in found.items()}


def whom() -> CompoundSelect[tuple[int]]:
    """Everybody of a group (`guild_id`) of whom something is filed, or may have to be."""
    filed_of = select(facets.c.user_id).where(facets.c.guild_id == HERE)
    return union(filed_of, profiles.introduced(), service_rates.sharers())


async def everybody(conn: AsyncConnection, guild_id: int) -> frozenset[int]:
    """Everybody of whom something is filed."""
    return frozenset(await conn.scalars(_EVERYBODY, {"guild_id": guild_id}))


async def file(conn: AsyncConnection, guild_id: int, user_id: int, origin: Origin, wanted: Collection[Facet]) -> None:
    """File these in the place of what was filed from there."""
    await conn.execute(_UNFILE_ORIGIN, {"guild_id": guild_id, "user_id": user_id, "origin": origin.value})
    common = {"guild_id": guild_id, "user_id": user_id, "origin": origin.value, "lot": lot_of(guild_id, user_id)}
    rows = [common | {"facet": each.name, "value": each.value, "audience": each.audience} for each in sorted(wanted)]
    if rows:
        await conn.execute(_FILE, rows)


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """File nothing of the person any more."""
    await conn.execute(_UNFILE, {"guild_id": guild_id, "user_id": user_id})


async def search(
    conn: AsyncConnection,
    guild_id: int,
    conditions: Sequence[Condition],
    seen_by: Collection[str],
    without: Collection[int],
    after: int,
    limit: int,
) -> Sequence[tuple[int, int]]:
    """Lot and person of those who fulfil all of it for this audience, in the order of their lots."""
    where = (facets.c.guild_id == guild_id, facets.c.lot > after, facets.c.user_id.not_in(without))
    fulfils = or_(*(and_(*_fulfils(each)) for each in conditions))
    wanted = (
        select(facets.c.lot, facets.c.user_id)
        .where(*where, facets.c.audience.in_(sorted(seen_by)), fulfils)
        .group_by(facets.c.lot, facets.c.user_id)
        # Each condition has a facet of its own. A join of each with each takes seconds where a planner guesses badly.
        .having(func.count(facets.c.facet.distinct()) == len(conditions))
        .order_by(facets.c.lot, facets.c.user_id)
        .limit(limit)
    )
    return [(row.lot, row.user_id) for row in await conn.execute(wanted)]


def _fulfils(condition: Condition) -> Sequence[ColumnElement[bool]]:
    where = [facets.c.facet == condition.name]
    if condition.values:
        where.append(facets.c.value.in_(condition.values))
    return [*where, *(facets.c.value.contains(word, autoescape=True) for word in condition.words)]
