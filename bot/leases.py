"""Which process sees to which shard just now: a row per shard that its holder renews. Nobody is asked but the database.

A process always has the shards of its own settings. It takes over those whose holder has given no sign of life for a
lease, and loses them again as soon as their own process is back.
"""

from datetime import datetime, timedelta

from sqlalchemy import Column, ColumnElement, Integer, Text, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, table, upsert
from bot.share import Share

LEASE = timedelta(seconds=15)
RENEWED = timedelta(seconds=5)
"""After this long a lease is renewed, so that a process that is held up for a moment does not lose it."""

_leases = table(
    "shard_leases",
    Column("shard", Integer, primary_key=True, autoincrement=False),
    Column("holder", Text, nullable=False),
    Column("until", Moment, nullable=False),
)
_NOBODY = ""


async def begin(conn: AsyncConnection, count: int, now: datetime) -> None:
    """Have a row for each shard. What nobody held so far is anybody's after a lease: its process may be starting."""
    # no guild: shards are about processes
    rows = [{"shard": shard, "holder": _NOBODY, "until": now + LEASE} for shard in range(count)]
    await conn.execute(upsert(_leases).values(rows).on_conflict_do_nothing(index_elements=["shard"]))


async def keep(conn: AsyncConnection, home: Share, holder: str, now: datetime) -> Share:
    """Renew what this holder has, take what is its own and what nobody sees to; answers all that it has now."""
    # no guild: as above
    free = (
        select(_leases.c.shard)
        .where(_leases.c.shard < home.count, _is_to_take(home, holder, now))
        .with_for_update(skip_locked=True)
    )
    taken = update(_leases).where(_leases.c.shard.in_(free)).values(holder=holder, until=now + LEASE)
    await conn.execute(taken)
    mine = select(_leases.c.shard).where(
        _leases.c.holder == holder, _leases.c.until > now, _leases.c.shard < home.count
    )
    return Share(home.count, home.shards | set(await conn.scalars(mine)))


def _is_to_take(home: Share, holder: str, now: datetime) -> ColumnElement[bool]:
    is_own = _leases.c.shard.in_(sorted(home.shards))
    is_old = _leases.c.until <= now + LEASE - RENEWED
    return or_(
        _leases.c.until <= now,
        and_(is_own, _leases.c.holder != holder),
        and_(_leases.c.holder == holder, is_old),
    )


async def let_go(conn: AsyncConnection, holder: str, now: datetime) -> None:
    """Leave everything to the others, at once."""
    # no guild: as above
    await conn.execute(update(_leases).where(_leases.c.holder == holder).values(until=now))
