"""The start of a rotation: members hear of it, and whoever came through the welcome before is in it."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from bot.outbox_store import Errand, enqueue
from cogs.desk import service as desk
from cogs.shoutouts import service_roster, service_rotations, store_rotations
from cogs.shoutouts import text_rotations as text
from cogs.shoutouts.model import PLACE, Rotation, RotationState

BEGUN = "shoutouts.begun"


async def start(conn: AsyncConnection, by: By, rotation_id: int) -> Rotation:
    """Let it begin. One that has begun stays as it is. Raises UserError."""
    rotation = await service_rotations.get_to_change(conn, by.guild_id, rotation_id)
    if rotation.has_begun:
        return rotation
    channel_id = await desk.place(conn, by.guild_id, PLACE)
    if channel_id is None:
        raise UserError(text.NO_PLACE)
    is_first = rotation.spec.is_for_everybody and await service_roster.for_everybody(conn, by.guild_id) is None
    open_now = replace(rotation, state=RotationState.OPEN, anchor=by.now)
    begun = service_rotations.planned(open_now, by.now)
    await store_rotations.save(conn, begun)
    if is_first:
        await service_roster.fill(conn, begun, by.now)
    errand = Errand(by.guild_id, BEGUN, f"{BEGUN}:{begun.id}", {"rotation": begun.id}, channel_id=channel_id)
    await enqueue(conn, errand, by.now)
    await service_rotations.record(conn, by, "rotation started", begun)
    return begun
