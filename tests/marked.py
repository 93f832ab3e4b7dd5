"""A row in any table that names a person by a marked id: what a table could hold that no story has come to."""

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, Table, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Json, Moment, metadata
from cogs.collabs import model_request as collabs
from cogs.collabs.model import Kind, Nature
from cogs.giveaways import model_spec as giveaways
from cogs.privacy.store_people import columns_of
from cogs.shoutouts import model_spec as rotations
from cogs.shoutouts.model import Spec as Rotation

MARKED, SOMEBODY = 777_777_777_777_777_777, 555_555_555_555_555_555
"""The person a row is about, and another one."""
AT = datetime(2026, 1, 1, tzinfo=UTC)

_REQUEST = collabs.Spec(nature=Nature.COLLAB, kind=Kind.CREATOR, title="A reel").plain()
GIVEN: dict[str, dict[str, Any]] = {
    "analytics_accounts": {"platform": "instagram"},
    "analytics_shares": {"platform": "instagram", "measure": "rate"},
    "collabs_requests": {"spec": _REQUEST},
    "contact_people": {"way": "dm"},
    "disclosure_people": {"market": "uk", "platform": "instagram", "kind": "paid"},
    "firststeps_calendars": {"starts_on": "2026-01-05", "formats": ["photo"]},
    "giveaways": {"spec": giveaways.Spec("A mug").plain()},
    "giveaways_series": {"spec": giveaways.Spec("A mug").plain()},
    "profiles_platforms": {"platform": "instagram"},
    "shoutouts_rotations": {"spec": rotations.plain(Rotation("A rotation"))},
    "rooms_rooms": {"step": "agreed", "spec": _REQUEST, "marking": "none"},
}
"""What a table needs beyond the first value that its checks allow, so that its feature can read the row."""
BESIDE = {"profiles_platforms": "profiles_people"}
"""Rows that mean nothing without another one about the same person."""


async def write(conn: AsyncConnection, table: Table, guild_id: int, person: Column[Any]) -> None:
    """A row in which this column names the marked person, with the rows that it hangs on."""
    if table.name in BESIDE:
        beside = metadata.tables[BESIDE[table.name]]
        await write(conn, beside, guild_id, beside.c[person.name])
    parents = await _parents(conn, table, guild_id)
    row = _row(table, guild_id) | parents | {person.name: MARKED}
    await conn.execute(insert(table).values(row))


async def _parents(conn: AsyncConnection, table: Table, guild_id: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in table.constraints:
        if isinstance(key, ForeignKeyConstraint) and key.referred_table is not table:
            parent = key.referred_table
            row = _row(parent, guild_id) | await _parents(conn, parent, guild_id)
            added = (await conn.execute(insert(parent).values(row).returning(*parent.columns))).one()._mapping
            found |= {mine.parent.name: added[mine.column.name] for mine in key.elements}
    return found


def _row(table: Table, guild_id: int) -> dict[str, Any]:
    people = {column.name: SOMEBODY for column in columns_of(table)}
    needed = {column.name: _value(table, column) for column in table.columns if not _is_made(column)}
    return needed | people | {"guild_id": guild_id} | GIVEN.get(table.name, {})


def _is_made(column: Column[Any]) -> bool:
    return column.nullable or column.name == "id"


def _value(table: Table, column: Column[Any]) -> Any:  # noqa: ANN401 - whatever the column takes
    if isinstance(column.type, Moment):
        return AT
    if isinstance(column.type, Flag):
        return False
    if isinstance(column.type, Json):
        return {}
    if column.type.python_type is str:
        return _first_allowed(table, column) or column.name
    return 1


def _first_allowed(table: Table, column: Column[Any]) -> str | None:
    for check in table.constraints:
        if isinstance(check, CheckConstraint) and (
            found := re.search(rf"\b{column.name} IN \('([^']*)'", str(check.sqltext))
        ):
            return found.group(1)
    return None
