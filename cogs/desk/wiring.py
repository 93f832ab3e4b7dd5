"""What the desk declares to the kernel."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.feature import Audience, Feature, Place
from cogs.desk import service, store, ui
from cogs.desk.model import MODERATOR_LOG

if TYPE_CHECKING:
    from bot.client import Greenroom

WRITES = discord.Permissions(view_channel=True, send_messages=True, read_message_history=True)


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""

    async def moderator_roles(guild_id: int, name: str) -> frozenset[int]:
        async with bot.db.read() as conn:
            return await store.moderator_roles(conn, guild_id, name)

    bot.moderator_roles = moderator_roles
    bot.outbox.message(service.ALERT, ui.alert_card)
    return Feature(
        name="desk",
        title="The group desk",
        cogs=[],
        presses=[],
        ticks={},
        places=[
            Place(MODERATOR_LOG, "moderator-log", "What the bot tells moderators.", Audience.STAFF, WRITES),
        ],
        roles=[],
        permissions=discord.Permissions(manage_channels=True, manage_roles=True),
        export=_export,
        forget=_forget,
        checks=[],
    )


async def _export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """Nothing yet."""
    del conn, guild_id, user_id
    return {}


async def _forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """The audit log is kept: it is about what moderators did."""
    del conn, guild_id, user_id
