"""Every SQL statement of digests: when and where each group wants its own. Nothing about a person is here."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Integer, Text, literal, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Moment, Snowflake, partial_index, table, upsert
from bot.due import NOW
from cogs.digest.model import Plan

plans = table(
    "digest_plans",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("weekday", Integer, nullable=False),
    Column("hour", Integer, nullable=False),
    Column("channel_id", Snowflake),
    Column("is_on", Flag, nullable=False),
    Column("is_light", Flag, nullable=False),
    Column("told_until", Moment),
    Column("due_at", Moment),
    Column("trouble", Text),
    CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
    CheckConstraint("hour BETWEEN 0 AND 23", name="hour"),
    partial_index("ix_digest_plans_due", "due_at", where=text("due_at IS NOT NULL")),
)
_YES = literal(True, Flag())  # noqa: FBT003 - a value, not a switch of the call
DUE = select(plans.c.guild_id).where(plans.c.due_at <= NOW)
"""Groups whose clock is to be looked at."""


async def find(conn: AsyncConnection, guild_id: int) -> Plan | None:
    """What the group wants; None when it never said."""
    row = (await conn.execute(select(plans).where(plans.c.guild_id == guild_id))).first()
    return Plan(**row._asdict()) if row is not None else None


async def hold(conn: AsyncConnection, guild_id: int) -> Plan:
    """The same, made if there is none, and held until the transaction ends."""
    fresh = Plan(guild_id=guild_id)
    row = upsert(plans).values(guild_id=guild_id, weekday=fresh.weekday, hour=fresh.hour, is_on=False, is_light=False)
    await conn.execute(row.on_conflict_do_nothing(index_elements=["guild_id"]))
    held = select(plans).where(plans.c.guild_id == guild_id).with_for_update()
    return Plan(**(await conn.execute(held)).one()._asdict())


async def save(conn: AsyncConnection, plan: Plan) -> None:
    """Write it anew, after `hold`; its guild_id names it."""
    names = ("weekday", "hour", "channel_id", "is_on", "is_light", "told_until", "due_at", "trouble")
    values = {name: getattr(plan, name) for name in names}
    await conn.execute(update(plans).where(plans.c.guild_id == plan.guild_id).values(values))


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[Plan]:
    """The groups whose clock is to be looked at, the longest waiting first."""
    # no guild: the tick works for every group at once
    wanted = select(plans).where(plans.c.due_at <= now).order_by(plans.c.due_at, plans.c.guild_id).limit(limit)
    return [Plan(**row._asdict()) for row in await conn.execute(wanted.with_for_update(skip_locked=True))]


async def take(conn: AsyncConnection, plan: Plan, due_at: datetime, told_until: datetime | None) -> bool:
    """Put the next look there. Of two ticks at once, one gets True. The plan names its guild_id."""
    unchanged = (plans.c.guild_id == plan.guild_id, plans.c.due_at == plan.due_at, plans.c.is_on == _YES)
    taken = update(plans).where(*unchanged).values(due_at=due_at, told_until=told_until)
    return (await conn.execute(taken.returning(plans.c.guild_id))).first() is not None
