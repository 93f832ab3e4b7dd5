"""Private threads: found again by their name, so that making one may be repeated after a crash without a second one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import discord

if TYPE_CHECKING:
    from bot.client import Greenroom

NEEDS = discord.Permissions(
    view_channel=True, send_messages=True, create_private_threads=True, send_messages_in_threads=True
)
"""What the bot needs in a channel to make private threads there and write into them."""

_A_WEEK: Final = 10080
_LONGEST_NAME = 100


async def private_thread(
    bot: "Greenroom", channel_id: int, name: str, people: Sequence[int], *, known: int | None = None
) -> discord.Thread:
    """Our private thread under the channel, with these people in it: the known one, one of that name, or a new one.

    Raises discord.HTTPException: NotFound when the channel is gone, Forbidden when a permission is missing.
    """
    thread = await _known(bot, known) or await _of_that_name(bot, channel_id, name[:_LONGEST_NAME])
    if thread.archived:
        await thread.edit(archived=False)
    for person in people:
        await thread.add_user(discord.Object(person))
    return thread


async def _known(bot: "Greenroom", thread_id: int | None) -> discord.Thread | None:
    """The one we remember, unless somebody deleted it."""
    if thread_id is None:
        return None
    try:
        found = bot.get_channel(thread_id) or await bot.fetch_channel(thread_id)
    except discord.NotFound:
        return None
    return found if isinstance(found, discord.Thread) else None


async def _of_that_name(bot: "Greenroom", channel_id: int, name: str) -> discord.Thread:
    channel = bot.get_channel(channel_id) or await bot.fetch_channel(channel_id)
    if not isinstance(channel, discord.TextChannel):
        message = f"channel {channel_id} cannot hold private threads"
        raise TypeError(message)
    return _ours(channel, name) or await channel.create_thread(
        name=name, auto_archive_duration=_A_WEEK, invitable=False
    )


def _ours(channel: discord.TextChannel, name: str) -> discord.Thread | None:
    """One we made before, perhaps just before the power went."""
    mine = channel.guild.me.id
    found = (thread for thread in channel.threads if thread.owner_id == mine and thread.is_private())
    return next((thread for thread in found if thread.name == name), None)
