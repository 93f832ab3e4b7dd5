"""The one statement about works and packages that somebody's own panel needs."""

from collections.abc import Sequence

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.tracking.model import Parcel
from cogs.tracking.store import works
from cogs.tracking.store_packages import packages, parcel_from

_EVERYTHING = 500


async def glance(conn: AsyncConnection, guild_id: int, user_id: int) -> tuple[int, Sequence[Parcel]]:
    """How many works the person may look at, and every package of theirs."""
    shared = and_(works.c.other_id == user_id, works.c.shared_at.is_not(None))
    of_it = and_(packages.c.guild_id == works.c.guild_id, packages.c.work_id == works.c.id)
    wanted = (
        select(*(column.label(f"package_{column.name}") for column in packages.c), *works.c)
        .select_from(works.outerjoin(packages, of_it))
        .where(works.c.guild_id == guild_id, or_(works.c.owner_id == user_id, shared))
        .order_by(works.c.id.desc(), packages.c.id)
        .limit(_EVERYTHING)
    )
    rows = (await conn.execute(wanted)).all()
    return len({row.id for row in rows}), [parcel_from(row) for row in rows if row.package_id is not None]
