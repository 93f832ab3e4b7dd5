"""What the doctor finds about rotations: turns without a channel, or one that the bot cannot write into."""

from collections.abc import Sequence

import discord

from bot.client import Greenroom
from bot.feature import Finding
from cogs.desk import service as desk
from cogs.shoutouts import service_rotations
from cogs.shoutouts import text_rotations as text
from cogs.shoutouts.model import PLACE, RotationState


async def place(bot: Greenroom, guild: discord.Guild) -> Sequence[Finding]:
    """Whether turns can be shown. A channel without a permission is found by the doctor's own look at places."""
    async with bot.db.read() as conn:
        rotations = await service_rotations.listed(conn, guild.id)
        channel_id = await desk.place(conn, guild.id, PLACE)
    runs = any(rotation.state is RotationState.OPEN for rotation, _ in rotations)
    has_channel = channel_id is not None and guild.get_channel(channel_id) is not None
    return [] if has_channel or not runs else [Finding(text.PLACE_PROBLEM, text.PLACE_FIX)]
