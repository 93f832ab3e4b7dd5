"""Every SQL statement of digests: when and where each group wants its own. Nothing about a person is here."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Integer, Text, bindparam, literal, select, text, update
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

_FIND = select(plans).where(plans.c.guild_id == bindparam("group"))
_HOLD = _FIND.with_for_update()
_NEW = upsert(plans).on_conflict_do_nothing(index_elements=["guild_id"])
_SAVE = update(plans).where(plans.c.guild_id == bindparam("group"))
_DUE = (
    select(plans)
    .where(plans.c.due_at <= NOW)
    .order_by(plans.c.due_at, plans.c.guild_id)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True)
)
_TAKE = _SAVE.where(plans.c.due_at == bindparam("was_due_at"), plans.c.is_on == _YES).returning(plans.c.guild_id)


async def find(conn: AsyncConnection, guild_id: int) -> Plan | None:
    """What the group wants; None when it never said."""
    row = (await conn.execute(_FIND, {"group": guild_id})).first()
    return Plan(**row._asdict()) if row is not None else None


async def hold(conn: AsyncConnection, guild_id: int) -> Plan:
    """The same, made if there is none, and held until the transaction ends."""
    fresh = Plan(guild_id=guild_id)
    row = {"guild_id": guild_id, "weekday": fresh.weekday, "hour": fresh.hour, "is_on": False, "is_light": False}
    await conn.execute(_NEW, row)
    return Plan(**(await conn.execute(_HOLD, {"group": guild_id})).one()._asdict())


async def save(conn: AsyncConnection, plan: Plan) -> None:
    """Write it anew, after `hold`; its guild_id names it."""
    names = ("weekday", "hour", "channel_id", "is_on", "is_light", "told_until", "due_at", "trouble")
    values = {name: getattr(plan, name) for name in names}
    await conn.execute(_SAVE, {"group": plan.guild_id, **values})


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[Plan]:
    """The groups whose clock is to be looked at, the longest waiting first."""
    # no guild: the tick works for every group at once
    return [Plan(**row._asdict()) for row in await conn.execute(_DUE, {"now": now, "most": limit})]


async def take(conn: AsyncConnection, plan: Plan, due_at: datetime, told_until: datetime | None) -> bool:
    """Put the next look there. Of two ticks at once, one gets True. The plan names its guild_id."""
    as_seen = {"group": plan.guild_id, "was_due_at": plan.due_at}
    taken = await conn.execute(_TAKE, as_seen | {"due_at": due_at, "told_until": told_until})
    return taken.first() is not None
