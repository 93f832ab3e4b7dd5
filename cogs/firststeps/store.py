"""Every SQL statement about paths, calendars and check-ins."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, Integer, Row, Text, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Json, Moment, Snowflake, table, upsert
from bot.db_replacing import replacing
from cogs.firststeps.model import CheckIn, Feeling, Path
from cogs.firststeps.model_calendar import Calendar, Format

paths = table(
    "firststeps_paths",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("began_at", Moment),
    Column("reminders", Flag, nullable=False),
    Column("seeking", Flag, nullable=False),
)
calendars = table(
    "firststeps_calendars",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("per_week", Integer, nullable=False),
    Column("formats", Json, nullable=False),
    Column("starts_on", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
)
check_ins = table(
    "firststeps_check_ins",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("feeling", Text, nullable=False),
    Column("line", Text, nullable=False),
    Column("at", Moment, nullable=False),
    CheckConstraint("number IN (1, 2)", name="number"),
    CheckConstraint("feeling IN ('well', 'so_so', 'hard')", name="feeling"),
)
_PERSON = ["guild_id", "user_id"]
_PATHS, _CALENDARS, _CHECK_INS = (
    (each.c.guild_id == bindparam("group"), each.c.user_id == bindparam("person"))
    for each in (paths, calendars, check_ins)
)
_PATH, _CHANGE = select(paths).where(*_PATHS), update(paths).where(*_PATHS)
_NEW_PATH = upsert(paths)
_BEGIN = _NEW_PATH.on_conflict_do_update(
    index_elements=_PERSON, set_={"began_at": _NEW_PATH.excluded.began_at}, where=paths.c.began_at.is_(None)
).returning(paths.c.user_id)
_EXPECT = _NEW_PATH.on_conflict_do_nothing(index_elements=_PERSON)
_SEEKING = (
    select(paths.c.user_id)
    .where(paths.c.guild_id == bindparam("group"), paths.c.seeking == True)  # noqa: E712 - a column, not a condition
    .order_by(paths.c.began_at, paths.c.user_id)
)
_CALENDAR, _PUT_CALENDAR = select(calendars).where(*_CALENDARS), replacing(calendars)
_SAID, _PUT_CHECK_IN = select(check_ins).where(*_CHECK_INS).order_by(check_ins.c.number), replacing(check_ins)
_REMOVE = (
    delete(paths).where(*_PATHS),
    delete(calendars).where(*_CALENDARS),
    delete(check_ins).where(*_CHECK_INS),
)


def _path(row: Row[Any]) -> Path:
    return Path(**row._asdict())


async def path(conn: AsyncConnection, guild_id: int, user_id: int) -> Path | None:
    """The person's path, if there is one."""
    row = (await conn.execute(_PATH, {"group": guild_id, "person": user_id})).first()
    return _path(row) if row is not None else None


async def begin(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> bool:
    """Begin the path. False when it has begun before."""
    new = {"guild_id": guild_id, "user_id": user_id, "began_at": now, "reminders": True, "seeking": False}
    return (await conn.execute(_BEGIN, new)).first() is not None


async def expect(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Make room for somebody who has not finished onboarding."""
    new = {"guild_id": guild_id, "user_id": user_id, "reminders": True, "seeking": False}
    await conn.execute(_EXPECT, new)


async def set_reminders(conn: AsyncConnection, guild_id: int, user_id: int, *, wanted: bool) -> None:
    """Turn the reminders of the path on or off."""
    await conn.execute(_CHANGE, {"group": guild_id, "person": user_id, "reminders": wanted})


async def set_seeking(conn: AsyncConnection, guild_id: int, user_id: int, *, seeking: bool) -> None:
    """Note whether the person still waits for a mentor."""
    await conn.execute(_CHANGE, {"group": guild_id, "person": user_id, "seeking": seeking})


async def seeking(conn: AsyncConnection, guild_id: int) -> Sequence[int]:
    """Who waits for a mentor, longest first."""
    return (await conn.scalars(_SEEKING, {"group": guild_id})).all()


async def calendar(conn: AsyncConnection, guild_id: int, user_id: int) -> Calendar | None:
    """The person's content calendar, if they have one."""
    row = (await conn.execute(_CALENDAR, {"group": guild_id, "person": user_id})).first()
    if row is None:
        return None
    formats = tuple(Format(name) for name in row.formats)
    return Calendar(row.per_week, formats, date.fromisoformat(row.starts_on))


async def put_calendar(conn: AsyncConnection, guild_id: int, user_id: int, planned: Calendar, now: datetime) -> None:
    """Save the calendar, in place of an earlier one."""
    row = {
        "guild_id": guild_id,
        "user_id": user_id,
        "per_week": planned.per_week,
        "formats": [kind.value for kind in planned.formats],
        "starts_on": planned.starts_on.isoformat(),
        "changed_at": now,
    }
    await conn.execute(_PUT_CALENDAR, row)


async def check_ins_of(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[CheckIn]:
    """What the person said in check-ins, in order."""
    found = await conn.execute(_SAID, {"group": guild_id, "person": user_id})
    return [CheckIn(row.number, Feeling(row.feeling), row.line, row.at) for row in found]


async def put_check_in(conn: AsyncConnection, guild_id: int, user_id: int, said: CheckIn) -> None:
    """Save a check-in, in place of an earlier one."""
    key = {"guild_id": guild_id, "user_id": user_id, "number": said.number}
    await conn.execute(_PUT_CHECK_IN, {**key, "feeling": said.feeling.value, "line": said.line, "at": said.at})


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """The person's path, calendar and check-ins."""
    for each in _REMOVE:
        await conn.execute(each, {"group": guild_id, "person": user_id})
