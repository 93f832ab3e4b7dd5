"""Every SQL statement about paths, calendars and check-ins."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, Integer, Row, Text, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Json, Moment, Snowflake, table, upsert
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


def _path(row: Row[Any]) -> Path:
    return Path(**row._asdict())


async def path(conn: AsyncConnection, guild_id: int, user_id: int) -> Path | None:
    """The person's path, if there is one."""
    where = (paths.c.guild_id == guild_id, paths.c.user_id == user_id)
    row = (await conn.execute(select(paths).where(*where))).first()
    return _path(row) if row is not None else None


async def begin(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> bool:
    """Begin the path. False when it has begun before."""
    insert = upsert(paths).values(guild_id=guild_id, user_id=user_id, began_at=now, reminders=True, seeking=False)
    found = await conn.execute(
        insert.on_conflict_do_update(
            index_elements=_PERSON, set_={"began_at": now}, where=paths.c.began_at.is_(None)
        ).returning(paths.c.user_id)
    )
    return found.first() is not None


async def expect(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Make room for somebody who has not finished onboarding."""
    insert = upsert(paths).values(guild_id=guild_id, user_id=user_id, reminders=True, seeking=False)
    await conn.execute(insert.on_conflict_do_nothing(index_elements=_PERSON))


async def set_reminders(conn: AsyncConnection, guild_id: int, user_id: int, *, wanted: bool) -> None:
    """Turn the reminders of the path on or off."""
    where = (paths.c.guild_id == guild_id, paths.c.user_id == user_id)
    await conn.execute(update(paths).where(*where).values(reminders=wanted))


async def set_seeking(conn: AsyncConnection, guild_id: int, user_id: int, *, seeking: bool) -> None:
    """Note whether the person still waits for a mentor."""
    where = (paths.c.guild_id == guild_id, paths.c.user_id == user_id)
    await conn.execute(update(paths).where(*where).values(seeking=seeking))


async def seeking(conn: AsyncConnection, guild_id: int) -> Sequence[int]:
    """Who waits for a mentor, longest first."""
    found = await conn.scalars(
        select(paths.c.user_id)
        .where(paths.c.guild_id == guild_id, paths.c.seeking == True)  # noqa: E712 - a column, not a condition
        .order_by(paths.c.began_at, paths.c.user_id)
    )
    return found.all()


async def calendar(conn: AsyncConnection, guild_id: int, user_id: int) -> Calendar | None:
    """The person's content calendar, if they have one."""
    where = (calendars.c.guild_id == guild_id, calendars.c.user_id == user_id)
    row = (await conn.execute(select(calendars).where(*where))).first()
    if row is None:
        return None
    formats = tuple(Format(name) for name in row.formats)
    return Calendar(row.per_week, formats, date.fromisoformat(row.starts_on))


async def put_calendar(conn: AsyncConnection, guild_id: int, user_id: int, planned: Calendar, now: datetime) -> None:
    """Save the calendar, in place of an earlier one."""
    values = {
        "per_week": planned.per_week,
        "formats": [kind.value for kind in planned.formats],
        "starts_on": planned.starts_on.isoformat(),
        "changed_at": now,
    }
    insert = upsert(calendars).values(guild_id=guild_id, user_id=user_id, **values)
    await conn.execute(insert.on_conflict_do_update(index_elements=_PERSON, set_=values))


async def check_ins_of(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[CheckIn]:
    """What the person said in check-ins, in order."""
    found = await conn.execute(
        select(check_ins)
        .where(check_ins.c.guild_id == guild_id, check_ins.c.user_id == user_id)
        .order_by(check_ins.c.number)
    )
    return [CheckIn(row.number, Feeling(row.feeling), row.line, row.at) for row in found]


async def put_check_in(conn: AsyncConnection, guild_id: int, user_id: int, said: CheckIn) -> None:
    """Save a check-in, in place of an earlier one."""
    values = {"feeling": said.feeling.value, "line": said.line, "at": said.at}
    insert = upsert(check_ins).values(guild_id=guild_id, user_id=user_id, number=said.number, **values)
    await conn.execute(insert.on_conflict_do_update(index_elements=[*_PERSON, "number"], set_=values))


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """The person's path, calendar and check-ins."""
    for each in (paths, calendars, check_ins):
        await conn.execute(delete(each).where(each.c.guild_id == guild_id, each.c.user_id == user_id))
