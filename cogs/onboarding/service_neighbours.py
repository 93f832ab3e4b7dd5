"""The features that build on onboarding and are told of an introduction and of a finish.

They are imported when they are needed: imported at the top, each would import the other.
"""
# ruff: noqa: PLC0415 - for the reason above

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection


async def introduced(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """An introduction was posted; the group may want to greet people only then (W5)."""
    from cogs.welcome import service

    await service.introduced(conn, guild_id, user_id, now)


async def finished(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Somebody finished; their first steps begin (W17)."""
    from cogs.firststeps import service

    await service.begin(conn, guild_id, user_id, now)
