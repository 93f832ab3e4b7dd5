"""What happens by itself: at its day and hour, a group's digest is posted."""

from typing import TYPE_CHECKING

from cogs.digest import service

if TYPE_CHECKING:
    from bot.client import Greenroom

AT_ONCE = 50
"""So many groups in a tick; the rest comes with the next second."""


async def send_due(bot: "Greenroom") -> None:
    """Look and leave the errand in one transaction: what a crash cuts short is as if it had not begun."""
    async with bot.db.write() as conn:
        await service.send_due(conn, bot.now(), AT_ONCE)
