"""Every SQL statement about packages."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, Row, Text, bindparam, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Json, Moment, Snowflake, partial_index, row_id, table
from bot.due import NOW
from cogs.tracking.model import Parcel, Route, Work
from cogs.tracking.model_package import Package, Stage
from cogs.tracking.store import work_from, works

packages = table(
    "tracking_packages",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("work_id", Snowflake, ForeignKey("tracking_works.id", ondelete="CASCADE"), nullable=False),
    Column("route", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("reached", Json, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("due_at", Moment),
    Index("ix_tracking_packages_work", "guild_id", "work_id", "id"),
    partial_index("ix_tracking_packages_due", "due_at", where=text("due_at IS NOT NULL")),
)

DUE = select(packages.c.id).where(packages.c.due_at <= NOW)
"""Packages about which somebody is to be asked."""

_ALL = (
    select(*(column.label(f"package_{column.name}") for column in packages.c), *works.c)
    .join(works, works.c.id == packages.c.work_id)
    .where(packages.c.guild_id == bindparam("group"))
)
_GET = _ALL.where(packages.c.id == bindparam("parcel"))
_HOLD = _GET.with_for_update()
_OF_WORK = _ALL.where(packages.c.work_id == bindparam("work")).order_by(packages.c.id)
_ADD = insert(packages).returning(packages.c.id)
_SAVE = update(packages).where(packages.c.guild_id == bindparam("group"), packages.c.id == bindparam("parcel"))


async def add(conn: AsyncConnection, parcel: Parcel) -> int:
    """Save a new one in the group (`guild_id`) of its work; its number."""
    ids = {"guild_id": parcel.work.guild_id, "work_id": parcel.work.id}
    number: int = (await conn.execute(_ADD, ids | _values(parcel))).scalar_one()
    return number


async def get(conn: AsyncConnection, guild_id: int, parcel_id: int) -> Parcel | None:
    """A package of this group, with its work."""
    found = await conn.execute(_GET, {"group": guild_id, "parcel": parcel_id})
    return parcel_from(row) if (row := found.first()) is not None else None


async def get_to_change(conn: AsyncConnection, guild_id: int, parcel_id: int) -> Parcel | None:
    """The same, and nobody else changes it until this transaction ends."""
    found = await conn.execute(_HOLD, {"group": guild_id, "parcel": parcel_id})
    return parcel_from(row) if (row := found.first()) is not None else None


async def save(conn: AsyncConnection, parcel: Parcel) -> None:
    """Write it anew in its group (`guild_id`), after `get_to_change`."""
    await conn.execute(_SAVE, {"group": parcel.work.guild_id, "parcel": parcel.id, **_values(parcel)})


async def of_work(conn: AsyncConnection, work: Work) -> Sequence[Parcel]:
    """The packages of a work, in its group (`guild_id`), in their order."""
    found = await conn.execute(_OF_WORK, {"group": work.guild_id, "work": work.id})
    return [parcel_from(row) for row in found]


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and number of those that are due: a read; each is then taken by itself, in its own transaction."""
    # no guild: the tick works for every group at once
    wanted = select(packages.c.guild_id, packages.c.id).where(packages.c.due_at <= now)
    found = await conn.execute(wanted.order_by(packages.c.due_at, packages.c.id).limit(limit))
    return [(row.guild_id, row.id) for row in found]


async def overdue(conn: AsyncConnection, guild_id: int, before: datetime) -> int:
    """How many of a group should have been asked about before that."""
    late = (packages.c.guild_id == guild_id, packages.c.due_at <= before)
    return int(await conn.scalar(select(func.count()).where(*late)) or 0)


async def ask_no_more(conn: AsyncConnection, guild_id: int, owner_id: int) -> None:
    """Their owner left: nobody is asked about them by itself any more."""
    theirs = select(works.c.id).where(works.c.guild_id == guild_id, works.c.owner_id == owner_id)
    mine = (packages.c.guild_id == guild_id, packages.c.work_id.in_(theirs))
    await conn.execute(update(packages).where(*mine).values(due_at=None))


def _values(parcel: Parcel) -> dict[str, Any]:
    package = parcel.package
    reached = {stage.value: at.isoformat() for stage, at in package.reached.items()}
    said = {"what": package.what, "stage": package.stage.value, "reached": reached}
    return said | {"route": parcel.route.value, "asked": parcel.asked, "due_at": parcel.due_at}


def parcel_from(row: Row[Any]) -> Parcel:
    """A row as a package. # no guild: the row was read by somebody who named it."""
    reached = {Stage(stage): datetime.fromisoformat(at) for stage, at in row.package_reached.items()}
    return Parcel(
        id=row.package_id,
        work=work_from(row),
        route=Route(row.package_route),
        package=Package(row.package_what, Stage(row.package_stage), reached),
        asked=row.package_asked,
        due_at=row.package_due_at,
    )
