"""Every SQL statement of the outbox: rows in, deliveries out."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ColumnElement,
    Integer,
    Text,
    UniqueConstraint,
    and_,
    bindparam,
    case,
    delete,
    func,
    not_,
    or_,
    select,
    text,
    type_coerce,
    update,
)
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from bot.claims import claimant, claimed_by
from bot.db import Json, Moment, Snowflake, partial_index, row_id, table, upsert
from bot.due import NOW, written_out
from bot.share import EVERYTHING, Share
from bot.transactions import mark_enqueued

LEASE = timedelta(seconds=30)
_MICROSECOND = timedelta(microseconds=1)
_WAITING = text("state = 'waiting'")

outbox = table(
    "outbox",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("ref", Json, nullable=False),
    Column("channel_id", Snowflake),
    Column("user_id", Snowflake),
    Column("nonce", Text, nullable=False),
    Column("marker", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("first_tried_at", Moment),
    Column("leased_until", Moment),
    Column("settled_at", Moment),
    Column("message_id", Snowflake),
    Column("error", Text),
    claimed_by("leased_until", where=_WAITING),
    UniqueConstraint("key"),
    CheckConstraint("state IN ('waiting', 'sent', 'dropped', 'dead')", name="state"),
    partial_index("ix_outbox_due", "due_at", where=_WAITING),
)


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to reach Discord: a message to a channel or a person, or an effect such as a role.

    `key` is unique for ever: a second errand with it is the same errand. `ref` holds ids, from which the message is
    built when it is sent.
    """

    guild_id: int
    kind: str
    key: str
    ref: dict[str, Any]
    channel_id: int | None = None
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """An errand that was claimed for this attempt.

    `attempts` counts claims since it was asked for; `failures` those that Discord let fail, not a process that died.
    """

    id: int
    guild_id: int
    kind: str
    key: str
    ref: dict[str, Any]
    channel_id: int | None
    user_id: int | None
    nonce: str
    marker: int
    asked: int
    attempts: int
    failures: int
    first_tried_at: datetime
    leased_until: datetime


_NEW = upsert(outbox).on_conflict_do_nothing(index_elements=["key"])


async def enqueue(conn: AsyncConnection, errand: Errand, now: datetime, *, due_at: datetime | None = None) -> None:
    """Save an errand in the caller's transaction. A key that is known changes nothing."""
    await conn.execute(_NEW, _row(errand, now, due_at))
    mark_enqueued(conn)


async def enqueue_again(
    conn: AsyncConnection,
    errand: Errand,
    now: datetime,
    *,
    due_at: datetime | None = None,
    spacing: timedelta | None = None,
) -> None:
    """Save an errand that repeats, such as redrawing a live message; several wishes before it is done become one.

    A wish after it is done is a new message: with its old nonce Discord would answer with the old one. With `spacing`
    it begins no sooner than that long after the last one, in whatever process, and a wish that waits covers this one.
    """
    await conn.execute(_again(spacing), _row(errand, now, due_at))
    mark_enqueued(conn)


@lru_cache(maxsize=64)
def _again(spacing: timedelta | None) -> Insert:
    """Written once for each spacing: there are few, and most errands are of this kind."""
    insert = upsert(outbox)
    wanted = insert.excluded.due_at
    changes = {
        "asked": outbox.c.asked + 1,
        "state": "waiting",
        "attempts": 0,
        "failures": 0,
        "ref": insert.excluded.ref,
        "channel_id": insert.excluded.channel_id,
        "due_at": wanted if spacing is None else _spaced(wanted, spacing),
        "nonce": _unless_done(outbox.c.nonce, insert.excluded.nonce),
        "marker": _unless_done(outbox.c.marker, insert.excluded.marker),
        "first_tried_at": _unless_done(outbox.c.first_tried_at, None),
    }
    waits = and_(outbox.c.state == "waiting", outbox.c.leased_until.is_(None))
    return insert.on_conflict_do_update(
        index_elements=["key"], set_=changes, where=None if spacing is None else not_(waits)
    )


def _spaced(wanted: ColumnElement[Any], spacing: timedelta) -> ColumnElement[Any]:
    """No sooner than `spacing` after the last attempt began, or after the last one was over."""
    wish, leased, settled = (
        type_coerce(each, BigInteger) for each in (wanted, outbox.c.leased_until, outbox.c.settled_at)
    )
    earliest = func.coalesce(leased - LEASE // _MICROSECOND, settled, 0) + spacing // _MICROSECOND
    return case((earliest > wish, earliest), else_=wish)


def _unless_done(known: Column[Any], new: Any) -> ColumnElement[Any]:  # noqa: ANN401 - a column or None
    return case((outbox.c.state == "waiting", known), else_=new)


def _row(errand: Errand, now: datetime, due_at: datetime | None) -> dict[str, Any]:
    return {
        "guild_id": errand.guild_id,
        "kind": errand.kind,
        "key": errand.key,
        "ref": errand.ref,
        "channel_id": errand.channel_id,
        "user_id": errand.user_id,
        **_identity(),
        "state": "waiting",
        "asked": 1,
        "attempts": 0,
        "failures": 0,
        "created_at": now,
        "due_at": due_at or now,
    }


def _identity() -> dict[str, Any]:
    """What Discord and we recognise a message by: the nonce, and the number that a part of it carries."""
    return {"nonce": secrets.token_urlsafe(16), "marker": secrets.randbelow(2**31 - 1) + 1}


_IS_FREE = or_(outbox.c.leased_until.is_(None), outbox.c.leased_until <= NOW)
_DUE = and_(outbox.c.state == "waiting", outbox.c.due_at <= NOW, _IS_FREE)
"""What a claim takes and the tick looks for; they must never differ."""


async def waiting(conn: AsyncConnection) -> tuple[int, datetime | None]:
    """How many errands have not reached Discord, and since when the oldest of them is due."""
    # no guild: for the operator, over all groups
    mine = select(func.count(), func.min(outbox.c.due_at)).where(outbox.c.state == "waiting")
    row = (await conn.execute(mine)).one()
    return row[0], row[1]


IS_DUE = select(outbox.c.id).where(_DUE)
"""Whether anything is to be sent."""


async def claim(conn: AsyncConnection, now: datetime, limit: int, share: Share = EVERYTHING) -> Sequence[Delivery]:
    """Lease what is due, oldest first. An expired lease is due again, as is what a dead sender had. One statement."""
    # no guild: the sender works for every group of its share at once
    values = {"now": now, "until": now + LEASE, "me": claimant(conn), "most": limit}
    claimed = await conn.execute(_claiming(share), values)
    return sorted((Delivery(**row._asdict()) for row in claimed), key=lambda delivery: delivery.id)


@lru_cache(maxsize=64)
def _claiming(share: Share) -> ReturningUpdate[Any]:
    # no guild: as in claim
    due = (
        select(outbox.c.id)
        .where(_DUE, share.where(outbox.c.guild_id))
        .order_by(outbox.c.due_at, outbox.c.id)
        .limit(bindparam("most", type_=Integer))
        .with_for_update(skip_locked=True)
    )
    return (
        update(outbox)
        .where(outbox.c.id.in_(written_out(due)))
        .values(
            leased_until=bindparam("until", type_=Moment()),
            claimed_by=bindparam("me", type_=Text()),
            attempts=outbox.c.attempts + 1,
            first_tried_at=func.coalesce(outbox.c.first_tried_at, NOW),
        )
        .returning(*(outbox.c[name] for name in Delivery.__slots__))
    )


_OVER = outbox.c.asked == bindparam("as_asked")


def _new(name: str) -> ColumnElement[Any]:
    return bindparam(f"new_{name}", type_=outbox.c[name].type)


_SETTLE = (
    update(outbox)
    .where(outbox.c.id == bindparam("delivery"))
    .values(leased_until=None, error=_new("error"), first_tried_at=case((_OVER, outbox.c.first_tried_at)))
    .values({name: case((_OVER, _new(name)), else_=outbox.c[name]) for name in ("state", "settled_at", "message_id")})
    .values({name: case((_OVER, outbox.c[name]), else_=_new(name)) for name in ("nonce", "marker")})
    .returning(outbox.c.id)
)


async def settle(
    conn: AsyncConnection,
    delivery: Delivery,
    state: str,
    now: datetime,
    *,
    message_id: int | None = None,
    error: str | None = None,
) -> bool:
    """Mark a delivery as over. Asked for again while it was under way, it begins anew, as a message of its own.

    False when it was forgotten meanwhile. One statement.
    """
    # no guild: the row was claimed by its own id
    new = {"state": state, "settled_at": now, "message_id": message_id, "error": error, **_identity()}
    told = {f"new_{name}": value for name, value in new.items()}
    return await conn.scalar(_SETTLE, told | {"delivery": delivery.id, "as_asked": delivery.asked}) is not None


async def postpone(conn: AsyncConnection, delivery: Delivery, due_at: datetime, error: str) -> None:
    """It failed; try again later. One statement."""
    # no guild: the row was claimed by its own id
    await conn.execute(
        update(outbox)
        .where(outbox.c.id == delivery.id)
        .values(due_at=due_at, leased_until=None, error=error, failures=outbox.c.failures + 1)
    )


async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove every errand of the group that names the person, whether it waits, is under way or is long over.

    Ids are looked for in the text of key and ref, so that no feature has to remember to say whom an errand is about.
    """
    name = str(user_id)
    names_them = or_(
        outbox.c.user_id == user_id, outbox.c.key.contains(name), type_coerce(outbox.c.ref, Text).contains(name)
    )
    await conn.execute(delete(outbox).where(outbox.c.guild_id == guild_id, names_them))
