"""What changes in Discord besides new messages: the card of a request, and a thread for a mentor and a newcomer."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.client import Greenroom
from bot.outbox import Delivery, Failed, Failure, Perform, Sent
from bot.reach import member_of
from bot.threads import private_thread
from cogs.desk import service as desk
from cogs.firststeps import service_audits, service_mentors, text_mentors
from cogs.firststeps.letters import audit_now
from cogs.firststeps.model_mentors import Pair, PairState

WELCOME = "welcome"


def audit_posted(bot: Greenroom) -> Sent:
    """Remember where the card is."""

    async def sent(conn: AsyncConnection, delivery: Delivery, message_id: int) -> None:
        await service_audits.posted(conn, delivery.guild_id, delivery.ref["audit"], message_id, bot.now())

    return sent


def audit_refused(bot: Greenroom) -> Failed:
    """The card can never be posted."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        del failure
        async with bot.db.write() as conn:
            await service_audits.refused(conn, delivery.guild_id, delivery.ref["audit"], bot.now())
        return True

    return failed


def audit_redrawer(bot: Greenroom) -> Perform:
    """Bring the card up to date."""

    async def perform(delivery: Delivery) -> None:
        found = await audit_now(bot, delivery)
        if found is None or found[0].message_id is None:
            return
        audit, card = found
        channel = bot.get_partial_messageable(audit.channel_id, guild_id=audit.guild_id)
        await channel.get_partial_message(found[0].message_id).edit(view=card)

    return perform


def card_remover(bot: Greenroom) -> Perform:
    """Delete the card of somebody who is to be forgotten."""

    async def perform(delivery: Delivery) -> None:
        channel = bot.get_partial_messageable(delivery.ref["channel"], guild_id=delivery.guild_id)
        await channel.get_partial_message(delivery.ref["message"]).delete()

    return perform


async def let_go(delivery: Delivery, failure: Failure) -> bool:
    """Somebody deleted it, or it cannot be reached: nobody needs to hear."""
    del delivery, failure
    return True


def thread_maker(bot: Greenroom) -> Perform:
    """Open the private thread of a pair."""

    async def perform(delivery: Delivery) -> None:
        async with bot.db.read() as conn:
            pair = await service_mentors.get(conn, delivery.guild_id, delivery.ref["pair"])
            channel_id = await desk.place(conn, delivery.guild_id, WELCOME)
        if pair is None or pair.state is not PairState.ACCEPTED or (name := await _name(bot, pair)) is None:
            return
        if channel_id is None:
            await _refused(bot, pair)
            return
        people = [pair.newcomer_id, pair.mentor_id]
        thread = await private_thread(bot, channel_id, name, people, known=pair.thread_id)
        async with bot.db.write() as conn:
            await service_mentors.thread_made(conn, pair, thread.id, bot.now())

    return perform


async def _name(bot: Greenroom, pair: Pair) -> str | None:
    """The thread's name; None when one of the two has left, which ends the pair."""
    mentor = await member_of(bot, pair.guild_id, pair.mentor_id)
    newcomer = await member_of(bot, pair.guild_id, pair.newcomer_id)
    if mentor is not None and newcomer is not None:
        return text_mentors.THREAD_NAME.format(mentor=mentor.name, newcomer=newcomer.name)
    async with bot.db.write() as conn:
        await service_mentors.leave(
            conn, pair.guild_id, pair.newcomer_id if newcomer is None else pair.mentor_id, bot.now()
        )
    return None


def thread_refused(bot: Greenroom) -> Failed:
    """The thread can never be opened."""

    async def failed(delivery: Delivery, failure: Failure) -> bool:
        del failure
        async with bot.db.read() as conn:
            pair = await service_mentors.get(conn, delivery.guild_id, delivery.ref["pair"])
        if pair is not None:
            await _refused(bot, pair)
        return True

    return failed


async def _refused(bot: Greenroom, pair: Pair) -> None:
    async with bot.db.write() as conn:
        await service_mentors.thread_refused(conn, pair, bot.now())
