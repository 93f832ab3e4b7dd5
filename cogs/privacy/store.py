"""Every SQL statement about the clocks before deletions. Whom other tables name is in `store_people`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Executable, Row, Select, bindparam, case, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Moment, Snowflake, table, upsert
from bot.due import NOW
from bot.whom import HERE
from cogs.privacy.model import AFTER_LEAVING, TRY_AGAIN, Clock, Leaver

clocks = table(
    "privacy_clocks",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("asked_at", Moment),
    Column("by_moderator", Flag, nullable=False),
    Column("left_at", Moment),
    Column("due_at", Moment, nullable=False, index=True),
)
_KEY = ["guild_id", "user_id"]

DUE = select(clocks.c.user_id).where(clocks.c.due_at <= NOW)
"""Those whose time is over."""


_IS = (clocks.c.guild_id == bindparam("group"), clocks.c.user_id == bindparam("person"))
_GET = select(clocks).where(*_IS)
_HOLD = _GET.with_for_update()
_SAVE = update(clocks).where(*_IS)
_REMOVE = delete(clocks).where(*_IS)
_STOP_LEAVING = _REMOVE.where(clocks.c.asked_at.is_(None))
_TAKE = _REMOVE.where(clocks.c.due_at <= NOW).returning(clocks.c.user_id)


def _is(guild_id: int, user_id: int) -> dict[str, Any]:
    return {"group": guild_id, "person": user_id}


def _clock(row: Row[Any]) -> Clock:
    return Clock(**row._asdict())


async def get(conn: AsyncConnection, guild_id: int, user_id: int) -> Clock | None:
    """The clock that runs for this person."""
    row = (await conn.execute(_GET, _is(guild_id, user_id))).first()
    return _clock(row) if row is not None else None


async def held(conn: AsyncConnection, guild_id: int, user_id: int) -> Clock | None:
    """The same, and nobody else changes it before this transaction ends."""
    row = (await conn.execute(_HOLD, _is(guild_id, user_id))).first()
    return _clock(row) if row is not None else None


async def ask(conn: AsyncConnection, wanted: Clock) -> Clock:
    """Start it for guild_id and user_id, in one statement: of two presses the first counts. Answers what runs now."""
    insert = upsert(clocks).values(
        guild_id=wanted.guild_id,
        user_id=wanted.user_id,
        asked_at=wanted.asked_at,
        by_moderator=wanted.by_moderator,
        left_at=None,
        due_at=wanted.due_at,
    )
    new, known = insert.excluded, clocks.c
    runs = known.asked_at.is_not(None)
    changes = {
        "asked_at": func.coalesce(known.asked_at, new.asked_at),
        "by_moderator": case((runs, known.by_moderator), else_=new.by_moderator),
        "due_at": case((or_(runs, known.due_at <= new.due_at), known.due_at), else_=new.due_at),
    }
    asked = insert.on_conflict_do_update(index_elements=_KEY, set_=changes).returning(clocks)
    return _clock((await conn.execute(asked)).one())


async def save(conn: AsyncConnection, clock: Clock) -> None:
    """Save what a `held` clock became; guild_id and user_id name it."""
    values = {"asked_at": clock.asked_at, "by_moderator": clock.by_moderator, "due_at": clock.due_at}
    await conn.execute(_SAVE, values | _is(clock.guild_id, clock.user_id))


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Stop it."""
    await conn.execute(_REMOVE, _is(guild_id, user_id))


async def leave(conn: AsyncConnection, leavers: Sequence[Leaver]) -> None:
    """Start it for people who left, each a guild_id and a user_id once. What somebody asked for stays sooner."""
    rows = [
        {
            "guild_id": each.guild_id,
            "user_id": each.user_id,
            "asked_at": None,
            "by_moderator": False,
            "left_at": each.left_at,
            "due_at": each.left_at + AFTER_LEAVING,
        }
        for each in leavers
    ]
    if rows:  # of none at all SQLAlchemy would make one
        await conn.execute(_start_of_leaving(), rows)


def _start_of_leaving() -> Executable:
    """For one person, to be executed for many: written for a thousand at once it takes longer than all of them."""
    # no guild: it is in each row
    insert = upsert(clocks)
    asked = clocks.c.asked_at.is_not(None)
    changes = {
        "left_at": insert.excluded.left_at,
        "due_at": case((asked, clocks.c.due_at), else_=insert.excluded.due_at),
    }
    return insert.on_conflict_do_update(index_elements=_KEY, set_=changes)


async def came_back(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """They are here again: only what they asked for goes on."""
    await conn.execute(_STOP_LEAVING, _is(guild_id, user_id))
    await conn.execute(_SAVE, _is(guild_id, user_id) | {"left_at": None})


def leaving() -> Select[tuple[int]]:
    """For whom it runs in a group (`guild_id`) because they left."""
    return select(clocks.c.user_id).where(clocks.c.guild_id == HERE, clocks.c.left_at.is_not(None))


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[Clock]:
    """Whose time is over, the longest waiting first."""
    # no guild: the tick works for every group at once
    wanted = select(clocks).where(clocks.c.due_at <= now).order_by(clocks.c.due_at, clocks.c.user_id).limit(limit)
    return [_clock(row) for row in await conn.execute(wanted)]


async def take(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> bool:
    """Take a clock whose time is over. False when it was stopped meanwhile, or another process took it."""
    return (await conn.execute(_TAKE, _is(guild_id, user_id) | {"now": now})).first() is not None


async def postpone(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """The deletion failed, and left no trace; it is tried again later."""
    await conn.execute(_SAVE, _is(guild_id, user_id) | {"due_at": now + TRY_AGAIN})


async def overdue(conn: AsyncConnection, guild_id: int, before: datetime) -> int:
    """How many should have happened before that moment: counted from why they run, whatever was postponed."""
    late = or_(clocks.c.asked_at < before, clocks.c.left_at < before - AFTER_LEAVING)
    counted = select(func.count()).where(clocks.c.guild_id == guild_id, late)
    number: int = (await conn.execute(counted)).scalar_one()
    return number
