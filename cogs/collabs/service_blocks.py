"""Two people who do not meet on the board any more, because one of them wants it so.

It works both ways, and nobody can notice: no answer anywhere differs for somebody who is blocked.
"""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.collabs import store_blocks, text_blocks

MOST = 200


async def is_blocked(conn: AsyncConnection, guild_id: int, first: int, second: int) -> bool:
    """Whether one of the two blocked the other, whichever. Nobody is ever told."""
    return await store_blocks.between(conn, guild_id, first, second)


async def blocked(conn: AsyncConnection, by: By) -> Sequence[int]:
    """Whom the person blocked, the latest first."""
    return await store_blocks.of_person(conn, by.guild_id, by.user_id)


async def apart_from(conn: AsyncConnection, by: By) -> Sequence[int]:
    """Everybody whom the person does not meet, whoever of the two wanted it so. Show nobody this list."""
    return await store_blocks.apart_from(conn, by.guild_id, by.user_id)


async def block(conn: AsyncConnection, by: By, other_id: int) -> None:
    """Meet them no more; twice is once. Raises UserError for oneself, or too many."""
    if other_id == by.user_id:
        raise UserError(text_blocks.ONESELF)
    if await store_blocks.count(conn, by.guild_id, by.user_id) >= MOST:
        raise UserError(text_blocks.enough(MOST))
    await store_blocks.add(conn, by.guild_id, by.user_id, other_id, by.now)


async def unblock(conn: AsyncConnection, by: By, other_id: int) -> bool:
    """Meet them again; whether they were blocked. What they blocked themselves stays."""
    return await store_blocks.remove(conn, by.guild_id, by.user_id, other_id)
