"""The feature that builds on the board: it is told of every change of a request, and asked what its cards show.

It is imported when it is needed: imported at the top, each would import the other.
"""
# ruff: noqa: PLC0415 - for the reason above

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.collabs.model_request import Request


async def changed(conn: AsyncConnection, request: Request, now: datetime) -> None:
    """A request that was posted is as it is now: whoever is interested may have to hear of it (C6, C7)."""
    from cogs.interests import service_following

    await service_following.changed(conn, request, now)


async def usual(conn: AsyncConnection, guild_id: int, owners: Collection[int]) -> Mapping[int, str]:
    """In words, how fast each of these people usually answers (C7); whoever is not in it has answered too few."""
    from cogs.interests import service_pace

    return await service_pace.words(conn, guild_id, owners)


async def waits(conn: AsyncConnection, guild_id: int, owners: Collection[int]) -> Mapping[int, timedelta]:
    """The same as a time, for a match (C16)."""
    from cogs.interests import service_pace

    return await service_pace.spans(conn, guild_id, owners)


async def interested(conn: AsyncConnection, guild_id: int, request_id: int) -> int:
    """How many people wait for a word of its owner (C7)."""
    from cogs.interests import service_seen

    return await service_seen.count(conn, guild_id, request_id)
