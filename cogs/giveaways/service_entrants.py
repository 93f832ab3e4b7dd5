"""Who is in, for moderators only: every look is audited."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.giveaways import service, service_hosting, store_entrants
from cogs.giveaways.model import View
from cogs.giveaways.store_entries import Entry

PAGE = 20

__all__ = ["PAGE", "Entry", "every_one", "page"]


async def page(conn: AsyncConnection, by: By, giveaway_id: int, number: int) -> tuple[View, Sequence[Entry]]:
    """A page of them, 0 being the first. The first look is written down, and turning pages is not."""
    view = await service.view(conn, by.guild_id, giveaway_id)
    if number == 0:
        await service_hosting.record(conn, by, "entrants", view.giveaway)
    return view, await store_entrants.page(conn, by.guild_id, giveaway_id, number * PAGE, PAGE)


async def every_one(conn: AsyncConnection, by: By, giveaway_id: int) -> tuple[View, Sequence[Entry]]:
    """All of them, to be taken away as a file."""
    view = await service.view(conn, by.guild_id, giveaway_id)
    await service_hosting.record(conn, by, "entrants file", view.giveaway)
    return view, await store_entrants.page(conn, by.guild_id, giveaway_id)
