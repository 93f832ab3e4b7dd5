"""Every SQL statement about checks: when an account is looked at, matters, and who joined verification.

A matter holds no number of anybody's: what stood out is worked out anew from what is stored in `store`.
"""

from collections.abc import Sequence
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
    Select,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database, Moment, Snowflake, partial_index, row_id, table, upsert
from bot.due import NOW
from cogs.analytics.model_check import CONSENT_VERSION, TIME_FOR_CONTEXT
from cogs.analytics.model_check_matter import Consent, Matter, MatterState, next_look
from cogs.analytics.store import accounts, contents, snapshots

_OPEN = text("state = 'open'")

looks = table(
    "analytics_looks",
    Column("account_id", Snowflake, ForeignKey("analytics_accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("due_at", Moment, nullable=False, index=True),
    Column("seen", Text, nullable=False),
)
matters = table(
    "analytics_matters",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column(
        "account_id", Snowflake, ForeignKey("analytics_accounts.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("opened_at", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("told_at", Moment),
    Column("closed_at", Moment),
    CheckConstraint("state IN ('open', 'explained', 'passed')", name="state"),
    Index("ix_analytics_matters_guild_id_user_id", "guild_id", "user_id"),
    partial_index("ix_analytics_matters_open", "account_id", where=_OPEN, unique=True),
)
consents = table(
    "analytics_consents",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("version", Integer, nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    partial_index("ix_analytics_consents_active", "guild_id", "user_id", where=text("revoked_at IS NULL"), unique=True),
)

_EXPECT = upsert(looks).on_conflict_do_nothing()
_CLAIM = (
    select(looks.c.account_id, looks.c.due_at)
    .where(looks.c.due_at <= NOW)
    .order_by(looks.c.due_at)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True)
)
_TAKE = (
    update(looks)
    .where(looks.c.account_id == bindparam("account"), looks.c.due_at == bindparam("was_due_at"))
    .returning(looks.c.guild_id, looks.c.account_id)
)
_SUMS = tuple(
    select(func.count(), func.max(newest)).where(
        newest.table.c.guild_id == bindparam("guild_id"), newest.table.c.account_id == bindparam("account_id")
    )
    for newest in (contents.c.captured_at, snapshots.c.at)
)
_SEE = (
    update(looks)
    .where(
        looks.c.guild_id == bindparam("group"),
        looks.c.account_id == bindparam("account"),
        looks.c.seen != bindparam("sums", type_=Text()),
    )
    .values(seen=bindparam("sums", type_=Text()))
    .returning(looks.c.account_id)
)
_MATTERS = select(matters).order_by(matters.c.opened_at, matters.c.id)
_MATTER = select(matters).where(matters.c.guild_id == bindparam("guild_id"), matters.c.id == bindparam("matter_id"))
_MATTERS_OF = _MATTERS.where(matters.c.guild_id == bindparam("guild_id"), matters.c.user_id == bindparam("user_id"))
_MATTERS_OF_ACCOUNT = _MATTERS.where(
    matters.c.guild_id == bindparam("guild_id"), matters.c.account_id == bindparam("account_id")
)
_JOINED = select(consents.c.id).where(
    consents.c.guild_id == matters.c.guild_id,
    consents.c.user_id == matters.c.user_id,
    consents.c.version == CONSENT_VERSION,
    consents.c.revoked_at.is_(None),
)
_SHARED = _MATTERS.where(
    matters.c.guild_id == bindparam("guild_id"),
    matters.c.state == MatterState.OPEN.value,
    matters.c.told_at <= bindparam("told_before"),
    _JOINED.exists(),
)
_CONSENTS = (
    select(consents)
    .where(consents.c.guild_id == bindparam("guild_id"), consents.c.user_id == bindparam("user_id"))
    .order_by(consents.c.id)
)
_REMOVE_PERSON = tuple(
    delete(each).where(each.c.guild_id == bindparam("guild_id"), each.c.user_id == bindparam("user_id"))
    for each in (matters, consents)
)

# When to look

DUE = select(looks.c.account_id).where(looks.c.due_at <= NOW)
"""Accounts whose time of day has come."""


_UNLOOKED = select(accounts.c.id, accounts.c.guild_id).where(
    ~select(looks.c.account_id).where(looks.c.account_id == accounts.c.id).exists()
)
_ANY_UNLOOKED = _UNLOOKED.limit(1)


async def has_unlooked(db: Database) -> bool:
    """Whether `expect` would find anything: a read, so that looking never takes the writer."""
    # no guild: as in expect
    return bool(await db.read_once(_ANY_UNLOOKED))


async def expect(conn: AsyncConnection, now: datetime) -> None:
    """Give every account that has none its time of day; repeatable."""
    # no guild: the sweep works for every group at once
    rows = [
        {"account_id": row.id, "guild_id": row.guild_id, "due_at": next_look(row.id, now), "seen": ""}
        for row in await conn.execute(_UNLOOKED)
    ]
    if rows:
        await conn.execute(_EXPECT, rows)


async def claim(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and account of what is due, put off by a day: of two ticks at once, one gets it."""
    # no guild: as in expect
    found = (await conn.execute(_CLAIM, {"now": now, "most": limit})).all()
    return [taken for row in found if (taken := await _take(conn, row.account_id, row.due_at, now)) is not None]


async def late(conn: AsyncConnection, guild_id: int, before: datetime) -> tuple[int, datetime | None]:
    """How many looks were due before that, and the first of those times."""
    due = select(func.count(), func.min(looks.c.due_at)).where(looks.c.guild_id == guild_id, looks.c.due_at < before)
    found = (await conn.execute(due)).one()
    return found[0], found[1]


async def _take(conn: AsyncConnection, account_id: int, due_at: datetime, now: datetime) -> tuple[int, int] | None:
    seen = {"account": account_id, "was_due_at": due_at, "due_at": next_look(account_id, now)}
    found = (await conn.execute(_TAKE, seen)).first()
    return (found.guild_id, found.account_id) if found is not None else None


async def has_news(conn: AsyncConnection, guild_id: int, account_id: int) -> bool:
    """Whether the account's numbers changed since the last time this was asked. Asking remembers them."""
    whose = {"guild_id": guild_id, "account_id": account_id}
    sums = [":".join(map(str, (await conn.execute(each, whose)).one())) for each in _SUMS]
    changed = await conn.execute(_SEE, {"group": guild_id, "account": account_id, "sums": " ".join(sums)})
    return changed.first() is not None


# Matters


async def open_matter(
    conn: AsyncConnection,
    whose: tuple[int, int, int],
    span: tuple[datetime, datetime],
    now: datetime,
) -> int | None:
    """Open a matter for (group, person, account) over that span; None when one is open already."""
    guild_id, user_id, account_id = whose
    row = {"guild_id": guild_id, "user_id": user_id, "account_id": account_id, "opened_at": now}
    row |= {"since": span[0], "until": span[1], "state": MatterState.OPEN.value}
    one = upsert(matters).values(row)
    unless = one.on_conflict_do_nothing(index_elements=["account_id"], index_where=_OPEN)
    found = await conn.execute(unless.returning(matters.c.id))
    number: int | None = found.scalar_one_or_none()
    return number


async def matter(conn: AsyncConnection, guild_id: int, matter_id: int) -> Matter | None:
    """One matter of this group."""
    found = await conn.execute(_MATTER, {"guild_id": guild_id, "matter_id": matter_id})
    return _matter(row) if (row := found.first()) is not None else None


async def matters_of(conn: AsyncConnection, guild_id: int, user_id: int) -> tuple[Matter, ...]:
    """Everything that was ever asked about the person's accounts, oldest first."""
    return await _matters(conn, _MATTERS_OF, guild_id=guild_id, user_id=user_id)


async def matters_of_account(conn: AsyncConnection, guild_id: int, account_id: int) -> tuple[Matter, ...]:
    """Everything that was ever asked about the account, oldest first."""
    return await _matters(conn, _MATTERS_OF_ACCOUNT, guild_id=guild_id, account_id=account_id)


async def shared(conn: AsyncConnection, guild_id: int, now: datetime) -> tuple[Matter, ...]:
    """Open matters, told a week ago or longer, of people who joined verification and are still in it."""
    return await _matters(conn, _SHARED, guild_id=guild_id, told_before=now - TIME_FOR_CONTEXT)


async def move(conn: AsyncConnection, guild_id: int, matter_id: int, span: tuple[datetime, datetime]) -> None:
    """An open matter goes on: what its evidence spans now."""
    await conn.execute(update(matters).where(*_one(guild_id, matter_id)).values(since=span[0], until=span[1]))


async def told(conn: AsyncConnection, guild_id: int, matter_id: int, now: datetime) -> None:
    """The creator could see it, for the first time."""
    one = (*_one(guild_id, matter_id), matters.c.told_at.is_(None))
    await conn.execute(update(matters).where(*one).values(told_at=now))


async def close(conn: AsyncConnection, guild_id: int, matter_id: int, state: MatterState, now: datetime) -> bool:
    """Close an open matter, once."""
    closed = update(matters).where(*_one(guild_id, matter_id)).values(state=state.value, closed_at=now)
    return (await conn.execute(closed.returning(matters.c.id))).first() is not None


def _one(guild_id: int, matter_id: int) -> tuple[ColumnElement[bool], ...]:
    is_open = matters.c.state == MatterState.OPEN.value
    return matters.c.guild_id == guild_id, matters.c.id == matter_id, is_open


async def _matters(conn: AsyncConnection, wanted: Select[Any], **asked: int | datetime) -> tuple[Matter, ...]:
    return tuple(map(_matter, await conn.execute(wanted, asked)))


def _matter(row: Row[Any]) -> Matter:
    return Matter(**(row._asdict() | {"state": MatterState(row.state)}))


# Verification


async def join(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Write down that somebody agreed to the present text; an agreement to an older one ends."""
    mine = await consent(conn, guild_id, user_id)
    if mine is not None and mine.version == CONSENT_VERSION:
        return
    await leave(conn, guild_id, user_id, now)
    row = {"guild_id": guild_id, "user_id": user_id, "version": CONSENT_VERSION, "given_at": now}
    await conn.execute(insert(consents).values(row))


async def leave(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """They take it back."""
    active = (consents.c.guild_id == guild_id, consents.c.user_id == user_id, consents.c.revoked_at.is_(None))
    await conn.execute(update(consents).where(*active).values(revoked_at=now))


async def consent(conn: AsyncConnection, guild_id: int, user_id: int) -> Consent | None:
    """What they agreed to and did not take back."""
    return next((each for each in await consents_of(conn, guild_id, user_id) if each.revoked_at is None), None)


async def consents_of(conn: AsyncConnection, guild_id: int, user_id: int) -> tuple[Consent, ...]:
    """Everything they ever agreed to, oldest first."""
    found = await conn.execute(_CONSENTS, {"guild_id": guild_id, "user_id": user_id})
    return tuple(Consent(row.version, row.given_at, row.revoked_at) for row in found)


async def remove_person(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Everything about the person; what belongs to an account also goes with the account."""
    for each in _REMOVE_PERSON:
        await conn.execute(each, {"guild_id": guild_id, "user_id": user_id})
