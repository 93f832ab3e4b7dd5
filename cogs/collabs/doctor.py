"""What the doctor finds about the board: a forum without room for our tags, or one where we may not make them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.feature import Finding, Severity
from cogs.collabs import board_tags, text_board
from cogs.collabs.model import PLACE
from cogs.desk import service as desk

if TYPE_CHECKING:
    from bot.client import Greenroom


async def tags(bot: "Greenroom", guild: discord.Guild) -> Sequence[Finding]:
    """Whether every tag of ours is there, or can be made."""
    async with bot.db.read() as conn:
        channel_id = await desk.place(conn, guild.id, PLACE)
    forum = guild.get_channel(channel_id or 0)
    if not isinstance(forum, discord.ForumChannel):
        return []
    lacking = len(board_tags.missing(forum)) - (board_tags.MOST - len(forum.available_tags))
    return [Finding(*text_board.tags_full(forum.id, lacking), Severity.WARNING)] if lacking > 0 else []
