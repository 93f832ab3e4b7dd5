"""What every press in a room needs: who pressed, and whether both see the card it came from."""

from bot.presses import Press
from bot.ui import Card
from cogs.rooms import looking, ui
from cogs.rooms.model import Room


def _is_shared(press: Press, room: Room) -> bool:
    message = press.interaction.message
    return message is None or message.id == room.message_id


async def redraw(press: Press, room: Room, note: str | None = None) -> None:
    """Show the room where it was pressed; a note is for this person alone, so never on the card that both see."""
    await press.redraw(ui.room_card(await looking.look(press.bot, room, None if _is_shared(press, room) else note)))


async def privately(press: Press, room: Room, card: Card) -> None:
    """Something that only this person should see: never on the card that both see."""
    await (press.show if _is_shared(press, room) else press.redraw)(card)
