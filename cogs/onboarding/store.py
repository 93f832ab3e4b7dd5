"""Every SQL statement of onboarding: where each person is, and the group's rules and pledge."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Integer,
    Text,
    bindparam,
    delete,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy import update as change
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database, Moment, Snowflake, as_stored, partial_index, table, upsert
from bot.due import NOW
from cogs.onboarding.model import Posting, Settings, Status, Step

_WAITING = text("introduction = 'waiting' OR roles = 'waiting'")
_UNFINISHED = text("finished_at IS NULL")

people = table(
    "onboarding_people",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("step", Text, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("pledged_at", Moment),
    Column("pledged_revision", Integer),
    Column("finished_at", Moment),
    Column("introduction", Text, nullable=False),
    Column("channel_id", Snowflake),
    Column("message_id", Snowflake),
    Column("roles", Text, nullable=False),
    Column("due_at", Moment),
    CheckConstraint(
        "step IN ('rules', 'kind', 'subgroup', 'platforms', 'niches', 'region', 'sentence', 'preview', 'done')",
        name="step",
    ),
    CheckConstraint("introduction IN ('none', 'asked', 'waiting', 'done')", name="introduction"),
    CheckConstraint("roles IN ('none', 'asked', 'waiting', 'done')", name="roles"),
    partial_index("ix_onboarding_people_unfinished", "started_at", where=_UNFINISHED),
    partial_index("ix_onboarding_people_due", "due_at", where=_WAITING),
)
settings = table(
    "onboarding_settings",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("rules", Text, nullable=False),
    Column("pledge", Text, nullable=False),
    Column("revision", Integer, nullable=False),
)

_STATUS = tuple(people.c[name] for name in Status.__slots__)
_PERSON = ("guild_id", "user_id")
_TEXTS = [
    select(settings.c[name])
    .where(settings.c.guild_id == literal_column("onboarding_people.guild_id"))
    .scalar_subquery()
    for name in Settings.__slots__
]
_BEGIN = (
    upsert(people)
    .on_conflict_do_update(index_elements=_PERSON, set_={"started_at": people.c.started_at})
    .returning(*_STATUS, *(each.label(name) for name, each in zip(Settings.__slots__, _TEXTS, strict=True)))
)
_IS = (people.c.guild_id == bindparam("group"), people.c.user_id == bindparam("person"))
_FIND = select(*_STATUS).where(*_IS)
_PLEDGED = select(people.c.pledged_revision).where(*_IS)
_NOTE = change(people).where(*_IS)
_MOVE = _NOTE.where(people.c.step == bindparam("here")).returning(people.c.user_id)
_REMOVE = delete(people).where(*_IS)
_FINISHED = select(people.c.user_id).where(people.c.guild_id == bindparam("group"), people.c.finished_at.is_not(None))
_NOT_DONE = (
    select(*_STATUS)
    .where(people.c.finished_at.is_(None), people.c.started_at >= bindparam("since"))
    .order_by(people.c.guild_id, people.c.user_id)
)
_SETTINGS = select(settings).where(settings.c.guild_id.in_(bindparam("groups", type_=Snowflake, expanding=True)))
_WRITTEN = upsert(settings)
_SAVE_SETTINGS = _WRITTEN.on_conflict_do_update(
    index_elements=["guild_id"],
    set_={
        "rules": _WRITTEN.excluded.rules,
        "pledge": _WRITTEN.excluded.pledge,
        "revision": settings.c.revision + 1,
    },
)


def _status(row: Mapping[str, Any]) -> Status:
    states = {
        "step": Step(row["step"]),
        "introduction": Posting(row["introduction"]),
        "roles": Posting(row["roles"]),
    }
    return Status(**{**row, **states})


def _is(guild_id: int, user_id: int) -> dict[str, Any]:
    return {"group": guild_id, "person": user_id}


async def start(
    conn: AsyncConnection, starts: Mapping[tuple[int, int], datetime]
) -> Mapping[tuple[int, int], tuple[Status, Settings | None]]:
    """Begin for each (guild_id, user_id) that has not begun, in the order of the keys.

    Answers where each one is, and the rules and pledge of their group when it wrote its own.
    """
    rows = [
        {"guild_id": guild, "user_id": user, "step": "rules", "started_at": at, "introduction": "none", "roles": "none"}
        for (guild, user), at in starts.items()
    ]
    # Rows beside the statement, not in it: it is compiled once for all. Updating nothing answers the row.
    found = await conn.execute(_BEGIN, rows)
    return {(row["guild_id"], row["user_id"]): _started(dict(row)) for row in found.mappings()}


def _started(row: dict[str, Any]) -> tuple[Status, Settings | None]:
    texts = {name: row.pop(name) for name in Settings.__slots__}
    return _status(row), None if texts["revision"] is None else Settings(**texts)


async def find(conn: AsyncConnection, guild_id: int, user_id: int) -> Status | None:
    """Where the person is, if they ever started."""
    row = (await conn.execute(_FIND, _is(guild_id, user_id))).mappings().first()
    return None if row is None else _status(dict(row))


async def move(
    conn: AsyncConnection,
    guild_id: int,
    user_id: int,
    here: Step,
    there: Step,
    **columns: Any,  # noqa: ANN401
) -> bool:
    """Go from one step to another, with other columns of the row. False when the person is not `here` any more."""
    steps = {"here": here.value, "step": there.value}
    moved = await conn.execute(_MOVE, _is(guild_id, user_id) | steps | columns)
    return moved.first() is not None


async def note(conn: AsyncConnection, guild_id: int, user_id: int, **columns: Any) -> None:  # noqa: ANN401
    """Write some columns of the person's row."""
    await conn.execute(_NOTE, _is(guild_id, user_id) | columns)


WAITING = select(people.c.guild_id).where(
    or_(people.c.introduction == "waiting", people.c.roles == "waiting"), people.c.due_at <= NOW
)
"""Groups where something waits that may be tried again."""


async def groups_waiting(conn: AsyncConnection, now: datetime) -> Sequence[int]:
    """The groups where something waits that may be tried again now."""
    # no guild: the tick asks for all groups at once
    return list(await conn.scalars(WAITING.distinct(), {"now": now}))


async def claim(conn: AsyncConnection, guild_id: int, what: str, now: datetime) -> Sequence[int]:
    """Take everybody whose `introduction` or `roles` wait and are due, so that they are asked for once."""
    column = people.c[what]
    found = await conn.scalars(
        change(people)
        .where(people.c.guild_id == guild_id, column == "waiting", people.c.due_at <= now)
        .values({what: "asked"})
        .returning(people.c.user_id)
    )
    return sorted(found)


async def count_waiting(conn: AsyncConnection, guild_id: int) -> Mapping[str, int]:
    """How many people wait for their `introduction` and their `roles`."""
    found = await conn.execute(
        select(people.c.introduction, people.c.roles).where(
            people.c.guild_id == guild_id, or_(people.c.introduction == "waiting", people.c.roles == "waiting")
        )
    )
    rows = found.all()
    return {what: sum(getattr(row, what) == "waiting" for row in rows) for what in ("introduction", "roles")}


async def remove(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove the person's row."""
    await conn.execute(_REMOVE, _is(guild_id, user_id))


async def finished(conn: AsyncConnection, guild_id: int) -> frozenset[int]:
    """Everybody in the group who is done."""
    return frozenset((await conn.scalars(_FINISHED, {"group": guild_id})).all())


_ANY_UNFINISHED = (
    select(people.c.user_id)
    .where(people.c.finished_at.is_(None), people.c.started_at >= bindparam("since", type_=Moment()))
    .limit(1)
)


async def has_unfinished(db: Database, since: datetime) -> bool:
    """Whether somebody started at `since` or later and is not done."""
    # no guild: as in unfinished
    return bool(await db.read_once(_ANY_UNFINISHED, since=as_stored(since)))


async def unfinished(conn: AsyncConnection, since: datetime) -> Sequence[Status]:
    """Everybody who started at `since` or later and is not done."""
    # no guild: reminders are planned for all groups at once
    found = await conn.execute(_NOT_DONE, {"since": since})
    return [_status(dict(row)) for row in found.mappings()]


async def pledged(conn: AsyncConnection, guild_id: int, user_id: int) -> int | None:
    """The revision of the rules and the pledge that the person agreed to."""
    revision: int | None = await conn.scalar(_PLEDGED, _is(guild_id, user_id))
    return revision


async def settings_of(conn: AsyncConnection, guild_ids: Collection[int]) -> Mapping[int, Settings]:
    """The rules and pledges of those groups that wrote their own."""
    # no guild: it names several
    found = await conn.execute(_SETTINGS, {"groups": list(guild_ids)})
    return {row.guild_id: Settings(row.rules, row.pledge, row.revision) for row in found}


async def save_settings(conn: AsyncConnection, guild_id: int, rules: str, pledge: str) -> None:
    """Write a group's rules and pledge, as the next revision."""
    await conn.execute(_SAVE_SETTINGS, {"guild_id": guild_id, "rules": rules, "pledge": pledge, "revision": 1})
