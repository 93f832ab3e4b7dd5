"""Creators with profiles that can be found, in a database."""

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.db import Database
from cogs.finding import service
from cogs.finding.model import Wanted
from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Field, Niche, Platform, PlatformEntry, Subgroup, Visibility

GROUP, OTHER, ME = 1, 2, 10
NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)
FOOD = Wanted(niche=Niche.FOOD)


async def baker(
    conn: AsyncConnection, user_id: int, guild_id: int = GROUP, visibility: dict[Field, Visibility] | None = None
) -> None:
    """Somebody who does food, introduced to the group."""
    changes = Changes(
        niches=(Niche.FOOD,),
        subgroup=Subgroup.LOCAL,
        platforms=(PlatformEntry(Platform.INSTAGRAM, f"baker.{user_id}", 7_000),),
        region="Leeds, UK",
        visibility=visibility or {},
    )
    await profiles.save(conn, guild_id, user_id, changes, NOW)
    await profiles.share(conn, guild_id, user_id, NOW)


async def found(database: Database, wanted: Wanted, who: int = ME, guild_id: int = GROUP) -> set[int]:
    """Everybody on all pages."""
    after: int | None = 0
    people: set[int] = set()
    while after is not None:
        async with database.read() as conn:
            page = await service.find(conn, By(guild_id, who, NOW), wanted, after, lambda _: True)
        assert not people & {each.user_id for each in page.matches}
        people |= {each.user_id for each in page.matches}
        after = page.after
    return people
