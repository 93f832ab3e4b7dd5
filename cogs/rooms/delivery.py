"""What the errands of rooms become in Discord, and what is done when they cannot."""

from contextlib import suppress

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.client import Greenroom
from bot.outbox import Delivery, Failed, Failure, Perform, Render, Sent, Why
from bot.ui import Card
from cogs.rooms import letters, looking, service, service_end, service_thread, thread, ui
from cogs.rooms.model import Room, State, Step
from cogs.rooms.service_thread import Said


def shown(bot: Greenroom) -> Perform:
    """A thread with both in it and the card as the state wants it: made, opened, posted again, as is needed."""

    async def perform(delivery: Delivery) -> None:
        async with bot.db.read() as conn:
            room = await service_thread.find(conn, delivery.guild_id, delivery.ref["room"])
        if room is None:
            return
        if room.thread_id is None:
            await _move_in(bot, room, delivery)
        else:
            await _follow(bot, room, delivery)

    return perform


async def _move_in(bot: Greenroom, room: Room, delivery: Delivery) -> None:
    """A thread and the first card, for two who are both still here."""
    if not service_thread.wants_thread(room) or bot.get_guild(room.guild_id) is None:
        return  # of a group that is out of sight it cannot be said who is still in it
    if (gone := await thread.absent(bot, room)) is not None:
        await _left(bot, By(room.guild_id, gone, bot.now()))
        return
    async with bot.db.read() as conn:
        channels = await service_thread.grounds(conn, room.guild_id)
    channel_id = thread.ground(bot, room, channels)
    if channel_id is None:
        await _no_place(bot, room, channels[0] if channels else None)
        return
    made = await thread.opened(bot, room, channel_id)
    await _post(bot, room, made, delivery)


async def _post(bot: Greenroom, room: Room, made: discord.Thread, delivery: Delivery) -> None:
    message_id = await thread.post(await looking.look(bot, room), made, delivery)
    ids = (made.parent_id, made.id, message_id)
    async with bot.db.write() as conn:
        is_known = await service_thread.placed(conn, room.guild_id, room.id, ids, bot.now())
    if not is_known:
        await made.delete()  # one of the two was forgotten while it was on its way


async def _follow(bot: Greenroom, room: Room, delivery: Delivery) -> None:
    """The card that is there; a card or a thread that somebody deleted is mended."""
    try:
        found = await thread.reopened(bot, room)
    except discord.NotFound:
        await lost(bot, room)
        return
    if room.message_id is None:
        await _post(bot, room, found, delivery)
        return
    try:
        await thread.update(await looking.look(bot, room), found, room.message_id)
    except discord.NotFound:
        async with bot.db.write() as conn:
            await service_thread.card_lost(conn, room.guild_id, room.id, room.message_id, bot.now())


async def lost(bot: Greenroom, room: Room) -> None:
    """Somebody deleted the thread."""
    async with bot.db.write() as conn:
        await service_thread.lost(conn, room.guild_id, room.id, room.thread_id or 0, bot.now())


async def _left(bot: Greenroom, who: By) -> None:
    async with bot.db.write() as conn:
        await service.left(conn, who)


async def _no_place(bot: Greenroom, room: Room, channel_id: int | None) -> None:
    async with bot.db.write() as conn:
        await service_thread.no_place(conn, room.guild_id, room.id, channel_id, bot.now())


def not_shown(bot: Greenroom) -> Failed:
    """Discord will not let us make the room, or write into it: both hear how to go on, moderators what is missing."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        del failure
        async with bot.db.read() as conn:
            room = await service_thread.find(conn, delivery.guild_id, delivery.ref["room"])
        if room is not None:
            await _no_place(bot, room, room.channel_id)
        return True

    return failed


def line(delivery: Delivery) -> Card:
    """A quiet line in the thread. It says what happened then, so it needs nothing but its own reference."""
    return ui.line_card(Said(delivery.ref["said"]), Step(delivery.ref["step"]))


async def said(delivery: Delivery) -> Card | None:
    """The line as a message."""
    return line(delivery)


def not_said(bot: Greenroom) -> Failed:
    """The thread is gone or closed to us. The card, or the letter about its loss, says the same."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        if failure.why is Why.GONE:
            async with bot.db.read() as conn:
                room = await service_thread.in_thread(conn, delivery.guild_id, delivery.channel_id or 0)
            if room is not None:
                await lost(bot, room)
        return True

    return failed


def letter(bot: Greenroom) -> Render:
    """A letter to one of the two, unless what it is about has passed."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            room = await service_thread.find(conn, delivery.guild_id, delivery.ref["room"])
        return await letters.card(bot, room, delivery.ref) if room is not None else None

    return render


def case(bot: Greenroom) -> Render:
    """The case study that both wanted."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            room = await service_thread.find(conn, delivery.guild_id, delivery.ref["room"])
        return ui.case_card(room) if room is not None and room.state is State.DONE else None

    return render


def case_posted(bot: Greenroom) -> Sent:
    """Remember where it stands."""

    async def sent(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
        await service_end.case_posted(conn, delivery.guild_id, delivery.ref["room"], message_id, bot.now())

    return sent


def case_followed(bot: Greenroom) -> Perform:
    """The case study as it is now; one that somebody deleted stays deleted."""

    async def perform(delivery: Delivery) -> None:
        async with bot.db.read() as conn:
            room = await service_thread.find(conn, delivery.guild_id, delivery.ref["room"])
        if room is None or room.case_id is None:
            return
        with suppress(discord.NotFound):
            await thread.show_case(bot, room)

    return perform


def cleared(bot: Greenroom) -> Perform:
    """What the bot wrote about somebody who was forgotten goes; the thread keeps what the other one wrote."""

    async def perform(delivery: Delivery) -> None:
        ref = delivery.ref
        await thread.clear(bot, ref["thread"], ref["messages"], ui.nameless(ref["room"]))

    return perform
