"""Works and what belongs to them in the database, made through the service, without Discord."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.collabs.model import Nature
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.desk import store as desk
from cogs.tracking import service, service_packages
from cogs.tracking.model import Parcel, Route, Work
from cogs.tracking.service import Typed
from tests.tracking.people import GROUP, JAMAL, KEIKO, NOW, OTHER, SOFIA


def by(user_id: int = KEIKO, now: datetime = NOW, guild_id: int = GROUP) -> By:
    return By(guild_id, user_id, now)


async def groups(conn: AsyncConnection) -> None:
    """Two groups; in the first one three people are written to by direct message."""
    for group in (GROUP, OTHER):
        await desk.ensure_group(conn, group, NOW)
    for person in (KEIKO, JAMAL, SOFIA):
        await contact.choose(conn, GROUP, person, Way.DM, NOW)


async def begun(
    conn: AsyncConnection, name: str = "Tea", *, other_id: int | None = SOFIA, nature: Nature = Nature.PAID
) -> Work:
    """Something that Keiko keeps track of."""
    return await service.save(conn, by(), 0, Typed(name, nature, "Slow Leaf", other_id))


async def shared_parcel(conn: AsyncConnection) -> Parcel:
    """A package from Keiko to Sofia, which both see."""
    work = await begun(conn)
    await service.share(conn, by(), work.id)
    return await service_packages.promise(conn, by(), work.id, "a tin of tea", Route.TO_OTHER)
