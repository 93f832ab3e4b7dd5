"""SQL about single pieces of content: those of some days, one with its number, what a creator says about one."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.analytics.model import Content, Format, Snapshot
from cogs.analytics.store import content_of_row, contents, snapshot_of_row, snapshots


async def contents_between(
    conn: AsyncConnection, guild_id: int, account_id: int, since: datetime, until: datetime
) -> tuple[Content, ...]:
    """What was published then, newest first. `until` is included."""
    found = await conn.execute(
        select(contents)
        .where(contents.c.guild_id == guild_id, contents.c.account_id == account_id)
        .where(contents.c.published_at.between(since, until))
        .order_by(contents.c.published_at.desc(), contents.c.key)
    )
    return tuple(map(content_of_row, found))


async def snapshots_around(
    conn: AsyncConnection, guild_id: int, account_id: int, since: datetime, until: datetime
) -> tuple[Snapshot, ...]:
    """The numbers of followers of that time, oldest first, and the newest there is."""
    mine = select(snapshots).where(snapshots.c.guild_id == guild_id, snapshots.c.account_id == account_id)
    near = await conn.execute(mine.where(snapshots.c.at.between(since, until)).order_by(snapshots.c.at))
    told = mine.where(snapshots.c.followers.is_not(None)).order_by(snapshots.c.at.desc()).limit(1)
    found = {row.at: snapshot_of_row(row) for row in (*near, *await conn.execute(told))}
    return tuple(found.values())


async def page_of_contents(
    conn: AsyncConnection, guild_id: int, account_id: int, offset: int, limit: int
) -> tuple[Content, ...]:
    """Some of the content, newest first."""
    mine = (contents.c.guild_id == guild_id, contents.c.account_id == account_id)
    ordered = select(contents).where(*mine).order_by(contents.c.published_at.desc(), contents.c.key)
    return tuple(map(content_of_row, await conn.execute(ordered.offset(offset).limit(limit))))


async def number_of_contents(conn: AsyncConnection, guild_id: int, account_id: int) -> int:
    """How much there is."""
    mine = (contents.c.guild_id == guild_id, contents.c.account_id == account_id)
    number: int = (await conn.execute(select(func.count()).select_from(contents).where(*mine))).scalar_one()
    return number


async def say_about(
    conn: AsyncConnection, guild_id: int, account_id: int, key: str, kind: Format, *, sponsored: bool
) -> None:
    """Note the format, and whether it is sponsored. Numbers, their source and their age stay as they are."""
    one = (contents.c.guild_id == guild_id, contents.c.account_id == account_id, contents.c.key == key)
    await conn.execute(update(contents).where(*one).values(format=kind, sponsored=sponsored))
