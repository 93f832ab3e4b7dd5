"""Letters to winners, mentions for those who cannot be written to, and a word to the host, on their way to Discord."""

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.client import Greenroom
from bot.outbox import Delivery, Failed, Failure, Render, Sent
from bot.ui import Card
from cogs.giveaways import service, service_claims, service_closing, ui_winners
from cogs.giveaways.model import Giveaway
from cogs.giveaways.model_winners import Prize, Winner

Draw = Callable[[Giveaway, Winner], Card | None]


def _about(bot: Greenroom, draw: Draw) -> Render:
    """Draw a card about the winner whom the errand names, as things stand now."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            shown = await service.view(conn, delivery.guild_id, delivery.ref["giveaway"])
        position = delivery.ref["position"]
        winner = next((each for each in shown.winners if each.position == position and each.user_id is not None), None)
        return draw(shown.giveaway, winner) if winner is not None else None

    return render


def letter(bot: Greenroom) -> Render:
    """You won; nothing when it was claimed or lost on the way."""

    def draw(giveaway: Giveaway, winner: Winner) -> Card | None:
        guild = bot.get_guild(giveaway.guild_id)
        name = guild.name if guild is not None else ""
        return ui_winners.letter_card(giveaway, winner, name) if winner.waits else None

    return _about(bot, draw)


def letter_refused(bot: Greenroom) -> Failed:
    """Direct messages are closed, or Discord was silent for a day: once by a mention instead."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        del failure
        where = (delivery.guild_id, delivery.ref["giveaway"], delivery.ref["position"])
        async with bot.db.write() as conn:
            await service_claims.letter_refused(conn, *where, bot.now())
        return True

    return failed


def mention(bot: Greenroom) -> Render:
    """The same in the channel."""
    return _about(bot, lambda giveaway, winner: ui_winners.mention_card(giveaway, winner) if winner.waits else None)


def mentioned() -> Sent:
    """Remember where it is."""

    async def sent(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
        where = (delivery.guild_id, delivery.ref["giveaway"], delivery.ref["position"])
        await service_claims.mentioned(conn, *where, message_id)

    return sent


def mention_refused(bot: Greenroom) -> Failed:
    """Nothing is left but to tell the moderators."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        del failure
        async with bot.db.write() as conn:
            await service_closing.not_posted(conn, delivery.guild_id, delivery.ref["giveaway"], "mention", bot.now())
        return True

    return failed


def reminder(bot: Greenroom) -> Render:
    """Your prize is still waiting; in the channel for those whose direct messages are closed."""

    async def render(delivery: Delivery) -> Card | None:
        public = delivery.channel_id is not None

        def draw(giveaway: Giveaway, winner: Winner) -> Card | None:
            return ui_winners.reminder_card(giveaway, winner, public=public) if winner.waits else None

        return await _about(bot, draw)(delivery)

    return render


def on_its_way(bot: Greenroom) -> Render:
    """The host has sent the prize."""
    return _about(
        bot,
        lambda giveaway, winner: (
            ui_winners.on_its_way_card(giveaway, winner) if winner.prize is Prize.SENT and winner.holds else None
        ),
    )


def unsent(bot: Greenroom) -> Render:
    """A prize that was claimed and not sent; told in the moderators' log."""
    return _about(
        bot,
        lambda giveaway, winner: (
            ui_winners.unsent_card(giveaway, winner) if winner.prize is Prize.PROMISED and winner.holds else None
        ),
    )
