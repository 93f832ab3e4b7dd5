"""What a sweep compares a group's members with, in one statement: most sweeps find nothing, and end with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import bindparam, select, update

from bot.db import Database, Moment, Snowflake, as_stored
from bot.whom import HERE
from cogs.desk import service as desk
from cogs.welcome.model import Arrival, State
from cogs.welcome.model_settings import Settings
from cogs.welcome.store import arrivals
from cogs.welcome.store_settings import groups


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a group: of its settings when it is watched, of its arrivals when who came, stands and left."""

    settings: Settings
    member_role: int | None
    arrivals: Mapping[int, Arrival]


_moment = Moment().process_result_value
_KNOWN = (
    select(
        groups.c.watching_since,
        groups.c.swept_at,
        desk.role_with(groups.c.guild_id, "member"),
        arrivals.c.user_id,
        arrivals.c.joined_at,
        arrivals.c.state,
        arrivals.c.due_at,
        arrivals.c.left_at,
    )
    .select_from(groups.outerjoin(arrivals, arrivals.c.guild_id == groups.c.guild_id))
    .where(groups.c.guild_id == HERE)
)


async def known(db: Database, guild_id: int) -> Known | None:
    """What the group's members are compared with; None for a group that the bot has never seen."""
    rows = await db.read_once(_KNOWN, guild_id=guild_id)
    if not rows:
        return None
    since, swept_at, member_role, *_ = rows[0]
    found = [_arrival(guild_id, *row[3:]) for row in rows if row[3] is not None]
    settings = Settings(guild_id, _at(since), swept_at=_moment(swept_at))
    return Known(settings, member_role, {each.user_id: each for each in found})


def _arrival(
    guild_id: int, user_id: int, joined_at: int, state: str, due_at: int | None, left_at: int | None
) -> Arrival:
    return Arrival(guild_id, user_id, _at(joined_at), State(state), due_at=_moment(due_at), left_at=_moment(left_at))


def _at(stored: int) -> datetime:
    return cast("datetime", _moment(stored))


_SWEPT = (
    update(groups)
    .where(groups.c.guild_id == bindparam("guild_id", type_=Snowflake))
    .values(swept_at=bindparam("at", type_=Moment()))
)


async def swept(db: Database, guild_id: int, now: datetime) -> None:
    """A sweep found nothing to do in the group."""
    await db.write_once(_SWEPT, guild_id=guild_id, at=as_stored(now))
