"""The live card on its way to Discord: posted once, then kept true. And notes to the moderators about it."""

from collections.abc import Sequence

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.client import Greenroom
from bot.outbox import Delivery, Failed, Failure, Perform, Render, Sent, Why
from bot.ui import Card
from cogs.giveaways import preflight, service, ui, ui_notes
from cogs.giveaways.entrance import Entrance
from cogs.giveaways.model import RUNNING, Giveaway
from cogs.giveaways.model_notes import Note
from cogs.giveaways.service_notes import tell


def card(bot: Greenroom) -> Render:
    """The card, unless the giveaway was taken back on the way."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            view = await service.view(conn, delivery.guild_id, delivery.ref["giveaway"])
        return ui.opening_card(view) if view.giveaway.state in RUNNING else None

    return render


def posted(bot: Greenroom) -> Sent:
    """Remember where the card is."""

    async def sent(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
        await service.posted(conn, delivery.guild_id, delivery.ref["giveaway"], message_id, bot.now())

    return sent


def redrawer(bot: Greenroom, entrance: Entrance) -> Perform:
    """Bring the card up to date."""

    async def perform(delivery: Delivery) -> None:
        # From here on a press means another edit; before, its entry is in the count that is read below.
        entrance.touched.discard((delivery.guild_id, delivery.ref["giveaway"]))
        async with bot.db.read() as conn:
            view = await service.view(conn, delivery.guild_id, delivery.ref["giveaway"])
        if view.giveaway.message_id is None:
            return
        channel = bot.get_partial_messageable(view.giveaway.channel_id, guild_id=delivery.guild_id)
        nobody = discord.AllowedMentions.none()  # an edit could ring again
        message = channel.get_partial_message(view.giveaway.message_id)
        await message.edit(view=ui.live_card(view), allowed_mentions=nobody)

    return perform


async def let_go(delivery: Delivery, failure: Failure) -> bool:
    """It was about something that is gone, and nothing is lost."""
    del delivery, failure
    return True


def card_lost(bot: Greenroom) -> Failed:
    """Somebody deleted the card, or the channel, or took a permission away: say so, and how it is mended."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        async with bot.db.write() as conn:
            giveaway = (await service.view(conn, delivery.guild_id, delivery.ref["giveaway"])).giveaway
            if giveaway.state not in RUNNING:
                return True
            now = bot.now()
            note, words = _trouble(bot, giveaway, failure)
            await tell(conn, giveaway, note, now, once=f"{now:%Y-%m-%d}", words=words)
        return True

    return failed


def _trouble(bot: Greenroom, giveaway: Giveaway, failure: Failure) -> tuple[Note, Sequence[str]]:
    if not preflight.is_channel_there(bot, giveaway):
        return Note.CHANNEL_GONE, ()
    if failure.why is Why.GONE:
        return Note.CARD_GONE, ()
    return Note.LACKS, preflight.channel_problems(bot, giveaway) or [failure.detail]


def note(bot: Greenroom) -> Render:
    """A note in the moderators' log."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            view = await service.view(conn, delivery.guild_id, delivery.ref["giveaway"])
        return ui_notes.note_card(view.giveaway, Note(delivery.ref["note"]), delivery.ref["words"])

    return render
