"""Every SQL statement about what people share, and reading the figures of those who do.

Reading is bounded: the newest content of 90 days for each account, some accounts at a time, both by index. So it costs
the same however much is stored.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    Select,
    Text,
    bindparam,
    delete,
    func,
    literal,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Moment, Snowflake, table
from bot.db_replacing import replacing
from bot.whom import HERE
from cogs.analytics.model import Content, Snapshot, Source
from cogs.analytics.model_sharing import Level, Levels, Measure, Share
from cogs.analytics.store import accounts, content_of_row, contents, snapshots
from cogs.profiles.model import Platform

_MEASURES = ", ".join(f"'{measure}'" for measure in Measure)

shares = table(
    "analytics_shares",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("platform", Text, primary_key=True),
    Column("measure", Text, primary_key=True),
    Column("level", Integer, nullable=False),
    Column("consent", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    CheckConstraint(f"measure IN ({_MEASURES})", name="measure"),
    CheckConstraint("level BETWEEN 1 AND 4", name="level"),
    Index("ix_analytics_shares_measure", "guild_id", "platform", "measure", "level"),
)
settings = table(
    "analytics_boards",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("without_staff", Flag, nullable=False),
)

_HERE = bindparam("guild_id", type_=Snowflake)
_MINE = (shares.c.guild_id == _HERE, shares.c.user_id == bindparam("user_id"))
_OF_MEASURE = (shares.c.guild_id == _HERE, shares.c.measure == bindparam("measure"))
_LEVELS_OF_PEOPLE = select(shares.c.user_id, shares.c.platform, shares.c.level).where(
    *_OF_MEASURE, shares.c.user_id.in_(bindparam("user_ids", type_=Snowflake, expanding=True))
)
_SHARES = select(shares).where(*_MINE).order_by(shares.c.platform, shares.c.measure)
_SHARE = replacing(shares)
_STOP = delete(shares).where(*_MINE)
_KEEP_PRIVATE = _STOP.where(shares.c.platform == bindparam("platform"), shares.c.measure == bindparam("measure"))
_OWNER = (
    (accounts.c.guild_id == shares.c.guild_id)
    & (accounts.c.user_id == shares.c.user_id)
    & (accounts.c.platform == shares.c.platform)
)
_SHARING_ANYWHERE = (
    select(accounts.c.id, accounts.c.user_id, shares.c.level, shares.c.platform)
    .select_from(shares.join(accounts, _OWNER))
    .where(*_OF_MEASURE, shares.c.level >= bindparam("least"))
    .order_by(shares.c.at, accounts.c.id)
)
_SHARING = _SHARING_ANYWHERE.where(shares.c.platform == bindparam("platform")).limit(bindparam("most", type_=Integer))
_COUNTED = (
    select(snapshots.c.followers)
    .where(snapshots.c.account_id == accounts.c.id, snapshots.c.followers.is_not(None))
    .order_by(snapshots.c.at.desc())
    .limit(1)
    .scalar_subquery()
)
_BESIDE = (
    select(contents.c.followers)
    .where(contents.c.account_id == accounts.c.id)
    .order_by(contents.c.published_at.desc())
    .limit(1)
    .scalar_subquery()
)
_SIZES = select(accounts.c.id, func.coalesce(_COUNTED, _BESIDE).label("followers")).where(
    accounts.c.guild_id == _HERE, accounts.c.id.in_(bindparam("account_ids", type_=Snowflake, expanding=True))
)
_WITHOUT_STAFF = select(settings.c.without_staff).where(settings.c.guild_id == _HERE)
_LEAVE_STAFF_OUT = replacing(settings)


@dataclass(frozen=True, slots=True)
class Sharing:
    """An account whose owner shares a measure, and how far."""

    account_id: int
    user_id: int
    level: Level


async def levels_of(conn: AsyncConnection, guild_id: int, user_id: int) -> Levels:
    """What the person shares."""
    return {(each.platform, each.measure): each.level for each in await shares_of(conn, guild_id, user_id)}


def sharers() -> Select[tuple[int]]:
    """Everybody of a group (`guild_id`) who shares anything."""
    return select(shares.c.user_id).where(shares.c.guild_id == HERE)


async def levels_of_people(
    conn: AsyncConnection, guild_id: int, user_ids: Collection[int], measure: Measure
) -> Mapping[int, Levels]:
    """How far each of these people shares that measure; who keeps it private is not among them."""
    theirs = {"guild_id": guild_id, "user_ids": list(user_ids), "measure": measure}
    found: defaultdict[int, dict[tuple[Platform, Measure], Level]] = defaultdict(dict)
    for row in await conn.execute(_LEVELS_OF_PEOPLE, theirs):
        found[row.user_id][Platform(row.platform), measure] = Level(row.level)
    return found


async def shares_of(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Share]:
    """The same with when, and to which words they agreed."""
    found = await conn.execute(_SHARES, {"guild_id": guild_id, "user_id": user_id})
    return [Share(Platform(row.platform), Measure(row.measure), Level(row.level), row.consent, row.at) for row in found]


async def share(conn: AsyncConnection, guild_id: int, user_id: int, wanted: Share) -> None:
    """Share a measure so far and no further; private leaves no row behind."""
    key = {"guild_id": guild_id, "user_id": user_id, "platform": wanted.platform, "measure": wanted.measure}
    if wanted.level is Level.PRIVATE:
        await conn.execute(_KEEP_PRIVATE, key)
        return
    await conn.execute(_SHARE, key | {"level": int(wanted.level), "consent": wanted.consent, "at": wanted.at})


async def stop(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Share nothing any more."""
    await conn.execute(_STOP, {"guild_id": guild_id, "user_id": user_id})


async def without_staff(conn: AsyncConnection, guild_id: int) -> bool:
    """Whether the group wants its staff left out of leaderboards."""
    return bool(await conn.scalar(_WITHOUT_STAFF, {"guild_id": guild_id}))


async def leave_staff_out(conn: AsyncConnection, guild_id: int, *, out: bool) -> None:
    """Leave the staff out of leaderboards, or let them in."""
    await conn.execute(_LEAVE_STAFF_OUT, {"guild_id": guild_id, "without_staff": out})


async def sharing(
    conn: AsyncConnection, guild_id: int, platform: Platform, measure: Measure, least: Level, limit: int
) -> Sequence[Sharing]:
    """The accounts whose owners share that measure at least so far; those who agreed first come first."""
    asked = {"guild_id": guild_id, "platform": platform, "measure": measure, "least": int(least), "most": limit}
    return [Sharing(row.id, row.user_id, Level(row.level)) for row in await conn.execute(_SHARING, asked)]


async def sharing_anywhere(
    conn: AsyncConnection, guild_id: int, measure: Measure, least: Level
) -> Mapping[Platform, Sequence[Sharing]]:
    """The same on every platform where somebody does, all of them."""
    found: defaultdict[Platform, list[Sharing]] = defaultdict(list)
    asked = {"guild_id": guild_id, "measure": measure, "least": int(least)}
    for row in await conn.execute(_SHARING_ANYWHERE, asked):
        found[Platform(row.platform)].append(Sharing(row.id, row.user_id, Level(row.level)))
    return found


async def sizes(conn: AsyncConnection, guild_id: int, account_ids: Collection[int]) -> Mapping[int, int | None]:
    """How many follow each account, by its newest snapshot that says so, else its newest content."""
    found = await conn.execute(_SIZES, {"guild_id": guild_id, "account_ids": list(account_ids)})
    return {row.id: row.followers for row in found}


async def newest_contents(
    conn: AsyncConnection,
    guild_id: int,
    account_ids: Collection[int],
    since: datetime,
    each: int,
    sources: Collection[Source],
) -> Mapping[int, Sequence[Content]]:
    """The newest `each` contents of each account that are no reposts and come from these sources; newest first."""
    whose = (contents.c.account_id == accounts.c.id, contents.c.published_at >= since)
    countable = (contents.c.repost == False, contents.c.source.in_(sources))  # noqa: E712 - SQL's way to say it
    last = select(contents.c.published_at).where(*whose, *countable).order_by(contents.c.published_at.desc())
    begins = func.coalesce(last.limit(1).offset(each - 1).correlate(accounts).scalar_subquery(), literal(since, Moment))
    one = contents.alias()
    wanted = (
        select(one)
        .select_from(accounts.join(one, (one.c.account_id == accounts.c.id) & (one.c.published_at >= begins)))
        .where(accounts.c.guild_id == guild_id, accounts.c.id.in_(account_ids))
        .where(one.c.repost == False, one.c.source.in_(sources))  # noqa: E712 - as above
        .order_by(one.c.account_id, one.c.published_at.desc())
    )
    found: defaultdict[int, list[Content]] = defaultdict(list)
    for row in await conn.execute(wanted):
        found[row.account_id].append(content_of_row(row))
    return found


async def snapshots_at_both_ends(
    conn: AsyncConnection,
    guild_id: int,
    account_ids: Collection[int],
    span: tuple[datetime, timedelta, timedelta],
    sources: Collection[Source],
) -> Mapping[int, Sequence[Snapshot]]:
    """Each account's newest snapshot after a moment, and those about so long before it; oldest first.

    `span` is the moment, how long before, and how much earlier or later will do.
    """
    since, before, tolerance = span
    counted = (snapshots.c.followers.is_not(None), snapshots.c.source.in_(sources))
    whose = snapshots.c.account_id == accounts.c.id
    last = select(func.max(snapshots.c.at)).where(whose, snapshots.c.at >= since, *counted)
    newest = type_coerce(last.correlate(accounts).scalar_subquery(), BigInteger)
    at = type_coerce(snapshots.c.at, BigInteger)
    earliest, latest = _microseconds(before + tolerance), _microseconds(before - tolerance)
    columns = (snapshots.c.account_id, snapshots.c.at, snapshots.c.followers, snapshots.c.quantum, snapshots.c.source)
    wanted = (
        select(*columns)
        .select_from(accounts.join(snapshots, whose & (at >= newest - earliest)))
        .where(accounts.c.guild_id == guild_id, accounts.c.id.in_(account_ids), *counted)
        .where(snapshots.c.account_id.in_(account_ids), snapshots.c.at >= since - before - tolerance)
        .where(or_(at == newest, at <= newest - latest))
        .order_by(snapshots.c.account_id, snapshots.c.at)
    )
    found: defaultdict[int, list[Snapshot]] = defaultdict(list)
    for row in await conn.execute(wanted):
        taken = Snapshot(at=row.at, followers=row.followers, quantum=row.quantum, source=Source(row.source))
        found[row.account_id].append(taken)
    return found


def _microseconds(span: timedelta) -> int:
    """As moments are stored."""
    return span // timedelta(microseconds=1)
