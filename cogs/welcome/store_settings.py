"""The SQL of what moderators set: a group's settings and its templates."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ColumnElement,
    Index,
    Integer,
    Row,
    Text,
    bindparam,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Moment, Snowflake, row_id, table, upsert
from bot.due import NOW
from cogs.welcome.model_settings import PACE, GreetOn, Part, Settings, Tone, Trouble, Young
from cogs.welcome.model_template import Kind, Template

groups = table(
    "welcome_groups",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("watching_since", Moment, nullable=False),
    Column("swept_at", Moment),
    Column("greeting_on", Flag, nullable=False),
    Column("greeting_trouble", Text),
    Column("greet_on", Text, nullable=False),
    Column("greeting_delay", Integer, nullable=False),
    Column("tone", Text, nullable=False),
    Column("role_on", Flag, nullable=False),
    Column("role_trouble", Text),
    Column("role_delay", Integer, nullable=False),
    Column("farewell_on", Flag, nullable=False),
    Column("farewell_trouble", Text),
    Column("farewell_text", Text),
    Column("raid_limit", Integer, nullable=False),
    Column("raid_since", Moment),
    Column("raid_until", Moment),
    Column("calm_until", Moment),
    Column("young", Text, nullable=False),
    Column("young_days", Integer, nullable=False),
    Column("next_greeting_at", Moment),
    Column("next_note_at", Moment),
    Column("next_farewell_at", Moment),
    CheckConstraint("greet_on IN ('join', 'role', 'introduction')", name="greet_on"),
    CheckConstraint("tone IN ('warm', 'short', 'playful')", name="tone"),
    CheckConstraint("young IN ('off', 'tell', 'hold')", name="young"),
    CheckConstraint("greeting_trouble IN ('forbidden', 'gone', 'refused')", name="greeting_trouble"),
    CheckConstraint("role_trouble IN ('forbidden', 'gone', 'refused')", name="role_trouble"),
    CheckConstraint("farewell_trouble IN ('forbidden', 'gone', 'refused')", name="farewell_trouble"),
)
templates = table(
    "welcome_templates",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    CheckConstraint("kind IN ('one', 'many')", name="kind"),
    Index("ix_welcome_templates_guild_id", "guild_id"),
)

YES = literal(True, Flag())  # noqa: FBT003 - a value, not a switch of the call
"""A set flag, as it is stored."""

_ENUMS: dict[str, type[Any]] = {
    "greet_on": GreetOn,
    "tone": Tone,
    "young": Young,
    "greeting_trouble": Trouble,
    "role_trouble": Trouble,
    "farewell_trouble": Trouble,
}


def _settings(row: Row[Any]) -> Settings:
    return settings_from(row._asdict())


def settings_from(values: dict[str, Any]) -> Settings:
    """The columns of a row as settings. # no guild: the row was read by somebody who named it."""
    for name, enum in _ENUMS.items():
        values[name] = enum(values[name]) if values[name] is not None else None
    return Settings(**values)


def paces_with(next_at: ColumnElement[datetime]) -> ColumnElement[bool]:
    """The same as `not is_too_soon`, in SQL."""
    # no guild: a condition on one column, for a question that names its group
    a_pace_before = type_coerce(type_coerce(next_at, BigInteger) - PACE // timedelta(microseconds=1), Moment())
    return or_(next_at.is_(None), next_at <= NOW, a_pace_before > NOW)


_SETTINGS = select(groups).where(groups.c.guild_id == bindparam("guild_id"))
_HELD = _SETTINGS.with_for_update()
"""Written once, because every tick and every join asks for them."""
_WATCH = upsert(groups).on_conflict_do_nothing(index_elements=["guild_id"])
_PUT = update(groups).where(groups.c.guild_id == bindparam("group"))
_TEMPLATES = (
    select(templates.c.id, templates.c.kind, templates.c.text)
    .where(templates.c.guild_id == bindparam("guild_id"))
    .order_by(templates.c.id)
)


async def settings_of(conn: AsyncConnection, guild_id: int) -> Settings | None:
    """The group's settings, or None when the bot has never seen the group."""
    row = (await conn.execute(_SETTINGS, {"guild_id": guild_id})).first()
    return _settings(row) if row is not None else None


async def hold(conn: AsyncConnection, guild_id: int, now: datetime) -> Settings:
    """The group's settings, locked until the transaction ends. A group that is new is watched from now on."""
    here = {"guild_id": guild_id}
    row = (await conn.execute(_HELD, here)).first()
    if row is None:
        fresh = Settings(guild_id=guild_id, watching_since=now)
        values = {name: getattr(fresh, name) for name in Settings.__slots__}
        await conn.execute(_WATCH, values)
        row = (await conn.execute(_HELD, here)).one()
    return _settings(row)


async def put(conn: AsyncConnection, guild_id: int, **values: Any) -> None:  # noqa: ANN401 - columns by name
    """Change some of the group's settings."""
    await conn.execute(_PUT, {"group": guild_id, **values})


async def switch_off(conn: AsyncConnection, guild_id: int, part: Part, trouble: Trouble) -> bool:
    """Switch a part off because it cannot work. Answers whether it was on until now."""
    switch = groups.c[f"{part}_on"]
    changed = await conn.scalar(
        update(groups)
        .where(groups.c.guild_id == guild_id, switch == YES)
        .values({f"{part}_on": False, f"{part}_trouble": trouble})
        .returning(groups.c.guild_id)
    )
    return changed is not None


async def templates_of(conn: AsyncConnection, guild_id: int) -> Sequence[Template]:
    """The group's own templates, oldest first."""
    rows = await conn.execute(_TEMPLATES, {"guild_id": guild_id})
    return [Template(row.id, Kind(row.kind), row.text) for row in rows]


async def count_templates(conn: AsyncConnection, guild_id: int) -> int:
    """How many templates of its own the group has."""
    return await conn.scalar(select(func.count()).where(templates.c.guild_id == guild_id)) or 0


async def add_template(conn: AsyncConnection, guild_id: int, kind: Kind, text: str) -> int:
    """Save a template and answer its number."""
    added = await conn.scalar(
        insert(templates).values(guild_id=guild_id, kind=kind, text=text).returning(templates.c.id)
    )
    return int(added or 0)


async def set_template(conn: AsyncConnection, guild_id: int, template_id: int, text: str) -> bool:
    """Change a template's text. Answers whether the group has it."""
    changed = await conn.scalar(
        update(templates)
        .where(templates.c.guild_id == guild_id, templates.c.id == template_id)
        .values(text=text)
        .returning(templates.c.id)
    )
    return changed is not None


async def drop_template(conn: AsyncConnection, guild_id: int, template_id: int) -> bool:
    """Remove a template. Answers whether the group had it."""
    gone = await conn.scalar(
        delete(templates)
        .where(templates.c.guild_id == guild_id, templates.c.id == template_id)
        .returning(templates.c.id)
    )
    return gone is not None
