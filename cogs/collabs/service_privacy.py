"""What the board stores about a person, told and forgotten."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.collabs import service_waiting, store, store_blocks
from cogs.collabs.model import State
from cogs.collabs.model_request import Request
from cogs.collabs.service_board import take_away

_EVERYTHING = 1000


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """Every request of the person, drafts too, with what was typed into them; and whom they blocked.

    Who blocked them is the matter of those others, and is told to nobody.
    """
    found = await store.owned(conn, guild_id, user_id, set(State), _EVERYTHING)
    told = {
        "requests": [_told(each) for each in found],
        "blocked": [str(each) for each in await store_blocks.of_person(conn, guild_id, user_id)],
    }
    return {name: rows for name, rows in told.items() if rows}


async def forget(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Remove them, and have their cards taken down. Blocks that name the person go, on either side."""
    await store_blocks.remove_person(conn, guild_id, user_id)
    await service_waiting.forget(conn, guild_id, user_id, now)
    for request in await store.remove_person(conn, guild_id, user_id):
        await take_away(conn, request, now)


def _told(request: Request) -> dict[str, Any]:
    return {
        "state": request.state.value,
        **request.spec.plain(),
        "deadline": request.spec.deadline.isoformat() if request.spec.deadline else None,
        "typed_and_not_used": dict(request.refused),
        "created_at": request.created_at.isoformat(),
        "posted_at": request.posted_at.isoformat() if request.posted_at else None,
    }
