"""Leaving a rotation, or the group: the seat, and the turns and gifts that somebody leaves behind."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.shoutouts import service_closing, service_roster
from cogs.shoutouts.model import Rotation


async def leave(conn: AsyncConnection, by: By, rotation_id: int) -> Rotation:
    """Give a seat up; what was given and received stays. Twice is once. Raises UserError."""
    rotation = await service_roster.leave(conn, by, rotation_id)
    await service_closing.person_left(conn, by, rotation.id)
    return rotation


async def left(conn: AsyncConnection, by: By) -> None:
    """Somebody is not in the group any more."""
    await service_roster.left(conn, by)
    await service_closing.person_left(conn, by)
