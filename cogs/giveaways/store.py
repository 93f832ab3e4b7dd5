"""Every SQL statement about giveaways themselves. Entries, winners and templates have stores of their own."""

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    Integer,
    Row,
    Text,
    bindparam,
    delete,
    insert,
    literal_column,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.claims import claimed_by
from bot.db import Database, Json, Moment, Snowflake, partial_index, row_id, table
from bot.whom import HERE
from cogs.giveaways.model import ENDED, RUNNING, Giveaway, State
from cogs.giveaways.model_spec import spec_from

_STATES = ", ".join(f"'{state.value}'" for state in State)

giveaways = table(
    "giveaways",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("message_id", Snowflake),
    Column("host_id", Snowflake),
    Column("spec", Json, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("starts_at", Moment),
    Column("ends_at", Moment, nullable=False),
    Column("paused_at", Moment),
    Column("closed_at", Moment),
    Column("drawn_at", Moment),
    Column("due_at", Moment),
    Column("seed", Text, nullable=False),
    Column("commitment", Text, nullable=False),
    Column("digest", Text),
    Column("digest_at", Moment),
    Column("digest_message_id", Snowflake),
    Column("entrants", Integer),
    Column("round", Snowflake),
    Column("beacon_failed_at", Moment),
    Column("beacon", Text),
    Column("signature", Text),
    Column("announcement_id", Snowflake),
    Column("series_id", Snowflake),
    Column("edited_at", Moment),
    Column("edited", Json, nullable=False),
    Column("reason", Text, nullable=False),
    claimed_by("due_at", where=text("due_at IS NOT NULL")),
    CheckConstraint(f"state IN ({_STATES})", name="state"),
    partial_index("ix_giveaways_due", "due_at", where=text("due_at IS NOT NULL")),
    partial_index("ix_giveaways_guild", "guild_id", "state", "ends_at", where=text("state <> 'done'")),
)

_ANY_RUNNING = (
    select(giveaways.c.id)
    .where(
        giveaways.c.guild_id == HERE,
        giveaways.c.state != literal_column("'done'"),  # leads to the index
        or_(*(giveaways.c.state == each.value for each in sorted(RUNNING))),
    )
    .limit(1)
)
_GIVEN: Final = {"id", "version"}
"""What the database and `save` count themselves."""

_ONE = (giveaways.c.guild_id == bindparam("group"), giveaways.c.id == bindparam("giveaway"))
_ADD = insert(giveaways).returning(giveaways.c.id)
_FIND = select(giveaways).where(*_ONE)
_HOLD = _FIND.with_for_update()
_SAVE = update(giveaways).where(*_ONE).values(claimed_by=None)
_IN_STATES = (
    select(giveaways)
    .where(
        giveaways.c.guild_id == bindparam("group"),
        giveaways.c.state.in_(bindparam("states", type_=Text(), expanding=True)),
    )
    .limit(bindparam("most", type_=Integer))
)
_FIRST_TO_END = _IN_STATES.order_by(giveaways.c.ends_at, giveaways.c.id)
_LAST_TO_END = _IN_STATES.order_by(giveaways.c.ends_at.desc(), giveaways.c.id.desc())


async def add(conn: AsyncConnection, giveaway: Giveaway) -> Giveaway:
    """Save a new one in its group (`guild_id`), whatever its id; answers it with the id it was given."""
    added = await conn.execute(_ADD, _values(giveaway) | {"version": 1})
    return replace(giveaway, id=added.scalar_one(), version=1)


async def find(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> Giveaway | None:
    """A giveaway of this group."""
    found = await conn.execute(_FIND, {"group": guild_id, "giveaway": giveaway_id})
    return _giveaway(row) if (row := found.first()) is not None else None


async def find_to_change(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> Giveaway | None:
    """The same, and nobody else changes it, or enters it, until this transaction ends."""
    found = await conn.execute(_HOLD, {"group": guild_id, "giveaway": giveaway_id})
    return _giveaway(row) if (row := found.first()) is not None else None


async def save(conn: AsyncConnection, giveaway: Giveaway) -> Giveaway:
    """Write it anew, after `find_to_change`; answers it with its new version."""
    version = giveaway.version + 1
    one = {"group": giveaway.guild_id, "giveaway": giveaway.id}
    await conn.execute(_SAVE, one | _values(giveaway) | {"version": version})
    return replace(giveaway, version=version)


async def has_running(db: Database, guild_id: int) -> bool:
    """Whether anything runs in the group."""
    return bool(await db.read_once(_ANY_RUNNING, guild_id=guild_id))


async def in_states(
    conn: AsyncConnection, guild_id: int, states: Collection[State], limit: int, *, latest_first: bool = False
) -> Sequence[Giveaway]:
    """The group's giveaways in these states, the one that ends next first, or the one that ends last."""
    asked = {"group": guild_id, "states": [state.value for state in states], "most": limit}
    found = await conn.execute(_LAST_TO_END if latest_first else _FIRST_TO_END, asked)
    return [_giveaway(row) for row in found]


async def drawn(conn: AsyncConnection, guild_id: int, limit: int) -> Sequence[Giveaway]:
    """The group's giveaways that somebody won, the newest first."""
    states = [state.value for state in ENDED]
    found = await conn.execute(
        select(giveaways)
        .where(giveaways.c.guild_id == guild_id, giveaways.c.state.in_(states), giveaways.c.entrants > 0)
        .order_by(giveaways.c.id.desc())
        .limit(limit)
    )
    return [_giveaway(row) for row in found]


async def due(
    conn: AsyncConnection, now: datetime, limit: int, states: Collection[State] = tuple(State)
) -> Sequence[tuple[int, int]]:
    """Group and id of what has to happen by now, the longest overdue first: a read; each is then taken by itself.

    Every tick names the states that it deals with, so that none waits behind the work of another.
    """
    # no guild: the tick works for every group at once
    found = await conn.execute(
        select(giveaways.c.guild_id, giveaways.c.id)
        .where(giveaways.c.due_at <= now, giveaways.c.state.in_([state.value for state in states]))
        .order_by(giveaways.c.due_at, giveaways.c.id)
        .limit(limit)
    )
    return [(row.guild_id, row.id) for row in found]


async def remove(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> None:
    """Delete a draft that nobody has seen."""
    await conn.execute(
        delete(giveaways).where(
            giveaways.c.guild_id == guild_id, giveaways.c.id == giveaway_id, giveaways.c.state == State.DRAFT.value
        )
    )


def _values(giveaway: Giveaway) -> dict[str, Any]:
    row = {field.name: getattr(giveaway, field.name) for field in fields(Giveaway) if field.name not in _GIVEN}
    return row | {
        "state": giveaway.state.value,
        "spec": giveaway.spec.plain(),
        "edited": list(giveaway.edited),
    }


def _giveaway(row: Row[Any]) -> Giveaway:
    columns = row._asdict()
    del columns["claimed_by"]
    read = {"state": State(columns["state"]), "spec": spec_from(columns["spec"]), "edited": tuple(columns["edited"])}
    return Giveaway(**columns | read)
