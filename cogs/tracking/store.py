"""Every SQL statement about works and their links. Codes are in `store_codes`, packages in `store_packages`."""

from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Row,
    Text,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Json, Moment, Snowflake, row_id, table
from cogs.collabs.model import Nature
from cogs.tracking.model import Link, Work
from cogs.tracking.model_results import Cost, Results

_NATURES = ", ".join(f"'{each.value}'" for each in Nature)

works = table(
    "tracking_works",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("owner_id", Snowflake, nullable=False),
    Column("name", Text, nullable=False),
    Column("nature", Text, nullable=False),
    Column("brand", Text, nullable=False),
    Column("other_id", Snowflake),
    Column("request_id", Snowflake),
    Column("shared_at", Moment),
    Column("cost", Json),
    Column("results", Json),
    Column("counted_at", Moment),
    Column("created_at", Moment, nullable=False),
    CheckConstraint(f"nature IN ({_NATURES})", name="nature"),
    Index("ix_tracking_works_owner", "guild_id", "owner_id", "id"),
    Index("ix_tracking_works_other", "guild_id", "other_id", "id"),
)
links = table(
    "tracking_links",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("work_id", Snowflake, ForeignKey("tracking_works.id", ondelete="CASCADE"), nullable=False),
    Column("url", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Index("ix_tracking_links_work", "guild_id", "work_id", "id"),
)

_GIVEN: Final = {"id"}
"""What the database gives."""

_HERE = works.c.guild_id == bindparam("group")
_ONE, _OWN = (_HERE, works.c.id == bindparam("work")), (_HERE, works.c.owner_id == bindparam("person"))
_ADD = insert(works).returning(works.c.id)
_GET, _SAVE = select(works).where(*_ONE), update(works).where(*_ONE)
_HOLD = _GET.with_for_update()
_SHARED = and_(works.c.other_id == bindparam("person"), works.c.shared_at.is_not(None))
_SEEN_BY = (
    select(works)
    .where(_HERE, or_(works.c.owner_id == bindparam("person"), _SHARED))
    .order_by(works.c.id.desc())
    .limit(bindparam("most", type_=Integer))
    .offset(bindparam("after", type_=Integer))
)
_NUMBER = select(func.count()).where(*_OWN)
_ADD_LINK = insert(links)
_OF_WORK = (links.c.guild_id == bindparam("group"), links.c.work_id == bindparam("work"))
_LINKS = select(links.c.id, links.c.url, links.c.made_at).where(*_OF_WORK).order_by(links.c.id.desc())


async def add(conn: AsyncConnection, work: Work) -> Work:
    """Save a new one in its group (`guild_id`); answers it with the id it was given."""
    added = await conn.execute(_ADD, _values(work))
    return replace(work, id=added.scalar_one())


async def get(conn: AsyncConnection, guild_id: int, work_id: int) -> Work | None:
    """A work of this group."""
    found = await conn.execute(_GET, {"group": guild_id, "work": work_id})
    return work_from(row) if (row := found.first()) is not None else None


async def get_to_change(conn: AsyncConnection, guild_id: int, work_id: int) -> Work | None:
    """The same, and nobody else changes it until this transaction ends."""
    found = await conn.execute(_HOLD, {"group": guild_id, "work": work_id})
    return work_from(row) if (row := found.first()) is not None else None


async def save(conn: AsyncConnection, work: Work) -> Work:
    """Write it anew in its group (`guild_id`), after `get_to_change`."""
    await conn.execute(_SAVE, {"group": work.guild_id, "work": work.id, **_values(work)})
    return work


async def seen_by(conn: AsyncConnection, guild_id: int, user_id: int, limit: int, offset: int = 0) -> Sequence[Work]:
    """What the person may look at: their own, and what others share with them. The newest first."""
    asked = {"group": guild_id, "person": user_id, "most": limit, "after": offset}
    return [work_from(row) for row in await conn.execute(_SEEN_BY, asked)]


async def owned(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Work]:
    """All that the person keeps track of, the newest first."""
    wanted = select(works).where(works.c.guild_id == guild_id, works.c.owner_id == user_id)
    return [work_from(row) for row in await conn.execute(wanted.order_by(works.c.id.desc()))]


async def of_request(conn: AsyncConnection, guild_id: int, owner_id: int, request_id: int) -> Sequence[Work]:
    """The person's works that came from that request, the newest first."""
    wanted = select(works).where(works.c.guild_id == guild_id, works.c.owner_id == owner_id)
    wanted = wanted.where(works.c.request_id == request_id).order_by(works.c.id.desc())
    return [work_from(row) for row in await conn.execute(wanted)]


async def number(conn: AsyncConnection, guild_id: int, user_id: int) -> int:
    """How many that are."""
    return int(await conn.scalar(_NUMBER, {"group": guild_id, "person": user_id}) or 0)


async def with_other(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Work]:
    """The works of others that name the person as the other side, shared or not."""
    wanted = select(works).where(works.c.guild_id == guild_id, works.c.other_id == user_id)
    return [work_from(row) for row in await conn.execute(wanted.order_by(works.c.id))]


async def stop_sharing_with(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """That person is not there any more, so the owners speak for themselves again."""
    mine = (works.c.guild_id == guild_id, works.c.other_id == user_id)
    await conn.execute(update(works).where(*mine).values(shared_at=None))


# Links


async def add_link(conn: AsyncConnection, work: Work, url: str, now: datetime, most: int) -> None:
    """Keep a link in its group (`guild_id`), and no more than that many of the newest."""
    await conn.execute(_ADD_LINK, {"guild_id": work.guild_id, "work_id": work.id, "url": url, "made_at": now})
    mine = (links.c.guild_id == work.guild_id, links.c.work_id == work.id)
    newest = select(links.c.id).where(*mine).order_by(links.c.id.desc()).limit(most)
    await conn.execute(delete(links).where(*mine, links.c.id.not_in(newest)))


async def links_of(conn: AsyncConnection, guild_id: int, work_id: int) -> Sequence[Link]:
    """The links of a work, the newest first."""
    return [Link(*row) for row in await conn.execute(_LINKS, {"group": guild_id, "work": work_id})]


# Rows and works


def _values(work: Work) -> dict[str, Any]:
    row = {field.name: getattr(work, field.name) for field in fields(Work) if field.name not in _GIVEN}
    numbers = {name: asdict(told) if (told := row[name]) is not None else None for name in ("cost", "results")}
    return row | numbers | {"nature": work.nature.value}


def work_from(row: Row[Any]) -> Work:
    """A row as a work. # no guild: the row was read by somebody who named it."""
    columns = row._asdict()
    told = {name: columns[name] for name in ("cost", "results")}
    return Work(
        **{field.name: columns[field.name] for field in fields(Work) if field.name not in {"nature", *told}},
        nature=Nature(columns["nature"]),
        cost=Cost(**told["cost"]) if told["cost"] is not None else None,
        results=Results(**told["results"]) if told["results"] is not None else None,
    )
