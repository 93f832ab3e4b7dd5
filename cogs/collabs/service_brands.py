"""Brands that a group does not work with: moderators keep the list, requests that name one are refused."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.collabs import store_brands, text_brands
from cogs.collabs.model import FEATURE
from cogs.collabs.model_brands import LONGEST_NAME, LONGEST_REASON, MOST, Brand, look, named
from cogs.collabs.model_request import Request, Spec
from cogs.desk import service as desk
from cogs.desk.model import Act


async def check(conn: AsyncConnection, guild_id: int, spec: Spec) -> None:
    """Raises UserError, with the moderators' reason, for a request that names a brand on the list."""
    found = named(spec, await store_brands.of_group(conn, guild_id))
    if found is not None:
        raise UserError(text_brands.refused(found.name, found.reason))


async def listed(conn: AsyncConnection, guild_id: int) -> Sequence[Brand]:
    """The group's list."""
    return await store_brands.of_group(conn, guild_id)


async def on_board(conn: AsyncConnection, guild_id: int, name: str) -> Sequence[Request]:
    """Every request that people see on the board now and that names that brand, the newest first."""
    brand = [Brand(0, name, "", look(name))]
    found: list[Request] = []
    async for some in store_brands.on_show(conn, guild_id):
        found += [each for each in some if named(each.spec, brand) is not None]
    return found


async def add(conn: AsyncConnection, by: By, name: str, reason: str) -> str:
    """A moderator adds a brand, or gives another reason; answers the name as it is kept. Raises UserError."""
    name, reason = " ".join(name.split())[:LONGEST_NAME], " ".join(reason.split())[:LONGEST_REASON]
    seen_as = look(name)
    if not reason:
        raise UserError(text_brands.NO_REASON)
    if await store_brands.count(conn, by.guild_id) >= MOST:
        raise UserError(text_brands.FULL)
    await store_brands.keep(conn, by.guild_id, seen_as, name, reason, by.now)
    about = {"brand": name, "reason": reason}
    await desk.record(conn, Act(by.guild_id, by.user_id, FEATURE, "list brand", details=about), by.now)
    return name


async def remove(conn: AsyncConnection, by: By, brand_id: int) -> str:
    """A moderator takes one off the list; answers its name. Raises UserError when it is not there."""
    name = await store_brands.remove(conn, by.guild_id, brand_id)
    if name is None:
        raise UserError(text_brands.GONE)
    await desk.record(conn, Act(by.guild_id, by.user_id, FEATURE, "take brand off", details={"brand": name}), by.now)
    return name
