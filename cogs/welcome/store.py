"""The SQL of arrivals and farewells. What moderators set is in `store_settings`.

Whoever reads an arrival to change it first holds the group's settings row (`store_settings.hold`): one writer per
group at a time, on both engines.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, Row, Text, and_, delete, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Moment, Snowflake, table, upsert
from cogs.welcome.model import Arrival, State
from cogs.welcome.store_settings import YES, groups

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
    Index("ix_welcome_arrivals_due", "due_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
    Index("ix_welcome_arrivals_role_due", "role_due_at", sqlite_where=_ROLE_DUE, postgresql_where=_ROLE_DUE),
    Index("ix_welcome_arrivals_note_due", "guild_id", sqlite_where=_NOTE_DUE, postgresql_where=_NOTE_DUE),
    Index("ix_welcome_arrivals_guild_id_joined_at", "guild_id", "joined_at"),
)
farewells = table(
    "welcome_farewells",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("left_at", Moment, nullable=False),
    Column("batch", Snowflake),
)

_MOST_AT_ONCE = 500
"""Rows in one statement: thirteen values each stay far below SQLite's 32,766 in all."""
# Written out, because a bound value does not lead to a partial index.
_IS_WAITING = text("welcome_arrivals.state = 'waiting'")
_NOTED = text("welcome_arrivals.note_due = 1")
_HERE = arrivals.c.left_at.is_(None)


def _arrival(row: Row[Any]) -> Arrival:
    values = row._asdict()
    return Arrival(**values | {"state": State(values["state"])})


async def of_people(conn: AsyncConnection, guild_id: int, people: Sequence[int]) -> Mapping[int, Arrival]:
    """What is known about these people's arrivals, by person."""
    found: dict[int, Arrival] = {}
    for start in range(0, len(people), _MOST_AT_ONCE):
        part = people[start : start + _MOST_AT_ONCE]
        rows = await conn.execute(select(arrivals).where(arrivals.c.guild_id == guild_id, arrivals.c.user_id.in_(part)))
        found |= {row.user_id: _arrival(row) for row in rows}
    return found


async def of_group(conn: AsyncConnection, guild_id: int) -> Mapping[int, Arrival]:
    """Every arrival the group remembers, by person."""
    rows = await conn.execute(select(arrivals).where(arrivals.c.guild_id == guild_id))
    return {row.user_id: _arrival(row) for row in rows}


async def save_all(conn: AsyncConnection, people: Sequence[Arrival]) -> None:
    """Write arrivals, in place of what was known."""
    rows = [asdict(arrival) for arrival in sorted(people, key=lambda each: (each.guild_id, each.user_id))]
    for start in range(0, len(rows), _MOST_AT_ONCE):
        # no guild: every row carries its own
        insert = upsert(arrivals).values(rows[start : start + _MOST_AT_ONCE])
        changed = {name: insert.excluded[name] for name in Arrival.__slots__ if name not in {"guild_id", "user_id"}}
        await conn.execute(insert.on_conflict_do_update(index_elements=["guild_id", "user_id"], set_=changed))


async def count_joined(conn: AsyncConnection, guild_id: int, since: datetime) -> int:
    """How many joined after that moment, wherever they are now."""
    return (
        await conn.scalar(select(func.count()).where(arrivals.c.guild_id == guild_id, arrivals.c.joined_at > since))
        or 0
    )


async def count_state(conn: AsyncConnection, guild_id: int, state: State) -> int:
    """How many of the group's arrivals are in that state."""
    return (
        await conn.scalar(select(func.count()).where(arrivals.c.guild_id == guild_id, arrivals.c.state == state)) or 0
    )


async def drop_long_gone(conn: AsyncConnection, guild_id: int, before: datetime) -> None:
    """Forget who left before that moment."""
    await conn.execute(delete(arrivals).where(arrivals.c.guild_id == guild_id, arrivals.c.left_at < before))


async def make_due(conn: AsyncConnection, guild_id: int, due_at: datetime, *, joined_after: datetime) -> None:
    """Let everybody be greeted who waits for something that is no longer asked for."""
    await conn.execute(
        update(arrivals)
        .where(
            arrivals.c.guild_id == guild_id,
            _IS_WAITING,
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
            _IS_WAITING,
            arrivals.c.due_at.is_(None),
        )
        .values(due_at=due_at)
    )


async def groups_with_due_greetings(conn: AsyncConnection, now: datetime) -> Sequence[int]:
    """Groups in which somebody can be greeted now."""
    # no guild: the tick asks for every group at once
    found = await conn.scalars(
        select(arrivals.c.guild_id)
        .distinct()
        .join(groups, groups.c.guild_id == arrivals.c.guild_id)
        .where(
            _IS_WAITING,
            arrivals.c.due_at <= now,
            groups.c.greeting_on == YES,
            or_(groups.c.next_greeting_at.is_(None), groups.c.next_greeting_at <= now),
            or_(groups.c.raid_since.is_(None), groups.c.raid_until <= now),
        )
        .order_by(arrivals.c.guild_id)
    )
    return list(found)


async def claim_greetings(conn: AsyncConnection, guild_id: int, batch: int, now: datetime, most: int) -> Sequence[int]:
    """Mark those who have waited longest as greeted in this batch, and answer who they are."""
    due = (
        select(arrivals.c.user_id)
        .where(arrivals.c.guild_id == guild_id, _IS_WAITING, arrivals.c.due_at <= now)
        .order_by(arrivals.c.due_at, arrivals.c.joined_at, arrivals.c.user_id)
        .limit(most)
    )
    claimed = await conn.scalars(
        update(arrivals)
        .where(arrivals.c.guild_id == guild_id, _IS_WAITING, arrivals.c.user_id.in_(due))
        .values(state=State.GREETED, greeted_at=now, due_at=None, batch=batch)
        .returning(arrivals.c.user_id)
    )
    return list(claimed)


async def of_batch(conn: AsyncConnection, guild_id: int, batch: int) -> Sequence[Arrival]:
    """Everybody who is named in a greeting, in the order they came."""
    rows = await conn.execute(
        select(arrivals)
        .where(arrivals.c.guild_id == guild_id, arrivals.c.batch == batch)
        .order_by(arrivals.c.joined_at, arrivals.c.user_id)
    )
    return [_arrival(row) for row in rows]


async def groups_with_due_roles(conn: AsyncConnection, now: datetime) -> Sequence[int]:
    """Groups in which somebody should get their roles now."""
    # no guild: the tick asks for every group at once
    found = await conn.scalars(
        select(arrivals.c.guild_id)
        .distinct()
        .join(groups, groups.c.guild_id == arrivals.c.guild_id)
        .where(
            arrivals.c.role_due_at <= now,
            arrivals.c.role_due_at.is_not(None),
            groups.c.role_trouble.is_(None),
            or_(groups.c.raid_since.is_(None), groups.c.raid_until <= now),
        )
        .order_by(arrivals.c.guild_id)
    )
    return list(found)


async def claim_roles(conn: AsyncConnection, guild_id: int, now: datetime) -> Mapping[int, datetime]:
    """Take on everybody whose roles are due: when they joined, by person."""
    claimed = await conn.execute(
        update(arrivals)
        .where(
            arrivals.c.guild_id == guild_id,
            arrivals.c.role_due_at <= now,
            arrivals.c.role_due_at.is_not(None),
        )
        .values(role_due_at=None)
        .returning(arrivals.c.user_id, arrivals.c.joined_at, arrivals.c.left_at)
    )
    return {row.user_id: row.joined_at for row in claimed if row.left_at is None}


async def set_role_due(conn: AsyncConnection, guild_id: int, user_id: int, due_at: datetime) -> None:
    """Try again to give a person their roles, if they are still here."""
    await conn.execute(
        update(arrivals)
        .where(arrivals.c.guild_id == guild_id, arrivals.c.user_id == user_id, _HERE)
        .values(role_due_at=due_at)
    )


async def groups_with_due_notes(conn: AsyncConnection, now: datetime) -> Sequence[int]:
    """Groups whose moderators should hear about a young account now."""
    # no guild: the tick asks for every group at once
    found = await conn.scalars(
        select(arrivals.c.guild_id)
        .distinct()
        .join(groups, groups.c.guild_id == arrivals.c.guild_id)
        .where(
            _NOTED,
            or_(groups.c.next_note_at.is_(None), groups.c.next_note_at <= now),
            or_(groups.c.raid_since.is_(None), groups.c.raid_until <= now),
        )
        .order_by(arrivals.c.guild_id)
    )
    return list(found)


async def claim_notes(conn: AsyncConnection, guild_id: int, batch: int, most: int) -> Sequence[int]:
    """Put those with young accounts into this note, and answer who they are."""
    due = (
        select(arrivals.c.user_id)
        .where(arrivals.c.guild_id == guild_id, _NOTED)
        .order_by(arrivals.c.joined_at, arrivals.c.user_id)
        .limit(most)
    )
    claimed = await conn.scalars(
        update(arrivals)
        .where(arrivals.c.guild_id == guild_id, _NOTED, arrivals.c.user_id.in_(due))
        .values(note_due=False, note_batch=batch)
        .returning(arrivals.c.user_id)
    )
    return list(claimed)


async def of_note(conn: AsyncConnection, guild_id: int, note_batch: int) -> Sequence[Arrival]:
    """Everybody named in a note who is still here, in the order they came."""
    rows = await conn.execute(
        select(arrivals)
        .where(arrivals.c.guild_id == guild_id, arrivals.c.note_batch == note_batch, _HERE)
        .order_by(arrivals.c.joined_at, arrivals.c.user_id)
    )
    return [_arrival(row) for row in rows]


async def clear(conn: AsyncConnection, guild_id: int, note_batch: int | None, now: datetime) -> Sequence[int]:
    """Let those be greeted who were held for their young account: one note's people, or all. Answers who was held."""
    named = arrivals.c.note_batch == note_batch if note_batch is not None else arrivals.c.state == State.HELD
    here = and_(arrivals.c.guild_id == guild_id, named, _HERE)
    await conn.execute(update(arrivals).where(here).values(cleared=True))
    released = await conn.scalars(
        update(arrivals)
        .where(here, arrivals.c.state == State.HELD)
        .values(state=State.WAITING, due_at=now)
        .returning(arrivals.c.user_id)
    )
    return list(released)


async def add_farewell(conn: AsyncConnection, guild_id: int, user_id: int, name: str, now: datetime) -> None:
    """Remember that somebody left, until it is said."""
    await conn.execute(
        upsert(farewells)
        .values(guild_id=guild_id, user_id=user_id, name=name, left_at=now)
        .on_conflict_do_nothing(index_elements=["guild_id", "user_id"])
    )


async def groups_with_due_farewells(conn: AsyncConnection, now: datetime) -> Sequence[int]:
    """Groups in which a farewell can be said now."""
    # no guild: the tick asks for every group at once
    found = await conn.scalars(
        select(farewells.c.guild_id)
        .distinct()
        .join(groups, groups.c.guild_id == farewells.c.guild_id)
        .where(
            farewells.c.batch.is_(None),
            or_(groups.c.next_farewell_at.is_(None), groups.c.next_farewell_at <= now),
        )
        .order_by(farewells.c.guild_id)
    )
    return list(found)


async def claim_farewells(conn: AsyncConnection, guild_id: int, batch: int, most: int) -> Sequence[int]:
    """Put those who left into this farewell, and answer who they are."""
    due = (
        select(farewells.c.user_id)
        .where(farewells.c.guild_id == guild_id, farewells.c.batch.is_(None))
        .order_by(farewells.c.left_at, farewells.c.user_id)
        .limit(most)
    )
    claimed = await conn.scalars(
        update(farewells)
        .where(farewells.c.guild_id == guild_id, farewells.c.batch.is_(None), farewells.c.user_id.in_(due))
        .values(batch=batch)
        .returning(farewells.c.user_id)
    )
    return list(claimed)


async def farewell_names(conn: AsyncConnection, guild_id: int, batch: int) -> Sequence[str]:
    """The names in a farewell, in the order they left."""
    found = await conn.scalars(
        select(farewells.c.name)
        .where(farewells.c.guild_id == guild_id, farewells.c.batch == batch)
        .order_by(farewells.c.left_at, farewells.c.user_id)
    )
    return list(found)


async def drop_farewells(
    conn: AsyncConnection, guild_id: int, *, batch: int | None = None, people: Sequence[int] = ()
) -> None:
    """Forget a farewell that was said, or these people's, who came back."""
    of_them = farewells.c.batch == batch if batch is not None else farewells.c.user_id.in_(people)
    await conn.execute(delete(farewells).where(farewells.c.guild_id == guild_id, of_them))


async def drop_all_farewells(conn: AsyncConnection, guild_id: int) -> None:
    """Forget every farewell that was not said yet."""
    await conn.execute(delete(farewells).where(farewells.c.guild_id == guild_id))


async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove everything about a person."""
    for each in (arrivals, farewells):
        await conn.execute(delete(each).where(each.c.guild_id == guild_id, each.c.user_id == user_id))
