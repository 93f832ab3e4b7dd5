"""Removing works and persons: in one place, because it goes through every table."""

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.tracking.store import links, works
from cogs.tracking.store_codes import codes
from cogs.tracking.store_packages import packages


async def remove(conn: AsyncConnection, guild_id: int, work_id: int) -> None:
    """A work with its links and packages. Its codes are out there and stay in the registry."""
    await conn.execute(delete(links).where(links.c.guild_id == guild_id, links.c.work_id == work_id))
    await conn.execute(delete(packages).where(packages.c.guild_id == guild_id, packages.c.work_id == work_id))
    of_it = (codes.c.guild_id == guild_id, codes.c.work_id == work_id)
    await conn.execute(update(codes).where(*of_it).values(work_id=None))
    await conn.execute(delete(works).where(works.c.guild_id == guild_id, works.c.id == work_id))


async def remove_person(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """All that is the person's; the works of others go on without naming them."""
    await conn.execute(delete(codes).where(codes.c.guild_id == guild_id, codes.c.owner_id == user_id))
    theirs = await conn.scalars(select(works.c.id).where(works.c.guild_id == guild_id, works.c.owner_id == user_id))
    for work_id in theirs.all():
        await remove(conn, guild_id, work_id)
    others = (works.c.guild_id == guild_id, works.c.other_id == user_id)
    await conn.execute(update(works).where(*others).values(other_id=None, shared_at=None))
