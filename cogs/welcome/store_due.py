"""The SQL of what is due: which groups have something to do, and claims that nobody else can make as well.

A claim is a conditional update, made while the group's settings row is held.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Select, bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database, as_stored
from bot.due import NOW
from cogs.desk import service as desk
from cogs.desk.model import MODERATOR_LOG
from cogs.welcome.model import PLACE, Arrival, State
from cogs.welcome.store import HERE, IS_WAITING, NOTED, arrival_of, arrivals
from cogs.welcome.store_settings import YES, groups, paces_with

_HERE = arrivals.c.guild_id == bindparam("group")
_IN_ORDER = select(arrivals).where(_HERE).order_by(arrivals.c.joined_at, arrivals.c.user_id)
_OF_BATCH = _IN_ORDER.where(arrivals.c.batch == bindparam("greeting"))
_OF_NOTE = _IN_ORDER.where(arrivals.c.note_batch == bindparam("note"), HERE)
_CLAIM_ROLES = (
    update(arrivals)
    .where(_HERE, arrivals.c.role_due_at <= NOW, arrivals.c.role_due_at.is_not(None))
    .values(role_due_at=None)
    .returning(arrivals.c.user_id, arrivals.c.joined_at, arrivals.c.left_at)
)
_YOUNG = (
    select(arrivals.c.user_id)
    .where(_HERE, NOTED)
    .order_by(arrivals.c.joined_at, arrivals.c.user_id)
    .limit(bindparam("most", type_=Integer))
)
_CLAIM_NOTES = (
    update(arrivals)
    .where(_HERE, NOTED, arrivals.c.user_id.in_(_YOUNG))
    .values(note_due=False)
    .returning(arrivals.c.user_id)
)

GREETINGS_DUE = (
    select(arrivals.c.guild_id)
    .distinct()
    .join(groups, groups.c.guild_id == arrivals.c.guild_id)
    .where(
        IS_WAITING,
        arrivals.c.due_at <= NOW,
        groups.c.greeting_on == YES,
        paces_with(groups.c.next_greeting_at),
        desk.has_place(groups.c.guild_id, PLACE),
        or_(groups.c.raid_since.is_(None), groups.c.raid_until <= NOW),
    )
    .order_by(arrivals.c.guild_id)
)
"""Groups in which somebody can be greeted. In those without a channel people wait until /setup made one."""


async def groups_with(db: Database, due: Select[Any], now: datetime) -> Sequence[int]:
    """Groups in which that is due now."""
    # no guild: the tick asks for every group at once
    return [row[0] for row in await db.read_once(due, now=as_stored(now))]


async def claim_greetings(conn: AsyncConnection, guild_id: int, batch: int, now: datetime, most: int) -> Sequence[int]:
    """Mark those who have waited longest as greeted in this batch, and answer who they are."""
    due = (
        select(arrivals.c.user_id)
        .where(arrivals.c.guild_id == guild_id, IS_WAITING, arrivals.c.due_at <= now)
        .order_by(arrivals.c.due_at, arrivals.c.joined_at, arrivals.c.user_id)
        .limit(most)
    )
    claimed = await conn.scalars(
        update(arrivals)
        .where(arrivals.c.guild_id == guild_id, IS_WAITING, arrivals.c.user_id.in_(due))
        .values(state=State.GREETED, greeted_at=now, due_at=None, batch=batch)
        .returning(arrivals.c.user_id)
    )
    return list(claimed)


async def of_batch(conn: AsyncConnection, guild_id: int, batch: int) -> Sequence[Arrival]:
    """Everybody who is named in a greeting, in the order they came."""
    rows = await conn.execute(_OF_BATCH, {"group": guild_id, "greeting": batch})
    return [arrival_of(row) for row in rows]


ROLES_DUE = (
    select(arrivals.c.guild_id)
    .distinct()
    .join(groups, groups.c.guild_id == arrivals.c.guild_id)
    .where(
        arrivals.c.role_due_at <= NOW,
        arrivals.c.role_due_at.is_not(None),
        groups.c.role_trouble.is_(None),
        or_(groups.c.raid_since.is_(None), groups.c.raid_until <= NOW),
    )
    .order_by(arrivals.c.guild_id)
)
"""Groups in which somebody should get their roles."""


async def claim_roles(conn: AsyncConnection, guild_id: int, now: datetime) -> Mapping[int, datetime]:
    """Take on everybody whose roles are due: when they joined, by person."""
    claimed = await conn.execute(_CLAIM_ROLES, {"group": guild_id, "now": now})
    return {row.user_id: row.joined_at for row in claimed if row.left_at is None}


NOTES_DUE = (
    select(arrivals.c.guild_id)
    .distinct()
    .join(groups, groups.c.guild_id == arrivals.c.guild_id)
    .where(
        NOTED,
        paces_with(groups.c.next_note_at),
        desk.has_place(groups.c.guild_id, MODERATOR_LOG),
        or_(groups.c.raid_since.is_(None), groups.c.raid_until <= NOW),
    )
    .order_by(arrivals.c.guild_id)
)
"""Groups whose moderators should hear about a young account."""


async def claim_notes(conn: AsyncConnection, guild_id: int, batch: int, most: int) -> Sequence[int]:
    """Put those with young accounts into this note, and answer who they are."""
    return list(await conn.scalars(_CLAIM_NOTES, {"group": guild_id, "note_batch": batch, "most": most}))


async def of_note(conn: AsyncConnection, guild_id: int, note_batch: int) -> Sequence[Arrival]:
    """Everybody named in a note who is still here, in the order they came."""
    rows = await conn.execute(_OF_NOTE, {"group": guild_id, "note": note_batch})
    return [arrival_of(row) for row in rows]
