"""What happens by itself: captions go after their day."""

from bot.client import Greenroom
from cogs.disclosure import service


async def forget_old(bot: Greenroom) -> None:
    """Remove what was kept long enough; repeatable."""
    async with bot.db.write() as conn:
        await service.forget_old(conn, bot.now())
