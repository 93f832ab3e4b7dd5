"""Every SQL statement about interests. Questions are in `store_questions`, what is due in `store_watches`."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    Row,
    Select,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Moment, Snowflake, row_id, table
from bot.whom import HERE
from cogs.interests.model import UNDECIDED, Interest, State

_STATES = ", ".join(f"'{state.value}'" for state in State)

interests = table(
    "interests_interests",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("request_id", Snowflake, nullable=False),
    Column("owner_id", Snowflake, nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("shows_numbers", Flag, nullable=False),
    Column("words", Text, nullable=False),
    Column("offered_at", Moment, nullable=False),
    Column("answered_at", Moment),
    Column("waits_since", Moment),
    UniqueConstraint("guild_id", "request_id", "user_id"),
    CheckConstraint(f"state IN ({_STATES})", name="state"),
    Index("ix_interests_interests_user", "guild_id", "user_id", "id"),
    Index("ix_interests_interests_owner", "guild_id", "owner_id", "answered_at"),
)

_GIVEN: Final = {"id", "version"}
"""What the database and `save` count themselves."""

_HERE = interests.c.guild_id == bindparam("group")
_ONE = (_HERE, interests.c.id == bindparam("interest"))
_STANDS = interests.c.state.in_(bindparam("states", type_=Text(), expanding=True))
_ADD = insert(interests).returning(interests.c.id)
_FIND, _SAVE = select(interests).where(*_ONE), update(interests).where(*_ONE)
_HOLD = _FIND.with_for_update()
_OF_PERSON = select(interests).where(
    _HERE, interests.c.request_id == bindparam("request"), interests.c.user_id == bindparam("person")
)
_OF_REQUEST = (
    select(interests)
    .where(_HERE, interests.c.request_id == bindparam("request"), _STANDS)
    .order_by(interests.c.offered_at, interests.c.id)
)
_PLACE = func.row_number().over(
    partition_by=interests.c.owner_id, order_by=(interests.c.answered_at.desc(), interests.c.id.desc())
)
_LAST = (
    select(interests.c.owner_id, interests.c.offered_at, interests.c.answered_at, _PLACE.label("place"))
    .where(
        _HERE,
        interests.c.owner_id.in_(bindparam("owners", type_=Snowflake, expanding=True)),
        interests.c.answered_at.is_not(None),
    )
    .subquery()
)
_ANSWERS = (
    select(_LAST).where(_LAST.c.place <= bindparam("most", type_=Integer)).order_by(_LAST.c.owner_id, _LAST.c.place)
)


async def add(conn: AsyncConnection, interest: Interest) -> Interest:
    """Save a new one in its group (`guild_id`). A person has one per request: hold the request, and look first."""
    added = await conn.execute(_ADD, _values(interest) | {"version": 1})
    return replace(interest, id=added.scalar_one(), version=1)


async def save(conn: AsyncConnection, interest: Interest) -> Interest:
    """Write it anew in its group (`guild_id`), after `find_to_change`; answers it with its new version."""
    version = interest.version + 1
    one = {"group": interest.guild_id, "interest": interest.id}
    await conn.execute(_SAVE, one | _values(interest) | {"version": version})
    return replace(interest, version=version)


async def find(conn: AsyncConnection, guild_id: int, interest_id: int) -> Interest | None:
    """One of this group."""
    return await _first(conn, _FIND, group=guild_id, interest=interest_id)


async def find_to_change(conn: AsyncConnection, guild_id: int, interest_id: int) -> Interest | None:
    """The same, and nobody else changes it until this transaction ends. Hold its request first."""
    return await _first(conn, _HOLD, group=guild_id, interest=interest_id)


async def of_person(conn: AsyncConnection, guild_id: int, request_id: int, user_id: int) -> Interest | None:
    """The person's interest in that request."""
    return await _first(conn, _OF_PERSON, group=guild_id, request=request_id, person=user_id)


async def of_request(
    conn: AsyncConnection, guild_id: int, request_id: int, states: Collection[State]
) -> Sequence[Interest]:
    """Every interest in that request that stands so, in the order in which they came."""
    asked = {"group": guild_id, "request": request_id, "states": [state.value for state in states]}
    return [_interest(row) for row in await conn.execute(_OF_REQUEST, asked)]


async def offered_by(
    conn: AsyncConnection, guild_id: int, user_id: int, states: Collection[State], limit: int, offset: int = 0
) -> Sequence[Interest]:
    """What the person offered for, the newest first."""
    stands = interests.c.state.in_([state.value for state in states])
    mine = (interests.c.guild_id == guild_id, interests.c.user_id == user_id, stands)
    wanted = select(interests).where(*mine).order_by(interests.c.id.desc()).limit(limit).offset(offset)
    return [_interest(row) for row in await conn.execute(wanted)]


def undecided() -> Select[tuple[int]]:
    """Everybody who waits in a group (`guild_id`) for an answer to what they offered."""
    waiting = or_(*(interests.c.state == each.value for each in sorted(UNDECIDED)))
    return select(interests.c.user_id).where(interests.c.guild_id == HERE, waiting)


async def owned_by(conn: AsyncConnection, guild_id: int, owner_id: int) -> Sequence[Interest]:
    """Every interest in the person's requests, in the order in which they came."""
    mine = (interests.c.guild_id == guild_id, interests.c.owner_id == owner_id)
    found = await conn.execute(select(interests).where(*mine).order_by(interests.c.id))
    return [_interest(row) for row in found]


async def answers_of(
    conn: AsyncConnection, guild_id: int, owners: Collection[int], limit: int
) -> Mapping[int, Sequence[timedelta]]:
    """How long those waited whom each of these people answered last, at most so many of each, the newest first."""
    asked = {"group": guild_id, "owners": list(owners), "most": limit}
    found: defaultdict[int, list[timedelta]] = defaultdict(list)
    for row in await conn.execute(_ANSWERS, asked):
        found[row.owner_id].append(row.answered_at - row.offered_at)
    return found


async def remove_person(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Interest]:
    """Everything of the person, and everything in their requests; answers the latter."""
    mine = (interests.c.guild_id == guild_id, interests.c.user_id == user_id)
    await conn.execute(delete(interests).where(*mine))
    theirs = (interests.c.guild_id == guild_id, interests.c.owner_id == user_id)
    gone = await conn.execute(delete(interests).where(*theirs).returning(*interests.c))
    return [_interest(row) for row in gone]


async def _first(conn: AsyncConnection, wanted: Select[Any], **asked: int) -> Interest | None:
    row = (await conn.execute(wanted, asked)).first()
    return _interest(row) if row is not None else None


def _values(interest: Interest) -> dict[str, Any]:
    row = {field.name: getattr(interest, field.name) for field in fields(Interest) if field.name not in _GIVEN}
    return row | {"state": interest.state.value}


def _interest(row: Row[Any]) -> Interest:
    columns = row._asdict()
    return Interest(**columns | {"state": State(columns["state"])})
