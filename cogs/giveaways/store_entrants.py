"""Reading who is in, for moderators. Entering and leaving are in `store_entries`."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.giveaways.store_entries import Entry, entries


async def page(
    conn: AsyncConnection, guild_id: int, giveaway_id: int, start: int = 0, limit: int | None = None
) -> Sequence[Entry]:
    """Entries in the order in which people came, from the one at `start` (0 is the first); all without a limit."""
    mine = (entries.c.guild_id == guild_id, entries.c.giveaway_id == giveaway_id)
    wanted = select(*(entries.c[name] for name in Entry.__slots__)).where(*mine).order_by(entries.c.id)
    return [Entry(*row) for row in await conn.execute(wanted.offset(start).limit(limit))]
