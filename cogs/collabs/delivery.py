"""What the errands of the board become in Discord, and what is said when they cannot."""

import discord

from bot.client import Greenroom
from bot.outbox import Delivery, Failed, Failure, Perform, Render
from bot.reach import LINE_TROUBLE, group_name
from bot.ui import Card, escape
from cogs.collabs import board, service_board, text_board, ui_mine
from cogs.collabs.model import ON_SHOW, RENEWABLE
from cogs.collabs.model_request import Request
from cogs.desk import service as desk


def shown(bot: Greenroom) -> Perform:
    """The card as the state wants it; posted when there is none, posted again when somebody deleted it."""

    async def perform(delivery: Delivery) -> None:
        async with bot.db.read() as conn:
            request = await service_board.find(conn, delivery.guild_id, delivery.ref["request"])
            channel_id = await service_board.board_of(conn, request) if request is not None else None
        if request is None or (request.message_id is None and request.state not in ON_SHOW):
            return
        if request.message_id is None:
            await _post(bot, request, delivery, channel_id or 0)
        else:
            await _update(bot, request)

    return perform


async def _post(bot: Greenroom, request: Request, delivery: Delivery, channel_id: int) -> None:
    place = await board.post(bot, request, delivery, channel_id)
    async with bot.db.write() as conn:
        is_known = await service_board.posted(conn, request.guild_id, request.id, place, bot.now())
    if not is_known:
        await board.take_away(bot, place)  # its owner was forgotten while it was on its way


async def _update(bot: Greenroom, request: Request) -> None:
    try:
        await board.update(bot, request)
    except discord.NotFound:
        await lost(bot, request)


async def lost(bot: Greenroom, request: Request) -> None:
    """Somebody deleted the card. It is posted again while the request is on, and the moderators are told once."""
    now = bot.now()
    async with bot.db.write() as conn:
        bare = await service_board.lost(conn, request.guild_id, request.id, request.message_id or 0, now)
        if bare is not None:
            words = text_board.posted_again(bare, escape(bare.spec.title))
            await desk.alert(conn, bare.guild_id, f"collabs:lost:{request.message_id}", words, now)


async def look_for(bot: Greenroom, request: Request) -> None:
    """Has one that was never posted tried again, and one that is gone posted anew."""
    if request.message_id is None:
        async with bot.db.write() as conn:
            await service_board.show(conn, request, bot.now())
        return
    try:
        await bot.borrowed.reach(request.guild_id)
        if not await board.is_there(bot, request):
            await lost(bot, request)
    except (discord.HTTPException, *LINE_TROUBLE):
        return  # it cannot be known now; tomorrow it is looked for again


def not_shown(bot: Greenroom) -> Failed:
    """The board is gone or closed to us: the moderators are told once a day, and it is tried again tomorrow."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        del failure
        now = bot.now()
        async with bot.db.write() as conn:
            request = await service_board.postpone(conn, delivery.guild_id, delivery.ref["request"], now)
            if request is not None:
                channel_id = await service_board.board_of(conn, request)
                words = text_board.cannot_post(escape(request.spec.title), channel_id)
                await desk.alert(conn, request.guild_id, f"collabs:board:{now:%Y-%m-%d}", words, now, check=True)
        return True

    return failed


def taken_away(bot: Greenroom) -> Perform:
    """The card of somebody who was forgotten."""

    async def perform(delivery: Delivery) -> None:
        ref = delivery.ref
        await board.take_away(bot, (ref["channel"], ref["thread"], ref["message"]))

    return perform


def letter(bot: Greenroom) -> Render:
    """The word to an owner that a request ends, unless that has been seen to."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            request = await service_board.find(conn, delivery.guild_id, delivery.ref["request"])
        if request is None or request.state not in RENEWABLE or request.expires_at is None:
            return None
        if int(request.expires_at.timestamp()) != delivery.ref["ends"]:
            return None  # renewed meanwhile
        return ui_mine.letter_card(request, group_name(bot, delivery.guild_id))

    return render


def taken_down(bot: Greenroom) -> Render:
    """The word to an owner that a moderator closed their request."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            request = await service_board.find(conn, delivery.guild_id, delivery.ref["request"])
        return ui_mine.taken_down_card(request, group_name(bot, delivery.guild_id)) if request is not None else None

    return render
