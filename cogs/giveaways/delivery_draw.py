"""The close, the announcement and what follows on their way to Discord: each posted once as people see it."""

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.client import Greenroom
from bot.outbox import Delivery, Failed, Failure, Perform, Render, Sent
from bot.reach import delete_message
from bot.ui import Card
from cogs.giveaways import service_claims, service_closing, service_proof, ui_draw
from cogs.giveaways.beacon_source import beacon_of
from cogs.giveaways.model import State


def closing(bot: Greenroom) -> Render:
    """The digest, unless it was cancelled on the way."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            shown, exclusions = await service_proof.result(conn, delivery.guild_id, delivery.ref["giveaway"])
        if shown.giveaway.state is not State.CLOSED:
            return None
        return ui_draw.closing_card(shown, exclusions, beacon=beacon_of(bot) is not None)

    return render


def closing_sent(bot: Greenroom) -> Sent:
    """Fix the round from Discord's own time of the message, which nobody can choose afterwards."""

    async def sent(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
        where = (delivery.guild_id, delivery.ref["giveaway"], message_id)
        posted_at = discord.utils.snowflake_time(message_id)
        beacon = beacon_of(bot) is not None
        await service_closing.digest_posted(conn, where, posted_at, bot.now(), beacon=beacon)

    return sent


def announcement(bot: Greenroom) -> Render:
    """The winners."""

    async def render(delivery: Delivery) -> Card:
        async with bot.db.read() as conn:
            shown, exclusions = await service_proof.result(conn, delivery.guild_id, delivery.ref["giveaway"])
        return ui_draw.announcement_card(shown, exclusions)

    return render


def announcement_sent(bot: Greenroom) -> Sent:
    """From now on winners are waited for."""

    async def sent(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
        await service_claims.announced(conn, delivery.guild_id, delivery.ref["giveaway"], message_id, bot.now())

    return sent


def moved(bot: Greenroom) -> Render:
    """Why a prize moved on, and to whom."""

    async def render(delivery: Delivery) -> Card:
        async with bot.db.read() as conn:
            shown, _ = await service_proof.result(conn, delivery.guild_id, delivery.ref["giveaway"])
        return ui_draw.moved_card(shown, delivery.ref["lost"], delivery.ref["new"])

    return render


def moved_sent(bot: Greenroom) -> Sent:
    """From now on the new winners are waited for."""

    async def sent(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
        where = (delivery.guild_id, delivery.ref["giveaway"])
        await service_claims.moved(conn, *where, delivery.ref["new"], message_id, bot.now())

    return sent


def moved_refused(bot: Greenroom) -> Failed:
    """It can never be posted: the new winners are written to all the same."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        del failure
        where = (delivery.guild_id, delivery.ref["giveaway"])
        async with bot.db.write() as conn:
            await service_claims.moved(conn, *where, delivery.ref["new"], None, bot.now())
            await service_closing.not_posted(conn, *where, "moved", bot.now())
        return True

    return failed


def refused(bot: Greenroom, trouble: str) -> Failed:
    """It can never be posted there: the moderators choose what to do."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        del failure
        async with bot.db.write() as conn:
            giveaway_id = delivery.ref["giveaway"]
            await service_closing.not_posted(conn, delivery.guild_id, giveaway_id, trouble, bot.now())
        return True

    return failed


def trouble(bot: Greenroom) -> Render:
    """A question to the moderators, unless it was answered on the way."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            shown, _ = await service_proof.result(conn, delivery.guild_id, delivery.ref["giveaway"])
        if delivery.ref["trouble"] == "beacon" and shown.giveaway.state is not State.CLOSED:
            return None
        return ui_draw.trouble_card(shown.giveaway, delivery.ref["trouble"])

    return render


def announced_again(bot: Greenroom) -> Perform:
    """Draw the announcement anew, when somebody it named had themselves forgotten."""

    async def perform(delivery: Delivery) -> None:
        async with bot.db.read() as conn:
            shown, exclusions = await service_proof.result(conn, delivery.guild_id, delivery.ref["giveaway"])
        giveaway = shown.giveaway
        if giveaway.announcement_id is None:
            return
        channel = bot.get_partial_messageable(giveaway.channel_id, guild_id=delivery.guild_id)
        card = ui_draw.announcement_card(shown, exclusions)
        await channel.get_partial_message(giveaway.announcement_id).edit(
            view=card, allowed_mentions=discord.AllowedMentions.none()
        )

    return perform


def remover(bot: Greenroom) -> Perform:
    """Delete a message that named somebody."""

    async def perform(delivery: Delivery) -> None:
        await delete_message(bot, delivery.ref["channel"], delivery.ref["message"])

    return perform
