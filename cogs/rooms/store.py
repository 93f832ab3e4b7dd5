"""Every SQL statement about rooms and their history. What is due is in `store_due`, feedback in `store_feedback`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    CompoundSelect,
    ForeignKey,
    Index,
    Integer,
    Row,
    Text,
    bindparam,
    delete,
    insert,
    or_,
    select,
    text,
    union,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Json, Moment, Snowflake, partial_index, row_id, table, upsert
from bot.whom import HERE
from cogs.collabs.model_request import spec_from
from cogs.rooms.model import Did, Entry, Marking, Room, Side, State, Step

_NOT_CALLED_OFF = text("state <> 'cancelled'")

rooms = table(
    "rooms_rooms",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("version", Integer, nullable=False),
    Column("request_id", Snowflake, nullable=False),
    Column("owner_id", Snowflake, nullable=False),
    Column("creator_id", Snowflake, nullable=False),
    Column("state", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("spec", Json, nullable=False),
    Column("dates", Json, nullable=False),
    Column("confirmed", Json, nullable=False),
    Column("agreed", Json, nullable=False),
    Column("link", Text, nullable=False),
    Column("marking", Text, nullable=False),
    Column("found", Json, nullable=False),
    Column("numbers", Json, nullable=False, server_default="{}"),
    Column("began_at", Moment, nullable=False),
    Column("moved_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("due_at", Moment),
    Column("channel_id", Snowflake),
    Column("thread_id", Snowflake),
    Column("message_id", Snowflake),
    Column("case_id", Snowflake),
    Column("remade", Integer, nullable=False),
    CheckConstraint(f"state IN ({', '.join(repr(each.value) for each in State)})", name="state"),
    partial_index("ix_rooms_rooms_one", "guild_id", "request_id", "creator_id", where=_NOT_CALLED_OFF, unique=True),
    partial_index("ix_rooms_rooms_due", "due_at", where=text("due_at IS NOT NULL")),
    Index("ix_rooms_rooms_owner", "guild_id", "owner_id", "id"),
    Index("ix_rooms_rooms_creator", "guild_id", "creator_id", "id"),
    Index("ix_rooms_rooms_thread", "guild_id", "thread_id"),
)
history = table(
    "rooms_history",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("room_id", Snowflake, ForeignKey("rooms_rooms.id", ondelete="CASCADE"), nullable=False),
    Column("did", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("side", Text),
    Column("at", Moment, nullable=False),
    Column("words", Text, nullable=False),
    Index("ix_rooms_history_room", "room_id", "id"),
)

_GIVEN: Final = {"id", "version"}
"""What the database and `save` count themselves."""

_HERE = rooms.c.guild_id == bindparam("group")
_ONE = (_HERE, rooms.c.id == bindparam("room"))
_TAKES_PART = or_(rooms.c.owner_id == bindparam("person"), rooms.c.creator_id == bindparam("person"))
_ADD = (
    upsert(rooms)
    .on_conflict_do_nothing(index_elements=["guild_id", "request_id", "creator_id"], index_where=_NOT_CALLED_OFF)
    .returning(rooms.c.id)
)
_OF_TWO = select(rooms).where(
    _HERE,
    rooms.c.request_id == bindparam("request"),
    rooms.c.creator_id == bindparam("creator"),
    rooms.c.state != State.CANCELLED.value,
)
_FIND, _SAVE = select(rooms).where(*_ONE), update(rooms).where(*_ONE)
_HOLD = _FIND.with_for_update()
_IN_THREAD = select(rooms).where(_HERE, rooms.c.thread_id == bindparam("thread"))
_OF_PERSON = (
    select(rooms)
    .where(_HERE, _TAKES_PART, rooms.c.state.in_(bindparam("states", type_=Text(), expanding=True)))
    .order_by(rooms.c.id.desc())
    .limit(bindparam("most", type_=Integer))
)
_ACTIVE = select(rooms).where(_HERE, rooms.c.state == State.ACTIVE.value).order_by(rooms.c.id)
_TELL = insert(history)
_TOLD = (
    select(history)
    .where(history.c.guild_id == bindparam("group"), history.c.room_id == bindparam("room"))
    .order_by(history.c.id)
)
_THEIRS = select(rooms.c.id).where(_HERE, _TAKES_PART)
_REMOVE_HISTORY = delete(history).where(history.c.guild_id == bindparam("group"), history.c.room_id.in_(_THEIRS))
_REMOVE_ROOMS = delete(rooms).where(_HERE, _TAKES_PART).returning(*rooms.c)


async def add(conn: AsyncConnection, room: Room) -> bool:
    """Save a new one in its group (`guild_id`). False when the two have one for this request already."""
    return (await conn.execute(_ADD, _values(room) | {"version": 1})).first() is not None


async def of_two(conn: AsyncConnection, guild_id: int, request_id: int, creator_id: int) -> Room | None:
    """The room of a request with this person, unless it was called off."""
    found = await conn.execute(_OF_TWO, {"group": guild_id, "request": request_id, "creator": creator_id})
    return room_from(row) if (row := found.first()) is not None else None


async def find(conn: AsyncConnection, guild_id: int, room_id: int) -> Room | None:
    """A room of this group."""
    found = await conn.execute(_FIND, {"group": guild_id, "room": room_id})
    return room_from(row) if (row := found.first()) is not None else None


async def find_to_change(conn: AsyncConnection, guild_id: int, room_id: int) -> Room | None:
    """The same, and nobody else changes it until this transaction ends."""
    found = await conn.execute(_HOLD, {"group": guild_id, "room": room_id})
    return room_from(row) if (row := found.first()) is not None else None


async def in_thread(conn: AsyncConnection, guild_id: int, thread_id: int) -> Room | None:
    """The room that is in that thread."""
    found = await conn.execute(_IN_THREAD, {"group": guild_id, "thread": thread_id})
    return room_from(row) if (row := found.first()) is not None else None


async def of_person(
    conn: AsyncConnection, guild_id: int, user_id: int, states: Collection[State], limit: int
) -> Sequence[Room]:
    """The rooms of a person in these states, the newest first."""
    chosen = {"group": guild_id, "person": user_id, "states": [each.value for each in states], "most": limit}
    return [room_from(row) for row in await conn.execute(_OF_PERSON, chosen)]


async def active(conn: AsyncConnection, guild_id: int) -> Sequence[Room]:
    """Every room of the group that is under way."""
    return [room_from(row) for row in await conn.execute(_ACTIVE, {"group": guild_id})]


def people() -> CompoundSelect[tuple[int]]:
    """Both sides of every room of a group (`guild_id`) that is under way."""
    mine = (rooms.c.guild_id == HERE, rooms.c.state == State.ACTIVE.value)
    return union(select(rooms.c.owner_id).where(*mine), select(rooms.c.creator_id).where(*mine))


async def save(conn: AsyncConnection, room: Room) -> Room:
    """Write it anew in its group (`guild_id`), after `find_to_change`; answers it with its new version."""
    version = room.version + 1
    one = {"group": room.guild_id, "room": room.id}
    await conn.execute(_SAVE, one | _values(room) | {"version": version})
    return replace(room, version=version)


async def tell(conn: AsyncConnection, guild_id: int, room_id: int, entry: Entry) -> None:
    """Add a line to the history."""
    row = {"guild_id": guild_id, "room_id": room_id, "did": entry.did.value, "step": entry.step.value}
    side = entry.side.value if entry.side is not None else None
    await conn.execute(_TELL, {**row, "side": side, "at": entry.at, "words": entry.words})


async def told(conn: AsyncConnection, guild_id: int, room_id: int) -> Sequence[Entry]:
    """The history of a room, from its beginning."""
    return [_entry(row) for row in await conn.execute(_TOLD, {"group": guild_id, "room": room_id})]


async def remove_person(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Room]:
    """Every room that the person takes part in, with its history; answers what it was."""
    mine = {"group": guild_id, "person": user_id}
    await conn.execute(_REMOVE_HISTORY, mine)
    return [room_from(row) for row in await conn.execute(_REMOVE_ROOMS, mine)]


def _values(room: Room) -> dict[str, Any]:
    row = {field.name: getattr(room, field.name) for field in fields(Room) if field.name not in _GIVEN}
    plain = {name: row[name].value for name in ("state", "step", "marking")}
    sides = {name: sorted(side.value for side in row[name]) for name in ("confirmed", "agreed")}
    dates = {step.value: at.timestamp() for step, at in room.dates.items()}
    numbers = {side.value: words for side, words in room.numbers.items()}
    return (
        row | plain | sides | {"spec": room.spec.plain(), "dates": dates, "found": list(room.found), "numbers": numbers}
    )


def room_from(row: Row[Any]) -> Room:
    """A row as a room. # no guild: the row was read by somebody who named it."""
    columns = row._asdict()
    return Room(
        **columns
        | {
            "state": State(columns["state"]),
            "step": Step(columns["step"]),
            "marking": Marking(columns["marking"]),
            "spec": spec_from(columns["spec"]),
            "dates": _dates(columns["dates"]),
            "numbers": {Side(side): words for side, words in columns["numbers"].items()},
            "confirmed": frozenset(map(Side, columns["confirmed"])),
            "agreed": frozenset(map(Side, columns["agreed"])),
        }
    )


def _dates(plain: Mapping[str, float]) -> Mapping[Step, datetime]:
    return {Step(step): datetime.fromtimestamp(at, UTC) for step, at in plain.items()}


def _entry(row: Row[Any]) -> Entry:
    side = Side(row.side) if row.side is not None else None
    return Entry(Did(row.did), Step(row.step), side, row.at, row.words)
