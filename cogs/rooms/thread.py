"""A room in Discord: a private thread with both in it, and in it the card, pinned and kept true to the room.

A forum holds no private threads, so then it is made under the welcome channel, where /setup lets everybody read.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.outbox import Delivery, find_marked
from bot.reach import member_of
from bot.threads import NEEDS, private_thread
from bot.ui import Card
from cogs.rooms.model import Room, thread_of
from cogs.rooms.ui import Look, case_card, room_card

if TYPE_CHECKING:
    from bot.client import Greenroom


async def absent(bot: "Greenroom", room: Room) -> int | None:
    """Who of the two is not in the group any more. Raises discord.HTTPException when it cannot be known."""
    for person in (room.owner_id, room.creator_id):
        if await member_of(bot, room.guild_id, person) is None:
            return person
    return None


def ground(bot: "Greenroom", room: Room, channels: Sequence[int]) -> int | None:
    """The first of these channels that can hold a private thread which both would see."""
    guild = bot.get_guild(room.guild_id)
    if guild is None:
        return None
    return next((each for each in channels if _holds(guild, guild.get_channel(each), room)), None)


def _holds(guild: discord.Guild, channel: object, room: Room) -> bool:
    return can_hold(channel) and isinstance(channel, discord.TextChannel) and _both_see(guild, channel, room)


def can_hold(channel: object) -> bool:
    """Whether the bot can make private threads there."""
    return isinstance(channel, discord.TextChannel) and channel.permissions_for(channel.guild.me).is_superset(NEEDS)


def _both_see(guild: discord.Guild, channel: discord.TextChannel, room: Room) -> bool:
    """Somebody whom the cache does not know is taken to see it: Discord says no otherwise."""
    people = [guild.get_member(person) for person in (room.owner_id, room.creator_id)]
    return all(person is None or channel.permissions_for(person).view_channel for person in people)


async def opened(bot: "Greenroom", room: Room, channel_id: int) -> discord.Thread:
    """The thread of the room, made unless it is there, and open. Raises discord.HTTPException."""
    return await private_thread(
        bot, channel_id, thread_of(room), [room.owner_id, room.creator_id], known=room.thread_id
    )


async def reopened(bot: "Greenroom", room: Room) -> discord.Thread:
    """The thread that there is. Raises discord.NotFound when somebody deleted it."""
    guild = bot.get_guild(room.guild_id)
    known = guild.get_thread(room.thread_id or 0) if guild is not None else None
    found = known or await bot.fetch_channel(room.thread_id or 0)
    if not isinstance(found, discord.Thread):
        message = f"channel {room.thread_id} is no thread"
        raise TypeError(message)
    return await found.edit(archived=False) if found.archived else found


async def is_gone(bot: "Greenroom", room: Room) -> bool:
    """Whether somebody deleted the thread. Asks Discord only about one that it has put away, or that is gone."""
    guild = bot.get_guild(room.guild_id)
    if room.thread_id is None or (guild is not None and guild.get_thread(room.thread_id) is not None):
        return False
    try:
        await bot.fetch_channel(room.thread_id)
    except discord.NotFound:
        return True
    return False


async def post(look: Look, thread: discord.Thread, delivery: Delivery) -> int:
    """Post the card and pin it, unless an attempt that was cut short has posted it. Raises discord.HTTPException."""
    posted = await find_marked(thread, delivery)
    if posted is None:
        card = _first(look).marked(delivery.marker)
        posted = (await thread.send(view=card, nonce=delivery.nonce, **card.extras())).id
    await _pin(thread, posted)
    return posted


def _first(look: Look) -> Card:
    """The card as it is posted: it rings for both when their room is new, and never again."""
    room, card = look.room, room_card(look)
    return card.pinging(room.owner_id, room.creator_id) if room.thread_id is None else card


async def _pin(thread: discord.Thread, message_id: int) -> None:
    """Where we may not, the card is there all the same, only harder to find; the doctor names what is missing."""
    try:
        await thread.get_partial_message(message_id).pin()
    except discord.Forbidden:
        return


async def update(look: Look, thread: discord.Thread, message_id: int) -> None:
    """Bring the card in line with the room. Raises discord.HTTPException; NotFound when somebody deleted it."""
    nobody = discord.AllowedMentions.none()
    await thread.get_partial_message(message_id).edit(view=room_card(look), allowed_mentions=nobody)


async def show_case(bot: "Greenroom", room: Room) -> None:
    """Bring the case study in line. Raises discord.HTTPException; NotFound when somebody deleted it or the thread."""
    if room.case_id is not None:
        message = (await reopened(bot, room)).get_partial_message(room.case_id)
        await message.edit(view=case_card(room), allowed_mentions=discord.AllowedMentions.none())


async def clear(bot: "Greenroom", thread_id: int, messages: Sequence[int], name: str) -> None:
    """Delete what we wrote about somebody who was forgotten, and give the thread a name that says nothing."""
    try:
        thread = bot.get_channel(thread_id) or await bot.fetch_channel(thread_id)
    except discord.NotFound:
        return
    if not isinstance(thread, discord.Thread):
        return
    if thread.archived:
        thread = await thread.edit(archived=False)
    for message_id in messages:
        await _delete(thread, message_id)
    await thread.edit(name=name)


async def _delete(thread: discord.Thread, message_id: int) -> None:
    try:
        await thread.get_partial_message(message_id).delete()
    except discord.NotFound:
        return
