"""Ask every feature what it has: for one person, or for moderators. And the sign that leads there. No Discord."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.outbox_store import Errand, enqueue
from cogs.desk import service as desk_service
from cogs.desk.model import Act
from cogs.home.model import FEATURE, Panel, arranged

if TYPE_CHECKING:
    from bot.feature import ModeratorHome, PersonHome

SIGN = "home.sign"


async def panel(conn: AsyncConnection, homes: Sequence["PersonHome"], by: By) -> Panel:
    """Everything for this person."""
    return arranged([await home(conn, by.guild_id, by.user_id, by.now) for home in homes])


async def desk(conn: AsyncConnection, desks: Sequence["ModeratorHome"], by: By) -> Panel:
    """Everything that waits for the moderators of these features."""
    return arranged([await one(conn, by.guild_id, by.now) for one in desks])


async def post_sign(conn: AsyncConnection, by: By, channel_id: int) -> None:
    """Have the sign posted in a channel, once a day at most, and write down who wanted it there."""
    key = f"{SIGN}:{channel_id}:{by.now.date()}"
    await enqueue(conn, Errand(by.guild_id, SIGN, key, {}, channel_id=channel_id), by.now)
    act = Act(by.guild_id, by.user_id, FEATURE, "sign_posted", details={"channel_id": channel_id})
    await desk_service.record(conn, act, by.now)
