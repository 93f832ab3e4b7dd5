"""Every SQL statement about requests themselves. Finding them is in `store_browse`, what is due in `store_due`."""

from collections.abc import Collection, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    Row,
    Select,
    Text,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Json, Moment, Snowflake, partial_index, row_id, table
from bot.whom import HERE
from cogs.collabs.model import OFFERED, State
from cogs.collabs.model_request import Request, spec_from
from cogs.collabs.model_words import searchable

_STATES = ", ".join(f"'{state.value}'" for state in State)

requests = table(
    "collabs_requests",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("owner_id", Snowflake, nullable=False),
    Column("spec", Json, nullable=False),
    Column("refused", Json, nullable=False),
    Column("taken", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("posted_at", Moment),
    Column("expires_at", Moment),
    Column("due_at", Moment),
    Column("checked_at", Moment),
    Column("closed_at", Moment),
    Column("channel_id", Snowflake),
    Column("thread_id", Snowflake),
    Column("message_id", Snowflake),
    Column("reason", Text, nullable=False),
    CheckConstraint(f"state IN ({_STATES})", name="state"),
    partial_index("ix_collabs_requests_due", "due_at", where=text("due_at IS NOT NULL")),
    partial_index("ix_collabs_requests_checked", "checked_at", where=text("checked_at IS NOT NULL")),
    partial_index("ix_collabs_requests_open", "guild_id", "id", where=text("state = 'open'")),
    Index("ix_collabs_requests_owner", "guild_id", "owner_id", "id"),
)
facets = table(
    "collabs_facets",
    Column("request_id", Snowflake, ForeignKey("collabs_requests.id", ondelete="CASCADE"), primary_key=True),
    Column("facet", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Index("ix_collabs_facets_found", "guild_id", "facet", "value", "request_id"),
)
texts = table(
    "collabs_texts",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("request_id", Snowflake, ForeignKey("collabs_requests.id", ondelete="CASCADE"), primary_key=True),
    Column("folded", Text, nullable=False),
    Index("ix_collabs_texts_request", "request_id"),
)

_GIVEN: Final = {"id", "version"}
"""What the database and `save` count themselves."""

_HERE = bindparam("group", type_=Snowflake)
_ONE = (requests.c.guild_id == _HERE, requests.c.id == bindparam("request"))
_OWN = (requests.c.guild_id == _HERE, requests.c.owner_id == bindparam("owner"))
_IN_STATES = requests.c.state.in_(bindparam("states", type_=Text(), expanding=True))
_ADD = insert(requests).returning(requests.c.id)
_FIND = select(requests).where(*_ONE)
_HOLD = _FIND.with_for_update()
_SAVE = update(requests).where(*_ONE)
_OWNED = (
    select(requests).where(*_OWN, _IN_STATES).order_by(requests.c.id.desc()).limit(bindparam("most", type_=Integer))
)
_LATEST_POST = select(func.max(requests.c.posted_at)).where(*_OWN)
_LOCK_PERSON = select(requests.c.id).where(*_OWN).order_by(requests.c.id).with_for_update()
_IN_THREAD = select(requests).where(requests.c.guild_id == _HERE, requests.c.thread_id == bindparam("thread"))
_UNFILE = tuple(
    delete(each).where(each.c.guild_id == _HERE, each.c.request_id == bindparam("request")) for each in (facets, texts)
)
_FILE_FACETS, _FILE_TEXT = insert(facets), insert(texts)
_THEIRS = select(requests.c.id).where(*_OWN)
_UNFILE_PERSON = tuple(
    delete(each).where(each.c.guild_id == _HERE, each.c.request_id.in_(_THEIRS)) for each in (facets, texts)
)
_REMOVE_PERSON = delete(requests).where(*_OWN).returning(*requests.c)


async def add(conn: AsyncConnection, request: Request) -> Request:
    """Save a new one in its group (`guild_id`), whatever its id; answers it with the id it was given."""
    added = await conn.execute(_ADD, _values(request) | {"version": 1})
    return replace(request, id=added.scalar_one(), version=1)


async def find(conn: AsyncConnection, guild_id: int, request_id: int) -> Request | None:
    """A request of this group."""
    found = await conn.execute(_FIND, {"group": guild_id, "request": request_id})
    return request_from(row) if (row := found.first()) is not None else None


async def find_to_change(conn: AsyncConnection, guild_id: int, request_id: int) -> Request | None:
    """The same, and nobody else changes it until this transaction ends."""
    found = await conn.execute(_HOLD, {"group": guild_id, "request": request_id})
    return request_from(row) if (row := found.first()) is not None else None


def owners() -> Select[tuple[int]]:
    """Everybody whose leaving would end something in a group (`guild_id`)."""
    offered = or_(*(requests.c.state == each.value for each in sorted(OFFERED)))
    return select(requests.c.owner_id).where(requests.c.guild_id == HERE, offered)


async def save(conn: AsyncConnection, request: Request) -> Request:
    """Write it anew in its group (`guild_id`), after `find_to_change`; answers it with its new version."""
    version = request.version + 1
    one = {"group": request.guild_id, "request": request.id}
    await conn.execute(_SAVE, one | _values(request) | {"version": version})
    return replace(request, version=version)


async def file(conn: AsyncConnection, request: Request) -> None:
    """Let an open one be found in its group (`guild_id`) by what it is now, and any other one by nothing."""
    group, number = request.guild_id, request.id
    for each in _UNFILE:
        await conn.execute(each, {"group": group, "request": number})
    if request.state is State.OPEN:
        of_one = {"request_id": number, "guild_id": group}
        rows = [{**of_one, "facet": facet, "value": value} for facet, value in request.spec.facets()]
        await conn.execute(_FILE_FACETS, rows)
        await conn.execute(_FILE_TEXT, {**of_one, "folded": searchable(request.spec)})


async def remove(conn: AsyncConnection, guild_id: int, request_id: int) -> None:
    """Delete a draft that nobody has seen."""
    draft = (requests.c.id == request_id, requests.c.state == State.DRAFT.value)
    await conn.execute(delete(requests).where(requests.c.guild_id == guild_id, *draft))


async def owned(
    conn: AsyncConnection, guild_id: int, owner_id: int, states: Collection[State], limit: int
) -> Sequence[Request]:
    """A person's requests in these states, the newest first."""
    asked = {"group": guild_id, "owner": owner_id, "states": [state.value for state in states], "most": limit}
    return [request_from(row) for row in await conn.execute(_OWNED, asked)]


async def latest_post(conn: AsyncConnection, guild_id: int, owner_id: int) -> datetime | None:
    """When the person posted last."""
    latest: datetime | None = await conn.scalar(_LATEST_POST, {"group": guild_id, "owner": owner_id})
    return latest


async def lock_person(conn: AsyncConnection, guild_id: int, owner_id: int) -> None:
    """Let nobody else post for this person until this transaction ends."""
    await conn.execute(_LOCK_PERSON, {"group": guild_id, "owner": owner_id})


async def in_thread(conn: AsyncConnection, guild_id: int, thread_id: int) -> Request | None:
    """The request whose card begins that thread."""
    found = await conn.execute(_IN_THREAD, {"group": guild_id, "thread": thread_id})
    return request_from(row) if (row := found.first()) is not None else None


async def remove_person(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Request]:
    """Everything of the person; answers what it was, so that cards can be taken down."""
    mine = {"group": guild_id, "owner": user_id}
    for each in _UNFILE_PERSON:
        await conn.execute(each, mine)
    return [request_from(row) for row in await conn.execute(_REMOVE_PERSON, mine)]


def numbered(guild_id: int, numbers: Any) -> tuple[ColumnElement[bool], ...]:  # noqa: ANN401 - a list or a select
    """The conditions for these requests of the group.

    With the plain column SQLite would rather look through everything the group has than go to each number.
    """
    return requests.c.guild_id + 0 == guild_id, requests.c.id.in_(numbers)


def _values(request: Request) -> dict[str, Any]:
    row = {field.name: getattr(request, field.name) for field in fields(Request) if field.name not in _GIVEN}
    return row | {"state": request.state.value, "spec": request.spec.plain(), "refused": dict(request.refused)}


def request_from(row: Row[Any]) -> Request:
    """A row as a request. # no guild: the row was read by somebody who named it."""
    columns = row._asdict()
    return Request(**columns | {"state": State(columns["state"]), "spec": spec_from(columns["spec"])})
