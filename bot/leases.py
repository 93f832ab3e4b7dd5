"""Which process sees to which shard just now: a row per shard that its holder renews. Nobody is asked but the database.

A process always has the shards of its own settings. It takes over those whose holder is dead (`bot.lifeline`), or has
given no sign of life for a lease: it hangs. It loses them again as soon as their own process is back.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Column, Integer, Row, Text, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import lifeline
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


@dataclass(frozen=True, slots=True)
class Held:
    """A shard, and by whom it is held. `is_alive`: whether its lifeline is there; that of nobody always is."""

    shard: int
    holder: str
    until: datetime
    is_alive: bool

    @property
    def has_holder(self) -> bool:
        """Whether it is, or was, anybody's."""
        return self.holder != _NOBODY

    def is_for(self, home: Share, me: str, now: datetime) -> bool:
        """Whether `me` has to write its name into the row: it is free, its own, or to be renewed."""
        is_mine = self.holder == me
        return (
            self.until <= now
            or (not self.is_alive and not is_mine)
            or (self.shard in home.shards and not is_mine)
            or (is_mine and self.until <= now + LEASE - RENEWED)
        )


async def begin(conn: AsyncConnection, count: int, now: datetime) -> None:
    """Have a row for each shard. What nobody held so far is anybody's after a lease: its process may be starting."""
    # no guild: shards are about processes
    rows = [{"shard": shard, "holder": _NOBODY, "until": now + LEASE} for shard in range(count)]
    await conn.execute(upsert(_leases).values(rows).on_conflict_do_nothing(index_elements=["shard"]))


async def look(conn: AsyncConnection, count: int) -> Sequence[Held]:
    """All shards, as they are held now."""
    # no guild: as above
    return await _judged(conn, await conn.execute(select(_leases).where(_leases.c.shard < count)))


async def _judged(conn: AsyncConnection, rows: Iterable[Row[tuple[int, str, datetime]]]) -> Sequence[Held]:
    """Who is alive is asked after the rows: whoever stands in one had a lifeline before."""
    found = list(rows)
    alive = await lifeline.living(conn) | {_NOBODY}
    return [Held(row.shard, row.holder, row.until, row.holder in alive) for row in found]


async def take(conn: AsyncConnection, shards: Collection[int], home: Share, me: str, now: datetime) -> frozenset[str]:
    """Renew what `me` has of these shards, take what is its own and what nobody sees to; answers the dead it found."""
    # no guild: as above
    wanted = select(_leases).where(_leases.c.shard.in_(shards)).with_for_update(skip_locked=True)
    taken = [each for each in await _judged(conn, await conn.execute(wanted)) if each.is_for(home, me, now)]
    mine = update(_leases).where(_leases.c.shard.in_([each.shard for each in taken]))
    await conn.execute(mine.values(holder=me, until=now + LEASE))
    return frozenset(each.holder for each in taken if not each.is_alive and each.holder != me)


async def let_go(conn: AsyncConnection, holder: str, now: datetime) -> None:
    """Leave everything to the others, at once."""
    # no guild: as above
    await conn.execute(update(_leases).where(_leases.c.holder == holder).values(until=now))
