"""Numbers are off for whoever says that they are under 18: nothing is kept, and so nothing is shown or looked at.

Nobody's age is asked, guessed or worked out. Saying so is private: moderators do not see it. Removing what was kept is
in `service_privacy`.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from cogs.analytics import store_minors, text


async def is_one(conn: AsyncConnection, guild_id: int, user_id: int) -> bool:
    """Whether the person said so."""
    return await store_minors.since(conn, guild_id, user_id) is not None


async def refuse(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Raise UserError for whoever said so. Every way in which numbers come to be kept asks here."""
    if await is_one(conn, guild_id, user_id):
        raise UserError(text.UNDER_18)


async def is_none(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """They are 18 by now, or it was a mistake: numbers begin anew."""
    await store_minors.remove(conn, guild_id, user_id)


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """That they said so, and when."""
    since = await store_minors.since(conn, guild_id, user_id)
    return {"under_18_since": since.isoformat()} if since is not None else {}


async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove it."""
    await store_minors.remove(conn, guild_id, user_id)
