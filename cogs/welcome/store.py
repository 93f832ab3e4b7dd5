"""The SQL of arrivals. What is claimed when it is due is in `store_due`, what moderators set in `store_settings`.

Whoever reads an arrival to change it first holds the group's settings row (`store_settings.hold`): one writer per
group at a time, on both engines.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, Row, Text, and_, bindparam, delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Moment, Snowflake, partial_index, table
from bot.db_replacing import replacing
from cogs.welcome.model import Arrival, State

_WAITING = text("state = 'waiting'")
_ROLE_DUE = text("role_due_at IS NOT NULL")
_NOTE_DUE = text("note_due = 1")

arrivals = table(
    "welcome_arrivals",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("joined_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("screened_at", Moment),
    Column("due_at", Moment),
    Column("greeted_at", Moment),
    Column("left_at", Moment),
    Column("role_due_at", Moment),
    Column("batch", Snowflake),
    Column("note_due", Flag, nullable=False),
    Column("note_batch", Snowflake),
    Column("cleared", Flag, nullable=False),
    CheckConstraint("state IN ('screening', 'waiting', 'held', 'greeted', 'left')", name="state"),
    partial_index("ix_welcome_arrivals_due", "due_at", where=_WAITING),
    partial_index("ix_welcome_arrivals_role_due", "role_due_at", where=_ROLE_DUE),
    partial_index("ix_welcome_arrivals_note_due", "guild_id", where=_NOTE_DUE),
    Index("ix_welcome_arrivals_guild_id_joined_at", "guild_id", "joined_at"),
)
_MOST_AT_ONCE = 500
"""People in one question: far below SQLite's 32,766 values."""
# Written out, because a bound value does not lead to a partial index.
IS_WAITING = text("welcome_arrivals.state = 'waiting'")
NOTED = text("welcome_arrivals.note_due = 1")
HERE = arrivals.c.left_at.is_(None)

_OF_GROUP = select(arrivals).where(arrivals.c.guild_id == bindparam("guild_id"))
_OF_PEOPLE = _OF_GROUP.where(arrivals.c.user_id.in_(bindparam("user_ids", type_=Snowflake, expanding=True)))
_SAVE = replacing(arrivals)
_COUNT = select(func.count()).where(arrivals.c.guild_id == bindparam("guild_id"))
_COUNT_JOINED = _COUNT.where(arrivals.c.joined_at > bindparam("since"))
_COUNT_STATE = _COUNT.where(arrivals.c.state == bindparam("state"))


def arrival_of(row: Row[Any]) -> Arrival:
    """A row of the table, as the model knows it."""
    # no guild: nothing is asked here
    values = row._asdict()
    return Arrival(**values | {"state": State(values["state"])})


async def of_people(conn: AsyncConnection, guild_id: int, people: Sequence[int]) -> Mapping[int, Arrival]:
    """What is known about these people's arrivals, by person."""
    found: dict[int, Arrival] = {}
    for start in range(0, len(people), _MOST_AT_ONCE):
        part = list(people[start : start + _MOST_AT_ONCE])
        rows = await conn.execute(_OF_PEOPLE, {"guild_id": guild_id, "user_ids": part})
        found |= {row.user_id: arrival_of(row) for row in rows}
    return found


async def of_group(conn: AsyncConnection, guild_id: int) -> Mapping[int, Arrival]:
    """Every arrival the group remembers, by person."""
    rows = await conn.execute(_OF_GROUP, {"guild_id": guild_id})
    return {row.user_id: arrival_of(row) for row in rows}


async def save_all(conn: AsyncConnection, people: Sequence[Arrival]) -> None:
    """Write arrivals, in place of what was known."""
    # no guild: every row carries its own
    if rows := [asdict(arrival) for arrival in sorted(people, key=lambda each: (each.guild_id, each.user_id))]:
        await conn.execute(_SAVE, rows)


async def count_joined(conn: AsyncConnection, guild_id: int, since: datetime) -> int:
    """How many joined after that moment, wherever they are now."""
    return await conn.scalar(_COUNT_JOINED, {"guild_id": guild_id, "since": since}) or 0


async def count_state(conn: AsyncConnection, guild_id: int, state: State) -> int:
    """How many of the group's arrivals are in that state."""
    return await conn.scalar(_COUNT_STATE, {"guild_id": guild_id, "state": state}) or 0


async def make_due(conn: AsyncConnection, guild_id: int, due_at: datetime, *, joined_after: datetime) -> None:
    """Let everybody be greeted who waits for something that is no longer asked for."""
    await conn.execute(
        update(arrivals)
        .where(
            arrivals.c.guild_id == guild_id,
            IS_WAITING,
            arrivals.c.due_at.is_(None),
            arrivals.c.joined_at > joined_after,
        )
        .values(due_at=due_at)
    )


async def make_ready(conn: AsyncConnection, guild_id: int, user_id: int, due_at: datetime) -> None:
    """Let a person be greeted who has what their greeting waited for. Nothing changes for anybody else."""
    await conn.execute(
        update(arrivals)
        .where(
            arrivals.c.guild_id == guild_id,
            arrivals.c.user_id == user_id,
            IS_WAITING,
            arrivals.c.due_at.is_(None),
        )
        .values(due_at=due_at)
    )


async def set_role_due(conn: AsyncConnection, guild_id: int, user_id: int, due_at: datetime) -> None:
    """Try again to give a person their roles, if they are still here."""
    await conn.execute(
        update(arrivals)
        .where(arrivals.c.guild_id == guild_id, arrivals.c.user_id == user_id, HERE)
        .values(role_due_at=due_at)
    )


async def clear(conn: AsyncConnection, guild_id: int, note_batch: int | None, now: datetime) -> Sequence[int]:
    """Let those be greeted who were held for their young account: one note's people, or all. Answers who was held."""
    named = arrivals.c.note_batch == note_batch if note_batch is not None else arrivals.c.state == State.HELD
    here = and_(arrivals.c.guild_id == guild_id, named, HERE)
    await conn.execute(update(arrivals).where(here).values(cleared=True))
    released = await conn.scalars(
        update(arrivals)
        .where(here, arrivals.c.state == State.HELD)
        .values(state=State.WAITING, due_at=now)
        .returning(arrivals.c.user_id)
    )
    return list(released)


async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove a person's arrival."""
    await conn.execute(delete(arrivals).where(arrivals.c.guild_id == guild_id, arrivals.c.user_id == user_id))
