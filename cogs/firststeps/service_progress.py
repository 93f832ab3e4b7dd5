"""How far somebody is. No Discord."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from cogs.firststeps import store, store_audits
from cogs.firststeps.model import Path, Progress

NOT_BEGUN = "Your first steps have not begun yet. Use /steps in the group, it shows you where to start."


async def progress(conn: AsyncConnection, guild_id: int, user_id: int) -> Progress | None:
    """Everything about the person's path; None when there is none."""
    path = await store.path(conn, guild_id, user_id)
    if path is None:
        return None
    return Progress(
        path=path,
        audit=await store_audits.latest(conn, guild_id, user_id),
        calendar=await store.calendar(conn, guild_id, user_id),
        check_ins=tuple(await store.check_ins_of(conn, guild_id, user_id)),
    )


async def begun(conn: AsyncConnection, guild_id: int, user_id: int) -> Path:
    """The person's path. Raises UserError when it has not begun."""
    path = await store.path(conn, guild_id, user_id)
    if path is None or path.began_at is None:
        raise UserError(NOT_BEGUN)
    return path
