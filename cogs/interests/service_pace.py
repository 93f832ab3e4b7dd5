"""How fast somebody usually answers those who are interested in their requests."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.collabs import service as collabs
from cogs.collabs import service_board
from cogs.collabs.model import ON_SHOW
from cogs.interests import store, text
from cogs.interests.model import PACE_LOOKS_AT, usual


async def words(conn: AsyncConnection, guild_id: int, owners: Collection[int]) -> Mapping[int, str]:
    """`usually answers within a day`, for each of these people who has answered often enough."""
    found = {owner: await _of(conn, guild_id, owner) for owner in dict.fromkeys(owners)}
    return {owner: said for owner, said in found.items() if said}


async def _of(conn: AsyncConnection, guild_id: int, owner_id: int) -> str:
    answers = await store.answers_of(conn, guild_id, owner_id, PACE_LOOKS_AT)
    return text.usual(usual([answered - offered for offered, answered in answers]))


async def show_change(conn: AsyncConnection, guild_id: int, owner_id: int, before: str, now: datetime) -> None:
    """Have the person's cards say it anew, when it reads otherwise than before."""
    if await _of(conn, guild_id, owner_id) == before:
        return
    for request in await collabs.mine(conn, By(guild_id, owner_id, now)):
        if request.state in ON_SHOW:
            await service_board.show(conn, request, now)
