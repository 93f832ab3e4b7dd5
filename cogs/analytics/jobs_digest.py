"""What happens by itself: on Monday mornings, creators who asked for it get their week."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from cogs.analytics import service_digest

if TYPE_CHECKING:
    from bot.client import Greenroom

AT_ONCE = 50
"""So many in a tick: when a whole group has nine o'clock, the rest comes with the next second."""


def send_due(bot: "Greenroom") -> Callable[[], Awaitable[None]]:
    """The tick. Looking and sending are one transaction: what a crash cuts short is as if it had not begun."""

    async def tick() -> None:
        async with bot.db.write() as conn:
            await service_digest.send_due(conn, bot.now(), AT_ONCE)

    return tick
