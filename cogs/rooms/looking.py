"""What a card of a room needs to know, read in one go."""

from typing import TYPE_CHECKING

from bot.by import By
from cogs.rooms import service
from cogs.rooms.model import Room
from cogs.rooms.ui import Look

if TYPE_CHECKING:
    from bot.client import Greenroom


async def look(bot: "Greenroom", room: Room, note: str | None = None) -> Look:
    """The room with its history."""
    async with bot.db.read() as conn:
        return Look(room, await service.history(conn, room), note)


async def look_of(bot: "Greenroom", by: By, room_id: int) -> Look:
    """A room of this person. Raises UserError."""
    async with bot.db.read() as conn:
        room, _ = await service.get(conn, by, room_id)
        return Look(room, await service.history(conn, room))
