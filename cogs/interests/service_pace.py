"""How fast somebody usually answers those who are interested in their requests."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.collabs import service as collabs
from cogs.collabs import service_board
from cogs.collabs.model import ON_SHOW
from cogs.interests import store, text
from cogs.interests.model import PACE_LOOKS_AT, usual


async def spans(conn: AsyncConnection, guild_id: int, owners: Collection[int]) -> Mapping[int, timedelta]:
    """How long each of these people usually takes, if they have answered often enough. Some hundred at a time."""
    answers = await store.answers_of(conn, guild_id, owners, PACE_LOOKS_AT)
    found = {owner: usual(waited) for owner, waited in answers.items()}
    return {owner: span for owner, span in found.items() if span is not None}


async def words(conn: AsyncConnection, guild_id: int, owners: Collection[int]) -> Mapping[int, str]:
    """The same in words: `usually answers within a day`."""
    return {owner: text.usual(span) for owner, span in (await spans(conn, guild_id, owners)).items()}


async def _of(conn: AsyncConnection, guild_id: int, owner_id: int) -> str:
    return (await words(conn, guild_id, [owner_id])).get(owner_id, "")


async def show_change(conn: AsyncConnection, guild_id: int, owner_id: int, before: str, now: datetime) -> None:
    """Have the person's cards say it anew, when it reads otherwise than before."""
    if await _of(conn, guild_id, owner_id) == before:
        return
    for request in await collabs.mine(conn, By(guild_id, owner_id, now)):
        if request.state in ON_SHOW:
            await service_board.show(conn, request, now)
