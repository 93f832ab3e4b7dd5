"""Every SQL statement about mentors and their pairs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    Row,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Moment, Snowflake, partial_index, row_id, table, upsert
from bot.due import NOW
from cogs.firststeps.model_mentors import ANSWER_WITHIN, Offer, Pair, PairState

_OPEN_STATES = (PairState.PROPOSED.value, PairState.ACCEPTED.value)
_OPEN = text("state IN ('proposed', 'accepted')")

mentors = table(
    "firststeps_mentors",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("most", Integer, nullable=False),
    Column("paused", Flag, nullable=False),
    Column("waiting_since", Moment, nullable=False),
)
pairs = table(
    "firststeps_pairs",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("newcomer_id", Snowflake, nullable=False),
    Column("mentor_id", Snowflake, nullable=False),
    Column("state", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("due_at", Moment),
    Column("thread_id", Snowflake),
    UniqueConstraint("guild_id", "newcomer_id", "mentor_id"),
    CheckConstraint("state IN ('proposed', 'accepted', 'declined', 'expired', 'withdrawn', 'ended')", name="state"),
    partial_index("uq_firststeps_pairs_open", "guild_id", "newcomer_id", unique=True, where=_OPEN),
    Index("ix_firststeps_pairs_guild_id_mentor_id", "guild_id", "mentor_id"),
    partial_index("ix_firststeps_pairs_due", "due_at", where=_OPEN),
)

_HERE = pairs.c.guild_id == bindparam("group")
_EITHER = or_(pairs.c.newcomer_id == bindparam("person"), pairs.c.mentor_id == bindparam("person"))
_MENTOR = (mentors.c.guild_id == bindparam("group"), mentors.c.user_id == bindparam("person"))
_OFFER, _REMOVE_OFFER = select(mentors).where(*_MENTOR), delete(mentors).where(*_MENTOR)
_OFFERS = select(mentors).where(mentors.c.guild_id == bindparam("group")).order_by(mentors.c.user_id).with_for_update()
_MENTEES = (
    select(pairs.c.mentor_id, func.count().label("open"))
    .where(_HERE, pairs.c.state.in_(_OPEN_STATES))
    .group_by(pairs.c.mentor_id)
)
_MET = select(pairs.c.mentor_id).where(_HERE, pairs.c.newcomer_id == bindparam("newcomer"))
_PROPOSE = upsert(pairs).on_conflict_do_nothing().returning(pairs)
_WAIT_ANEW = update(mentors).where(*_MENTOR)
_OPEN_PAIRS = select(pairs).where(_HERE, _EITHER, pairs.c.state.in_(_OPEN_STATES)).order_by(pairs.c.id)
_REMOVE_PAIRS = delete(pairs).where(_HERE, _EITHER)


def _offer(row: Row[Any]) -> Offer:
    return Offer(user_id=row.user_id, most=row.most, paused=row.paused, waiting_since=row.waiting_since)


def _pair(row: Row[Any]) -> Pair:
    return Pair(
        id=row.id,
        guild_id=row.guild_id,
        newcomer_id=row.newcomer_id,
        mentor_id=row.mentor_id,
        state=PairState(row.state),
        due_at=row.due_at,
        thread_id=row.thread_id,
    )


async def put_offer(conn: AsyncConnection, guild_id: int, offer: Offer) -> None:
    """Save an offer to mentor, in place of an earlier one; how long they have waited stays."""
    values = {"most": offer.most, "paused": offer.paused}
    insert = upsert(mentors).values(
        guild_id=guild_id, user_id=offer.user_id, waiting_since=offer.waiting_since, **values
    )
    await conn.execute(insert.on_conflict_do_update(index_elements=["guild_id", "user_id"], set_=values))


async def offer_of(conn: AsyncConnection, guild_id: int, user_id: int) -> Offer | None:
    """The person's offer, if they made one."""
    row = (await conn.execute(_OFFER, {"group": guild_id, "person": user_id})).first()
    return _offer(row) if row is not None else None


async def offers(conn: AsyncConnection, guild_id: int) -> Sequence[tuple[Offer, int]]:
    """Everybody who mentors, with the number of their open pairs. Locked: two newcomers never share a last place."""
    found = [_offer(row) for row in await conn.execute(_OFFERS, {"group": guild_id})]
    mentees = {row.mentor_id: row.open for row in await conn.execute(_MENTEES, {"group": guild_id})}
    return [(offer, mentees.get(offer.user_id, 0)) for offer in found]


async def remove_offer(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """The person mentors no more."""
    await conn.execute(_REMOVE_OFFER, {"group": guild_id, "person": user_id})


async def met(conn: AsyncConnection, guild_id: int, newcomer_id: int) -> frozenset[int]:
    """Everybody who was ever asked to mentor this newcomer."""
    return frozenset(await conn.scalars(_MET, {"group": guild_id, "newcomer": newcomer_id}))


async def propose(conn: AsyncConnection, guild_id: int, newcomer_id: int, mentor_id: int, now: datetime) -> Pair | None:
    """Save a proposal; the mentor's waiting begins anew. None when the newcomer has an open pair or knows them."""
    two = {"guild_id": guild_id, "newcomer_id": newcomer_id, "mentor_id": mentor_id}
    asked = {"state": PairState.PROPOSED.value, "asked_at": now, "due_at": now + ANSWER_WITHIN}
    row = (await conn.execute(_PROPOSE, {**two, **asked})).first()
    if row is None:
        return None
    await conn.execute(_WAIT_ANEW, {"group": guild_id, "person": mentor_id, "waiting_since": now})
    return _pair(row)


async def get(conn: AsyncConnection, guild_id: int, pair_id: int) -> Pair | None:
    """One pair."""
    row = (await conn.execute(select(pairs).where(pairs.c.guild_id == guild_id, pairs.c.id == pair_id))).first()
    return _pair(row) if row is not None else None


async def open_pairs(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Pair]:
    """The open pairs the person is in, on either side."""
    found = await conn.execute(_OPEN_PAIRS, {"group": guild_id, "person": user_id})
    return [_pair(row) for row in found]


async def move(conn: AsyncConnection, asked: Pair, state: PairState, due_at: datetime | None = None) -> Pair | None:
    """Change the state of a pair that still is as it was seen. None when somebody was faster."""
    found = await conn.execute(
        update(pairs)
        .where(pairs.c.guild_id == asked.guild_id, pairs.c.id == asked.id, pairs.c.state == asked.state.value)
        .values(state=state.value, due_at=due_at)
        .returning(pairs)
    )
    row = found.first()
    return _pair(row) if row is not None else None


DUE = select(pairs).where(or_(*(pairs.c.state == state for state in _OPEN_STATES)), pairs.c.due_at <= NOW)
"""Proposals without an answer in time, and pairs whose weeks are over."""


async def due(conn: AsyncConnection, now: datetime) -> Sequence[Pair]:
    """Proposals without an answer in time, and pairs whose weeks are over."""
    # no guild: the tick works for every group at once
    return [_pair(row) for row in await conn.execute(DUE.order_by(pairs.c.id).limit(50), {"now": now})]


async def set_thread(conn: AsyncConnection, guild_id: int, pair_id: int, thread_id: int) -> None:
    """Remember where the two talk."""
    where = (pairs.c.guild_id == guild_id, pairs.c.id == pair_id)
    await conn.execute(update(pairs).where(*where).values(thread_id=thread_id))


async def pairs_of(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Pair]:
    """Every pair the person was ever in."""
    either = or_(pairs.c.newcomer_id == user_id, pairs.c.mentor_id == user_id)
    return [
        _pair(row)
        for row in await conn.execute(select(pairs).where(pairs.c.guild_id == guild_id, either).order_by(pairs.c.id))
    ]


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """The person's offer and pairs."""
    await remove_offer(conn, guild_id, user_id)
    await conn.execute(_REMOVE_PAIRS, {"group": guild_id, "person": user_id})
