"""Every SQL statement about linked accounts: whose turn it is, what was read, what is left of a quota, what is too old.

The numbers themselves are in `store`.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    Row,
    Table,
    Text,
    UniqueConstraint,
    and_,
    bindparam,
    delete,
    exists,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.claims import claimant, claimed_by
from bot.db import Database, Flag, Moment, Snowflake, as_stored, table, upsert
from bot.due import NOW
from cogs.analytics.model import FROM_PLATFORM
from cogs.analytics.model_sources import Link, Linked, Ref, Trouble
from cogs.analytics.store import accounts, contents, snapshots
from cogs.profiles.model import Platform

_TROUBLES = ", ".join(f"'{each}'" for each in Trouble)

links = table(
    "analytics_links",
    Column("account_id", Snowflake, ForeignKey("analytics_accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("platform", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    Column("linked_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("leased_until", Moment),
    Column("refreshed_at", Moment),
    Column("failures", Integer, nullable=False),
    Column("trouble", Text),
    Column("told", Flag, nullable=False),
    claimed_by("leased_until"),
    UniqueConstraint("guild_id", "platform", "external_id", name="uq_analytics_links_external_id"),
    CheckConstraint(f"trouble IN ({_TROUBLES})", name="trouble"),
    Index("ix_analytics_links_due_at", "due_at"),
)
quota = table(
    "analytics_quota",
    Column("bucket", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("used", Integer, nullable=False),
)


def _is_due(now: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a moment, or the place of one in a probe
    return and_(links.c.due_at <= now, or_(links.c.leased_until.is_(None), links.c.leased_until <= now))


DUE = select(links.c.account_id).where(_is_due(NOW))
"""Whether it is anybody's turn."""


_HERE, _ACCOUNT = bindparam("guild_id", type_=Snowflake), bindparam("account_id", type_=Snowflake)
_ADD = upsert(links).on_conflict_do_nothing().returning(links.c.account_id)
_LINKED = (
    select(links, accounts.c.handle)
    .join(accounts)
    .where(accounts.c.guild_id == _HERE, accounts.c.user_id == bindparam("user_id"))
    .order_by(links.c.linked_at, links.c.account_id)
)
_LINKS = select(links, accounts.c.user_id, accounts.c.handle).join(accounts)
_GET = _LINKS.where(links.c.guild_id == _HERE, links.c.account_id == _ACCOUNT)
_SETTLE = (
    update(links)
    .where(links.c.account_id == bindparam("account"), links.c.leased_until == bindparam("ours_until"))
    .values(leased_until=None)
    .returning(links.c.account_id)
)

# Links


async def add(
    conn: AsyncConnection, guild_id: int, account_id: int, ref: Ref, now: datetime, leased_until: datetime
) -> bool:
    """Link an account; it is the caller's to read until then. False when it is linked in this group already."""
    row = {"guild_id": guild_id, "account_id": account_id, "platform": ref.platform, "external_id": ref.external_id}
    state = {"linked_at": now, "due_at": now, "leased_until": leased_until, "failures": 0, "told": False}
    state["claimed_by"] = claimant(conn)
    return (await conn.execute(_ADD, row | state)).first() is not None


async def owner_of(conn: AsyncConnection, guild_id: int, ref: Ref) -> int | None:
    """Who linked it in this group."""
    one = (links.c.guild_id == guild_id, links.c.platform == ref.platform, links.c.external_id == ref.external_id)
    found = await conn.scalars(select(accounts.c.user_id).join(links).where(*one))
    return found.first()


async def remove(conn: AsyncConnection, guild_id: int, account_id: int) -> bool:
    """Unlink. False when it was not linked."""
    one = (links.c.guild_id == guild_id, links.c.account_id == account_id)
    gone = await conn.execute(delete(links).where(*one).returning(links.c.account_id))
    return gone.first() is not None


async def linked(conn: AsyncConnection, guild_id: int, user_id: int) -> tuple[Linked, ...]:
    """What a person has linked, in the order in which they did."""
    return tuple(map(_linked, await conn.execute(_LINKED, {"guild_id": guild_id, "user_id": user_id})))


def _linked(row: Row[Any]) -> Linked:
    return Linked(
        account_id=row.account_id,
        platform=Platform(row.platform),
        handle=row.handle,
        linked_at=row.linked_at,
        refreshed_at=row.refreshed_at,
        trouble=Trouble(row.trouble) if row.trouble else None,
    )


async def rename(conn: AsyncConnection, guild_id: int, account_id: int, handle: str) -> None:
    """Follow an account to its new handle, unless the person has another account of that name."""
    other = accounts.alias()
    same = (other.c.guild_id == accounts.c.guild_id, other.c.user_id == accounts.c.user_id)
    taken = exists().where(*same, other.c.platform == accounts.c.platform, other.c.handle == handle)
    one = (accounts.c.guild_id == guild_id, accounts.c.id == account_id)
    await conn.execute(update(accounts).where(*one, ~taken).values(handle=handle))


# Turns


async def has_due(conn: AsyncConnection, now: datetime, platforms: Collection[Platform]) -> bool:
    """Whether a claim would find anything: a read, so that looking never takes the writer."""
    # no guild: the refresh works for every group at once
    due = select(links.c.account_id).where(_is_due(now), links.c.platform.in_(platforms)).limit(1)
    return (await conn.execute(due)).first() is not None


async def claim(
    conn: AsyncConnection, now: datetime, leased_until: datetime, platforms: Collection[Platform], limit: int
) -> tuple[Link, ...]:
    """Take those whose turn it is, the longest waiting first. A lease that ran out is due again."""
    # no guild: as above
    due = select(links.c.account_id).where(_is_due(now), links.c.platform.in_(platforms))
    first = due.order_by(links.c.due_at, links.c.account_id).limit(limit).with_for_update(skip_locked=True)
    taken = (
        update(links).where(links.c.account_id.in_(first)).values(leased_until=leased_until, claimed_by=claimant(conn))
    )
    ids = (await conn.scalars(taken.returning(links.c.account_id))).all()
    wanted = _LINKS.where(links.c.account_id.in_(ids)).order_by(links.c.account_id)
    return tuple(map(_link, await conn.execute(wanted)))


async def get(conn: AsyncConnection, guild_id: int, account_id: int) -> Link | None:
    """One link as it is now."""
    found = await conn.execute(_GET, {"guild_id": guild_id, "account_id": account_id})
    return _link(row) if (row := found.first()) is not None else None


def _link(row: Row[Any]) -> Link:
    return Link(
        guild_id=row.guild_id,
        account_id=row.account_id,
        user_id=row.user_id,
        ref=Ref(Platform(row.platform), row.external_id, row.handle),
        failures=row.failures,
        trouble=Trouble(row.trouble) if row.trouble else None,
        told=row.told,
        leased_until=row.leased_until,
    )


async def settle(conn: AsyncConnection, link: Link, due_at: datetime, state: Mapping[str, Any]) -> bool:
    """End a turn, and remember what came of it. False when it is not ours any more: unlinked, or taken by another."""
    # no guild: the row was claimed by its own id
    ours = {"account": link.account_id, "ours_until": link.leased_until}
    return (await conn.execute(_SETTLE, {**ours, **state, "due_at": due_at})).first() is not None


# What was read


async def stale(
    conn: AsyncConnection, guild_id: int, account_id: int, counted_before: datetime, published_since: datetime
) -> tuple[str, ...]:
    """Content from a platform that is still of interest, and whose numbers are that old."""
    mine = (contents.c.guild_id == guild_id, contents.c.account_id == account_id)
    old = (contents.c.captured_at <= counted_before, contents.c.published_at >= published_since)
    wanted = select(contents.c.key).where(*mine, *old, contents.c.source.in_(FROM_PLATFORM))
    return tuple((await conn.scalars(wanted.order_by(contents.c.key))).all())


async def remove_read(conn: AsyncConnection, guild_id: int, account_id: int) -> None:
    """Remove everything about an account that came from its platform. What was typed in stays."""
    for each in (contents, snapshots):
        mine = (each.c.guild_id == guild_id, each.c.account_id == account_id)
        await conn.execute(delete(each).where(*mine, each.c.source.in_(FROM_PLATFORM)))


async def shorten(conn: AsyncConnection, told_until: datetime, typed_until: datetime) -> None:
    """Keep nothing beyond these days. What YouTube told has days of its own."""
    # no guild: an installation's own rule is so in every group
    of_youtube = select(accounts.c.id).where(accounts.c.platform == Platform.YOUTUBE)
    for each in (contents, snapshots):
        of_platform = each.c.source.in_(FROM_PLATFORM)
        told = (of_platform, each.c.expires_at > told_until, each.c.account_id.not_in(of_youtube))
        await conn.execute(update(each).where(*told).values(expires_at=told_until))
        typed = (~of_platform, each.c.expires_at > typed_until)
        await conn.execute(update(each).where(*typed).values(expires_at=typed_until))


async def remove_old(
    conn: AsyncConnection, expired: datetime, read_before: datetime, typed_before: datetime
) -> Counter[int]:
    """Remove what may be kept no longer; answers how many rows of which group that were."""
    # no guild: what is too old is so in every group
    gone: Counter[int] = Counter()
    values = {"expired": expired, "read_before": read_before, "typed_before": typed_before}
    for each, old in _OLD.items():
        gone += Counter((await conn.scalars(delete(each).where(old).returning(each.c.guild_id), values)).all())
    return gone


async def has_old(
    db: Database, expired: datetime, read_before: datetime, typed_before: datetime, ledger_before: str
) -> bool:
    """Whether `remove_old` or `forget_days` would find anything: a read, so that looking never takes the writer."""
    # no guild: as above
    moments = {"expired": expired, "read_before": read_before, "typed_before": typed_before}
    values = {name: as_stored(at) for name, at in moments.items()}
    ((found,),) = await db.read_once(_HAS_OLD, ledger_before=ledger_before, **values)
    return bool(found)


def _is_old(each: Table, at: ColumnElement[datetime]) -> ColumnElement[bool]:
    of_platform = or_(*(each.c.source == source.value for source in sorted(FROM_PLATFORM)))
    return or_(
        each.c.expires_at <= bindparam("expired", type_=Moment()),
        and_(each.c.expires_at.is_(None), of_platform, at <= bindparam("read_before", type_=Moment())),
        and_(each.c.expires_at.is_(None), ~of_platform, at <= bindparam("typed_before", type_=Moment())),
    )


_OLD = {contents: _is_old(contents, contents.c.captured_at), snapshots: _is_old(snapshots, snapshots.c.at)}
_HAS_OLD = select(
    or_(
        *(exists().where(old) for old in _OLD.values()),
        exists().where(quota.c.day < bindparam("ledger_before", type_=Text())),
    )
)


# Quota


async def spend(conn: AsyncConnection, bucket: str, day: str, units: int, limit: int) -> bool:
    """Take units out of a day's bucket. False when there are not that many left; then nothing is taken."""
    # no guild: a credential serves every group
    new = upsert(quota).values(bucket=bucket, day=day, used=units)
    more = new.on_conflict_do_update(
        index_elements=["bucket", "day"],
        set_={"used": quota.c.used + units},
        where=quota.c.used + units <= limit,
    )
    return (await conn.execute(more.returning(quota.c.used))).first() is not None


async def exhaust(conn: AsyncConnection, bucket: str, day: str, limit: int) -> None:
    """Nothing is left of that day."""
    # no guild: as above
    new = upsert(quota).values(bucket=bucket, day=day, used=limit)
    await conn.execute(new.on_conflict_do_update(index_elements=["bucket", "day"], set_={"used": limit}))


async def forget_days(conn: AsyncConnection, before: str) -> None:
    """Remove the ledger's old days."""
    # no guild: as above
    await conn.execute(delete(quota).where(quota.c.day < before))
