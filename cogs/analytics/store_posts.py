"""Every SQL statement about messages that show people's figures to everybody, and who is on which.

A message is noted before it is sent, with everybody on it, so that whoever takes back their yes meanwhile is found.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Row, Text, bindparam, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Json, Moment, Snowflake, row_id, table
from cogs.analytics.model_posts import Kind, Post, Shown
from cogs.analytics.model_sharing import Measure
from cogs.profiles.model import Platform

posts = table(
    "analytics_posts",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("kind", Text, nullable=False),
    Column("ref", Json, nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("message_id", Snowflake),
    Column("stale", Flag, nullable=False),
    Column("at", Moment, nullable=False),
    CheckConstraint("kind IN ('board', 'card')", name="kind"),
)
people = table(
    "analytics_post_people",
    Column("post_id", Snowflake, ForeignKey("analytics_posts.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("platform", Text, primary_key=True),
    Column("measure", Text, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Index("ix_analytics_post_people_user", "guild_id", "user_id"),
)

_ONE = (posts.c.guild_id == bindparam("group"), posts.c.id == bindparam("post"))
_GET, _CHANGE = select(posts).where(*_ONE), update(posts).where(*_ONE)
_ADD, _SHOW = insert(posts).returning(posts.c.id), insert(people)
_CLEAR = delete(people).where(people.c.guild_id == bindparam("group"), people.c.post_id == bindparam("post"))
_MARK_STALE = (
    update(posts)
    .where(posts.c.guild_id == bindparam("group"), posts.c.id.in_(bindparam("posts", type_=Snowflake, expanding=True)))
    .values(stale=True)
)


async def add(
    conn: AsyncConnection, guild_id: int, kind: Kind, ref: Mapping[str, Any], channel_id: int, now: datetime
) -> int:
    """Note a message that is about to be sent; its number."""
    row = {"guild_id": guild_id, "kind": kind, "ref": dict(ref), "channel_id": channel_id, "stale": False, "at": now}
    number: int = (await conn.execute(_ADD, row)).scalar_one()
    return number


async def get(conn: AsyncConnection, guild_id: int, post_id: int) -> Post | None:
    """One message of this group."""
    found = await conn.execute(_GET, {"group": guild_id, "post": post_id})
    return _post(row) if (row := found.first()) is not None else None


async def show(conn: AsyncConnection, guild_id: int, post_id: int, shown: Collection[Shown]) -> None:
    """Note who is on the message now, in place of who was; it is not stale any more."""
    await conn.execute(_CLEAR, {"group": guild_id, "post": post_id})
    rows = [
        {
            "guild_id": guild_id,
            "post_id": post_id,
            "user_id": each.user_id,
            "platform": each.platform,
            "measure": each.measure,
        }
        for each in shown
    ]
    if rows:
        await conn.execute(_SHOW, rows)
    await conn.execute(_CHANGE, {"group": guild_id, "post": post_id, "stale": False})


async def sent(conn: AsyncConnection, guild_id: int, post_id: int, channel_id: int, message_id: int) -> None:
    """Remember where the message is."""
    place = {"channel_id": channel_id, "message_id": message_id}
    await conn.execute(_CHANGE, {"group": guild_id, "post": post_id, **place})


async def showing(
    conn: AsyncConnection,
    guild_id: int,
    user_id: int,
    platform: Platform | None = None,
    measure: Measure | None = None,
) -> Sequence[Post]:
    """The messages that show something of the person: of that platform and measure, or of any."""
    on = select(people.c.post_id).where(people.c.guild_id == guild_id, people.c.user_id == user_id)
    if platform is not None:
        on = on.where(people.c.platform == platform)
    if measure is not None:
        on = on.where(people.c.measure == measure)
    found = await conn.execute(select(posts).where(posts.c.guild_id == guild_id, posts.c.id.in_(on)))
    return list(map(_post, found))


async def boards(conn: AsyncConnection, guild_id: int) -> Sequence[Post]:
    """The group's posted leaderboards."""
    found = await conn.execute(select(posts).where(posts.c.guild_id == guild_id, posts.c.kind == Kind.BOARD))
    return list(map(_post, found))


async def mark_stale(conn: AsyncConnection, guild_id: int, post_ids: Collection[int]) -> None:
    """Somebody on these messages took back their yes."""
    await conn.execute(_MARK_STALE, {"group": guild_id, "posts": list(post_ids)})


async def remove(conn: AsyncConnection, guild_id: int, post_id: int) -> None:
    """Forget a message."""
    await conn.execute(delete(posts).where(posts.c.guild_id == guild_id, posts.c.id == post_id))


async def take_off(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Forget who of the person's figures were on which message."""
    await conn.execute(delete(people).where(people.c.guild_id == guild_id, people.c.user_id == user_id))


def _post(row: Row[Any]) -> Post:
    return Post(
        id=row.id,
        guild_id=row.guild_id,
        kind=Kind(row.kind),
        ref=row.ref,
        channel_id=row.channel_id,
        message_id=row.message_id,
        stale=row.stale,
        at=row.at,
    )
