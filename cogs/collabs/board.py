"""The board in Discord: a card is posted, kept true to its request, and found again after a crash.

In a forum each request is a thread of its own that begins with the card; in a text channel it is a message.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

import discord

from bot.outbox import Delivery, find_marked, is_retry
from bot.ui import Card, carries
from cogs.collabs import board_tags, service_neighbours, ui
from cogs.collabs.model import State
from cogs.collabs.model_request import Request, thread_name

if TYPE_CHECKING:
    from bot.client import Greenroom

WEEK: Literal[10080] = 10080
"""Minutes of silence after which Discord puts a thread away: as long as it allows."""
Place = tuple[int, int | None, int]
"""The channel, the thread in a forum, and the message."""


async def post(bot: "Greenroom", request: Request, delivery: Delivery, channel_id: int) -> Place:
    """Post the card, unless an attempt that was cut short has done so. Raises discord.HTTPException."""
    guild = bot.get_guild(request.guild_id)
    channel = guild.get_channel(channel_id) if guild is not None else None
    if isinstance(channel, discord.ForumChannel):
        earlier = await _thread_of(channel, delivery) if is_retry(delivery) else None
        return earlier or await _in_forum(bot, channel, request, delivery)
    return await _in_text(bot, request, delivery, channel_id)


async def _card(bot: "Greenroom", request: Request) -> Card:
    async with bot.db.read() as conn:
        usual = await service_neighbours.usual(conn, request.guild_id, [request.owner_id])
    return ui.board_card(request, usual.get(request.owner_id, ""))


async def _in_forum(bot: "Greenroom", forum: discord.ForumChannel, request: Request, delivery: Delivery) -> Place:
    card = (await _card(bot, request)).marked(delivery.marker)
    tags = await board_tags.ready(forum, request)
    made = await forum.create_thread(
        name=thread_name(request.spec.title),
        view=card,
        applied_tags=tags,
        auto_archive_duration=WEEK,
        allowed_mentions=discord.AllowedMentions.none(),
    )
    return forum.id, made.thread.id, made.message.id


async def _thread_of(forum: discord.ForumChannel, delivery: Delivery) -> Place | None:
    """A forum knows no nonce, so every later attempt looks for our own marker."""
    since = delivery.first_tried_at - timedelta(minutes=1)
    for thread in await forum.guild.active_threads():
        is_ours = thread.parent_id == forum.id and thread.owner_id == forum.guild.me.id
        if is_ours and discord.utils.snowflake_time(thread.id) >= since:
            async for message in thread.history(limit=1, oldest_first=True):
                if carries(message, delivery.marker):
                    return forum.id, thread.id, message.id
    return None


async def _in_text(bot: "Greenroom", request: Request, delivery: Delivery, channel_id: int) -> Place:
    channel = bot.get_partial_messageable(channel_id, guild_id=request.guild_id)
    earlier = await find_marked(channel, delivery)
    if earlier is not None:
        return channel_id, None, earlier
    card = (await _card(bot, request)).marked(delivery.marker)
    sent = await channel.send(view=card, nonce=delivery.nonce, **card.extras())
    return channel_id, None, sent.id


async def update(bot: "Greenroom", request: Request) -> None:
    """Bring card, tags and thread in line with the state. Raises discord.HTTPException; NotFound when it is gone."""
    if request.message_id is None or request.channel_id is None:
        return
    thread = await _thread(bot, request)
    if thread is not None and thread.archived:
        thread = await thread.edit(archived=False)
    where = bot.get_partial_messageable(request.thread_id or request.channel_id, guild_id=request.guild_id)
    card = await _card(bot, request)
    nobody = discord.AllowedMentions.none()
    await where.get_partial_message(request.message_id).edit(view=card, allowed_mentions=nobody)
    if thread is not None:
        await _dress(thread, request)


async def _thread(bot: "Greenroom", request: Request) -> discord.Thread | None:
    """The thread in a forum, also one that Discord has put away."""
    if request.thread_id is None:
        return None
    guild = bot.get_guild(request.guild_id)
    known = guild.get_thread(request.thread_id) if guild is not None else None
    found = known or await bot.fetch_channel(request.thread_id)
    return found if isinstance(found, discord.Thread) else None


async def _dress(thread: discord.Thread, request: Request) -> None:
    """Name, tags, and put away when it is over: only what differs, because Discord counts changes of a name."""
    forum = thread.parent
    tags: Sequence[discord.ForumTag] = thread.applied_tags
    if isinstance(forum, discord.ForumChannel):
        tags = _dressed(thread.applied_tags, await board_tags.ready(forum, request))
    name = thread_name(request.spec.title)
    if {tag.id for tag in tags} != {tag.id for tag in thread.applied_tags} or name != thread.name:
        thread = await thread.edit(applied_tags=tags, name=name)
    if request.state is State.CLOSED:
        await thread.edit(archived=True, locked=True)


def _dressed(before: Sequence[discord.ForumTag], wanted: Sequence[discord.ForumTag]) -> Sequence[discord.ForumTag]:
    """Tags that the group gave it stay; five is the most that Discord allows."""
    ours = {name.casefold() for name in board_tags.NAMES}
    theirs = [tag for tag in before if tag.name.strip().casefold() not in ours]
    return [*wanted, *theirs][:5]


async def is_there(bot: "Greenroom", request: Request) -> bool:
    """Whether the card still stands: asks Discord. Raises discord.HTTPException when it cannot know."""
    channel = bot.get_partial_messageable(request.thread_id or request.channel_id or 0, guild_id=request.guild_id)
    try:
        await channel.fetch_message(request.message_id or 0)
    except discord.NotFound:
        return False
    return True


async def take_away(bot: "Greenroom", place: Place) -> None:
    """Delete the card, and the thread that it began; gone already is fine."""
    channel_id, thread_id, message_id = place
    try:
        if thread_id is not None:
            await (await bot.fetch_channel(thread_id)).delete()  # type: ignore[union-attr]  # a thread of a group
        else:
            await bot.get_partial_messageable(channel_id).get_partial_message(message_id).delete()
    except discord.NotFound:
        return
